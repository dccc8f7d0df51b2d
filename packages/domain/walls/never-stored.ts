/**
 * Words that no field, command, event, role, code or verb may be named by (docs: "where it stops, by design"): marks of
 * vehicles, devices and bodies, and what is kept about persons rather than about calls. Whole words, in any spelling of
 * compounds, so that `surface` or `template` are not meant. A change needs a decision: note 0010 holds the hash of this list.
 */
export const neverStored: readonly string[] = [
  'plate',
  'imei',
  'imsi',
  'mac',
  'face',
  'gait',
  'watch',
  'watchlist',
  'blacklist',
  'score',
  '重点人员',
  '布控',
  '画像',
  '轨迹',
]

/** `callerName`, `caller_name`, `caller-name` -> `-caller-name-` */
const words = (name: string): string =>
  `-${name
    .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')}-`

/** Whether a name says what is never stored. */
export const isNeverStored = (name: string): boolean =>
  neverStored.some((word) => (/^\p{Script=Han}/u.test(word) ? name.includes(word) : words(name).includes(`-${word}-`)))

/**
 * Words that no field, command, event, role, code or verb may be named by (docs: "where it stops, by design"): marks of
 * vehicles, devices and bodies, and what is kept about persons rather than about calls. Whole words, in any spelling of
 * compounds, so that `surface` or `template` are not meant.
 */
export const neverStored: readonly string[] = [
  'plate',
  'imei',
  'imsi',
  'mac-address',
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

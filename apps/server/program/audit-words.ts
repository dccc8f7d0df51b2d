import type { Finding } from '../audit/finding.ts'
import type { Fork, PlaceFault } from '../audit/heads-walk.ts'
import type { Verified } from '../audit/verify.ts'

const time = (ms: number): string => new Date(ms).toISOString()

const deeds: Readonly<Record<Finding['kind'], string>> = {
  edited: 'was edited: another entry stands there than the one that was signed',
  deleted: 'was deleted',
  inserted: 'was inserted: none was signed there',
  swapped: 'was swapped',
  cut: 'is missing, and all after it: the tail of the log was cut off',
  'rolled-back': 'is missing, and all after it: the database is older than its signed heads (rolled back to a backup)',
  forked: 'begins another history than the one that was signed: the log was forked',
  link: 'is not linked to the one before it: the hash was changed, or an entry of the chain before it',
  columns: 'says one thing in its columns and another in its body: a column was changed',
}

/** The first bent entry in words, one line. */
export function sayFinding(finding: Finding): string {
  const { position, org, orgSeq, subject, at, kind } = finding
  const whose = org === null ? '' : ` (organisation ${org}, its number ${orgSeq ?? '?'})`
  const what = subject === null ? '' : ` about ${subject}`
  const isGone = kind === 'deleted' || kind === 'cut' || kind === 'rolled-back'
  const when = at === null ? '' : ` ${isGone ? 'after' : 'of'} ${time(at)}`
  const other = finding.with === null ? '' : ` with entry ${finding.with}`
  const ends = finding.end === null ? '' : ` The log ends with entry ${finding.end}.`
  const loose = finding.anchored ? '' : ' No signed head covers it yet.'
  return `Entry ${position}${whose}${what}${when} ${deeds[kind]}${other}.${ends}${loose}`
}

const faults: Readonly<Record<PlaceFault['fault'], string>> = {
  unreadable: 'is no head: cut off, or overwritten',
  key: 'names a key that is not the one that signed it',
  signature: 'was changed after it was signed',
  leaves: 'has other hashes of entries than were signed',
  proof: 'does not begin with the tree of the head before it',
  stranger: 'is signed by a key that no earlier key vouched for',
  gap: 'follows a head that is missing',
}

export const sayFault = ({ place, line, fault }: PlaceFault): string => `${place}, line ${line}: ${faults[fault]}.`

export const sayFork = ({ place, from, at: [one, other] }: Fork): string =>
  `${place} holds two histories: from entry ${from} on there is one that was signed by ${time(one)}, and another that was signed at ${time(other)}. The log was rolled back and went on.`

/** All that was found, a line each, the worst first. */
export function sayVerified(verified: Verified, places: readonly string[]): readonly string[] {
  const { finding, entries, anchored, unanchored, tableDiffers, pasts, papers } = verified
  const [differing] = tableDiffers
  return [
    ...(finding === null ? [] : [sayFinding(finding)]),
    ...verified.forks.map(sayFork),
    ...verified.faults.map(sayFault),
    ...(differing === undefined
      ? []
      : [
          `${tableDiffers.length} heads of the second place are not in the database as they were signed, the first over ${differing} entries.`,
        ]),
    ...pasts.map(sayPast),
    ...papers.map(({ size, agrees }) => {
      if (agrees === null) return `The printed head is over ${size} entries: the log has ${entries} that are in order.`
      return agrees
        ? `The printed head over ${size} entries agrees.`
        : `The printed head over ${size} entries does not agree: one of them was bent. Paper does not tell which.`
    }),
    finding === null
      ? `${entries} entries are as they were written.`
      : `The ${entries} entries before it are as they were written.`,
    places.length === 0
      ? 'They were held only against the heads in the database itself: whoever has all rights on it can change both. Name a second place: --against PLACE, or TOCSIN_AUDIT.'
      : `${anchored} entries are anchored in ${places.join(' and ')}; ${unanchored} later ones are not yet.`,
  ]
}

const sayPast = ({ name, agreesTo, of }: Verified['pasts'][number]): string => {
  if (agreesTo === of) return `${name} is an earlier time of this log: all its ${of} entries are here.`
  if (agreesTo === 0) return `${name} is of another log.`
  return `${name} is of another time of this log: it agrees up to entry ${agreesTo}, its other ${of - agreesTo} are not here. A restore from a backup does that; so does a database that was rolled back and renamed. Move the file away once you know which.`
}

/** 0: nothing is wrong; 3: the log was bent; 4: the heads were. */
export function exitCodeOf({ finding, forks, faults: broken, tableDiffers, pasts, papers }: Verified): 0 | 3 | 4 {
  const isPastLost = pasts.some(({ agreesTo, of }) => agreesTo > 0 && agreesTo < of)
  if (finding !== null || forks.length > 0 || isPastLost || papers.some(({ agrees }) => agrees !== true)) return 3
  return broken.length > 0 || tableDiffers.length > 0 ? 4 : 0
}

import type { Weakness } from '../auth/known-passwords.ts'
import type { FileRefusal } from '../files/file-store.ts'
import type { PasskeyRefused } from '../auth/passkeys.ts'
import type { FactorProposal } from './factor-proposal.ts'
import type { Refusal, RefusalCode } from '@tocsin/domain'

/** RFC 9457 problem document. `field` names what to change; `refusal` carries the closed code and its detail. */
export type Problem = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail?: string
  readonly field?: string
  readonly refusal?: Refusal
  /** an authenticator to be set up at the door */
  readonly factor?: FactorProposal
  /** so often a PIN may be tried before only the password opens */
  readonly triesLeft?: number
}

/** Thrown by routes and hooks, turned into a problem document in one place. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title)
    this.problem = problem
  }
}

const problem = (status: number, type: string, title: string, rest: Partial<Problem> = {}): ProblemError =>
  new ProblemError({ type: `urn:tocsin:problem:${type}`, title, status, ...rest })

export const unreadableInput = (field: string, detail: string): ProblemError =>
  problem(400, 'input', 'The input cannot be read', { field, detail })
export const notSignedIn = (): ProblemError => problem(401, 'not-signed-in', 'Sign in first')
export const wrongSignIn = (): ProblemError =>
  problem(401, 'sign-in', 'Name or password is wrong', { field: 'password' })
/** The password is right, and a code has to come with it. */
export const codeNeeded = (): ProblemError =>
  problem(401, 'code-needed', 'A code is needed beside the password', {
    field: 'code',
    detail: 'six digits of the authenticator, or one of the recovery codes',
  })
export const newPasswordNeeded = (
  detail = 'sign in again with `newPassword`, your own choice: this one was set by somebody else',
): ProblemError =>
  problem(401, 'new-password-needed', 'This password is good for one thing: setting your own', {
    field: 'newPassword',
    detail,
  })
const weaknesses: Readonly<Record<Weakness, string>> = {
  common: 'it is among the passwords that are guessed first: take four words that have nothing to do with each other',
  breached: 'it stands in a list of passwords that were stolen elsewhere: take another one',
  'says-who':
    'it is little more than a name that everybody here knows: take four words that have nothing to do with each other',
}
export const weakPassword = (weak: Weakness): ProblemError =>
  problem(422, `password-${weak}`, 'This password is too easily guessed', {
    field: 'password',
    detail: weaknesses[weak],
  })
export const wrongCode = (field: string): ProblemError =>
  problem(401, 'code', 'The code is wrong', {
    field,
    detail: 'wrong, too old, or used before: wait for the next one and look at the clock of the authenticator',
  })
/** The password is right, and the role asks for a second factor that is not there yet. */
export const factorNeeded = (factor: FactorProposal): ProblemError =>
  problem(401, 'factor-needed', 'Your role needs a second factor', {
    field: 'newFactor',
    detail: 'scan the picture with an authenticator, then sign in again with `newFactor`: its secret and a code',
    factor,
  })
/** Passkeys belong to a host name, and browsers make them where nobody can listen. */
export const passkeyHost = (host: string): ProblemError =>
  problem(400, 'passkey-host', 'Passkeys do not work at this address', {
    field: 'origin',
    detail: `${host}: open this page by a host name and https (or localhost), not by an IP address or http; the certificate is set by TOCSIN_TLS_CERT and TOCSIN_TLS_KEY, or at a proxy`,
  })
export const passkeyRefused = (why: PasskeyRefused | 'known' | 'account'): ProblemError =>
  problem(why === 'known' ? 409 : 401, `passkey-${why}`, 'The passkey was not taken', {
    field: 'response',
    detail: passkeyDetails[why],
  })
const passkeyDetails: Readonly<Record<PasskeyRefused | 'known' | 'account', string>> = {
  unknown: 'it is not known here: sign in another way and add it',
  'other-host':
    'it was made for another host name: open the page there, or sign in another way and add one for this host',
  stale: 'that took longer than five minutes, or was answered before: try again',
  wrong: 'its proof is not right: try again, with your finger, face or PIN where it asks for one',
  copied: 'it has counted backwards and may have been copied: sign in another way, remove it and add a new one',
  known: 'this passkey is there already',
  account: 'the account is disabled: ask an administrator',
}
/** The password is right, the role asks for a second factor, and the person's is a passkey. */
export const passkeyNeeded = (hosts: readonly string[]): ProblemError =>
  problem(401, 'passkey-needed', 'Your role needs a second factor: sign in with your passkey', {
    detail: `the password alone does not do for your role; use the passkey, at ${hosts.join(', ')}`,
  })
export const confirmFirst = (): ProblemError =>
  problem(403, 'confirm-first', 'Prove that it is you', {
    detail: 'this changes how you sign in: give your password, a code or a passkey to /api/session/confirm first',
  })
export const deskLocked = (): ProblemError =>
  problem(423, 'locked', 'This desk is locked', {
    detail: 'open it by PIN, password or passkey at /api/session/unlock first',
  })
export const wrongPin = (left: number): ProblemError =>
  problem(401, 'pin', 'The PIN is wrong', {
    field: 'pin',
    detail: left > 0 ? `${left} tries left` : 'no tries left: give the password',
    triesLeft: left,
  })
/** Why another person did not get a seat; nothing has passed then. */
export type SeatRefused = keyof typeof seatDetails
const seatDetails = {
  'nobody-there': 'nobody is signed in at this seat any more: sign in as usual',
  'same-person': 'this person sits here already: unlock the desk, or sign somebody else in',
  'takes-no-calls':
    'this person may not take calls, and something is in hand at this seat: end it or hand it over first, or sign in somebody who takes calls',
  'other-organisation':
    'this person is of another organisation, and something is in hand at this seat: end it or hand it over first',
  'changed-already': 'another person has just taken this seat',
  'not-stored': 'what is in hand could not be passed on: try again',
} as const
export const seatRefused = (why: keyof typeof seatDetails): ProblemError =>
  problem(
    why === 'takes-no-calls' || why === 'other-organisation' ? 403 : why === 'not-stored' ? 503 : 409,
    `seat-${why}`,
    'The seat has not changed hands',
    { field: 'seat', detail: seatDetails[why] },
  )
/** Why a terminal was not taken. `needed`: the role signs in on terminals alone. */
export type TerminalRefused = keyof typeof terminalDetails
const terminalDetails = {
  needed:
    'your role signs in on terminals of the organisation alone: use one, or have an administrator make a code and enrol this computer with it',
  code: 'this code is not known, was used before, or is older than 15 minutes: have an administrator make another one',
  unknown: 'this computer is not enrolled here any more: have an administrator make a code and enrol it again',
  wrong:
    'the proof is not right, was given before, or the terminal counts as lost: load the page again, or enrol it anew',
} as const
export const terminalRefused = (why: keyof typeof terminalDetails): ProblemError =>
  problem(why === 'needed' ? 403 : 401, `terminal-${why}`, 'The terminal was not taken', {
    field: why === 'code' ? 'body.code' : 'terminal',
    detail: terminalDetails[why],
  })
export const notAllowed = (verb: string): ProblemError =>
  problem(403, 'not-allowed', 'Your role does not include this', {
    refusal: { refused: 'not-allowed', detail: { verb } },
  })
export const offDuty = (verb: string): ProblemError =>
  problem(403, 'off-duty', 'Your role includes this on duty alone', {
    detail: 'your shift is over or has not begun: ask the duty leader to enter you in the roster',
    refusal: { refused: 'off-duty', detail: { verb } },
  })
export const wrongOrigin = (): ProblemError => problem(403, 'origin', 'This request comes from another site')
export const notFound = (what: string): ProblemError => problem(404, 'not-found', 'Not found', { detail: what })
export const tooManyTries = (retryAfterS: number): ProblemError =>
  problem(429, 'too-many-tries', 'Too many tries', { detail: `try again in ${retryAfterS} s` })
export const conflict = (detail: string): ProblemError => problem(409, 'conflict', 'Not as things stand', { detail })
const fileStatuses: Partial<Record<FileRefusal, number>> = {
  'too-large': 413,
  kind: 415,
  infected: 422,
  'not-scanned': 503,
}
/** Why the bytes of a file were not taken, with the remedy. */
export function fileRefused(why: FileRefusal, mostBytes: number): ProblemError {
  const details: Readonly<Record<FileRefusal, string>> = {
    'too-large': `at most ${mostBytes} bytes; an administrator may set another limit`,
    kind: 'pictures (PNG, JPEG, WebP, GIF, HEIC), PDF, sound (MP3, WAV, OGG, M4A, FLAC, AMR) and text in UTF-8; told by the bytes, not by the name',
    empty: 'there is nothing in it',
    'cut-off': 'it did not arrive whole: send it again',
    infected: 'the scanner of this site found something harmful in it',
    'not-scanned':
      'the scanner of this site does not answer: keep the file and send it again, and tell the administrator',
  }
  return problem(fileStatuses[why] ?? 400, `file-${why}`, 'The file was not taken', { detail: details[why] })
}
export const diskFull = (): ProblemError =>
  problem(507, 'disk-full', 'No room', { detail: 'the disk is full: make room and send the file again' })
export const unavailable = (detail: string): ProblemError =>
  problem(503, 'unavailable', 'Not available just now', { detail })

/** Status numbers of refusals; everything not named here is a conflict with how things stand. */
const statuses: Partial<Record<RefusalCode, number>> = {
  'not-allowed': 403,
  'off-duty': 403,
  'not-found': 404,
  'time-in-future': 422,
  'key-mismatch': 422,
  'closure-ends-before-start': 422,
  'closure-has-no-direction': 422,
  'closure-too-wide': 422,
  'personal-in-text': 422,
  'busy-try-again': 503,
  'log-unavailable': 503,
  'no-free-number': 503,
}

export const refusalProblem = (refusal: Refusal): ProblemError =>
  problem(statuses[refusal.refused] ?? 409, refusal.refused, 'Refused', { refusal })

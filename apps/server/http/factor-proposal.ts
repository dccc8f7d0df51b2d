import encodeQR from 'qr'
import type { SecondFactor } from '../auth/second-factor.ts'
import type { Board } from '../live/board.ts'

/** A secret for an authenticator: base32, as an `otpauth:` address, and as a picture of that (SVG). */
export type FactorProposal = { readonly secret: string; readonly uri: string; readonly picture: string }

/** The organisation's name goes before the sign-in name in the list of an authenticator. */
export function proposalOf(factor: SecondFactor, board: Board, org: string, login: string): FactorProposal {
  const fold = board.get(`organisation/${org}`)
  const name = fold?.kind === 'organisation' ? fold.state.name.en : 'Tocsin'
  const proposal = factor.propose(name.replaceAll(':', ' '), login)
  return { ...proposal, picture: encodeQR(proposal.uri, 'svg') }
}

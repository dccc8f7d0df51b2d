import type { Entry } from '../store/index.ts'
import { leafDigest, type Digest } from './tree.ts'

/** So many bytes of an entry's hash go to the second place: nobody makes another entry with the same ones. */
export const prefixBytes = 16

/**
 * The hash of an entry as a leaf of the tree: all that its row says, apart from its place, which is the leaf's own, and
 * from the link to the entry before, which is checked by itself.
 */
export const digestOf = ({ org, orgSeq, subject, version, owner, at, body }: Entry): Digest =>
  leafDigest(`${JSON.stringify([org, orgSeq, subject, version, owner, at])}\n${body}`)

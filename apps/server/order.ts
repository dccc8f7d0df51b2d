import type { SealedCommand, Viewer } from '@tocsin/domain'
import type { WrappedKey } from './store/contract.ts'

/** A command that has passed the wall: parsed, sealed, and with who gives it. */
export type Order = {
  /** the client's id for it */
  readonly id: string
  /** 'system' is the program itself, for founding; no client can be it */
  readonly viewer: Viewer | 'system'
  /** organisation in whose name it acts */
  readonly org: string
  readonly command: SealedCommand
  /** data keys that its sealed texts use and that may not be stored yet; `stored` tells that now they are */
  readonly keys: readonly WrappedKey[]
  readonly stored: () => void
  readonly deviceAt: number | null
  readonly seat: string | null
  readonly exercise: boolean
}

export const accountOf = ({ viewer }: Order): string => (viewer === 'system' ? 'system' : viewer.account)

import { scopesOf, type Viewer } from '@tocsin/domain'
import type { Board } from '../live/board.ts'
import { notAllowed, notFound } from './problem.ts'

/**
 * The account, where the one who asks sets the passwords of its whole organisation; throws where not. One's own ways have
 * rules of their own.
 */
export const administeredOn =
  (board: Board) =>
  (viewer: Viewer, account: string): string => {
    const fold = board.get(`account/${account}`)
    if (fold?.kind !== 'account') throw notFound('no such account')
    const sets = scopesOf(viewer.roles, 'set-password').has('organisation')
    if (!sets || fold.state.org !== viewer.org) throw notAllowed('set-password')
    return account
  }

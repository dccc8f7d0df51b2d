import { mayReach, scopesOf, type Unit, type Viewer } from '@tocsin/domain'
import type { Fix, PositionRow } from '@tocsin/link'
import type { Board } from './board.ts'
import type { Hub } from './hub.ts'

/** How often positions go out and to the database: newest wins within that time. */
export const sendEveryMs = 100
export const storeEveryMs = 5000
/** After this silence a unit's fix is believed though its clock has gone back: the device was set right, or is another. */
const clockSetBackMs = 30_000

/** One unit's newest position, and when the server got it. */
export type UnitFix = { readonly unit: string; readonly org: string; readonly fix: Fix; readonly receivedAt: number }

/** Where positions are kept, and what is there already. */
export type KeptPositions = {
  readonly known: readonly UnitFix[]
  readonly store: (batch: readonly UnitFix[]) => Promise<void>
  /** what came in since the last time this was asked, through this process or another */
  readonly news: () => Promise<readonly UnitFix[]>
}

export type Positions = ReturnType<typeof createPositions>

/** Where units on duty are. Not events: newest wins, coalesced, batched to the database. */
export function createPositions(board: Board, hub: Hub, kept: KeptPositions) {
  const newest = new Map<string, UnitFix>()
  let toSend = new Set<string>()
  let toStore = new Set<string>()

  const rowOf = ({ unit, fix }: UnitFix): PositionRow => [
    unit,
    fix.point.lon,
    fix.point.lat,
    fix.at,
    fix.speedMps,
    fix.headingDeg,
  ]

  function mayFollow(viewer: Viewer, { unit, org }: UnitFix): boolean {
    const scopes = scopesOf(viewer.roles, 'see-positions')
    if (scopes.has('organisation') && viewer.org === org) return true
    if (scopes.has('unit') && viewer.unit === unit) return true
    const fold = scopes.has('borrowed') ? board.get(`unit/${unit}`) : undefined
    return fold?.kind === 'unit' && mayReach(viewer, 'see-positions', 'unit', fold.state)
  }

  function send(units: Iterable<string>, to: Iterable<{ viewer: () => Viewer; send: Hub['broadcast'] }>): void {
    const fixes = [...units].map((unit) => newest.get(unit)).filter((each) => each !== undefined)
    const texts = new Map<string, PositionRow[]>()
    for (const session of to) {
      const viewer = session.viewer()
      const scopes = scopesOf(viewer.roles, 'see-positions')
      const lent = scopes.has('borrowed') ? 'lent' : ''
      const key = scopes.has('organisation') ? `${viewer.org} ${lent}` : `${viewer.org}/${viewer.unit}`
      const list = texts.get(key) ?? fixes.filter((each) => mayFollow(viewer, each)).map(rowOf)
      texts.set(key, list)
      if (list.length > 0) session.send({ t: 'positions', list })
    }
  }

  const isOnDuty = (unit: string): boolean => {
    const fold = board.get(`unit/${unit}`)
    return fold?.kind === 'unit' && fold.state.state.phase !== 'off-duty'
  }

  /** Positions that other server processes were told. */
  async function learn(): Promise<void> {
    for (const each of await kept.news()) {
      const held = newest.get(each.unit)
      if (!isOnDuty(each.unit) || (held !== undefined && held.receivedAt >= each.receivedAt)) continue
      newest.set(each.unit, each)
      toSend.add(each.unit)
    }
  }

  for (const each of kept.known) if (isOnDuty(each.unit)) newest.set(each.unit, each)

  board.listen(({ moves }) => {
    for (const { after } of moves) {
      if (after?.kind === 'unit' && after.state.state.phase === 'off-duty') newest.delete(after.state.id)
    }
  })

  return {
    /** Takes a fix of a unit on duty; the reason when it is refused. A fix older than the newest known changes nothing. */
    take(unit: string, fix: Fix, now: number): 'off-duty' | 'taken' | 'older' {
      const fold = board.get(`unit/${unit}`)
      if (fold?.kind !== 'unit' || fold.state.state.phase === 'off-duty') return 'off-duty'
      // a clock that is ahead must not make a silent unit look fresh
      const at = Math.min(fix.at, now)
      const held = newest.get(unit)
      if (held !== undefined && held.fix.at >= at && now - held.receivedAt < clockSetBackMs) return 'older'
      newest.set(unit, { unit, org: fold.state.org, fix: { ...fix, at }, receivedAt: now })
      toSend.add(unit)
      toStore.add(unit)
      return 'taken'
    },
    /** the state of a unit, whoever asks */
    unit(unit: string): Unit | undefined {
      const fold = board.get(`unit/${unit}`)
      return fold?.kind === 'unit' ? fold.state : undefined
    },
    of: (unit: string): UnitFix | undefined => newest.get(unit),
    sendAll: (session: { viewer: () => Viewer; send: Hub['broadcast'] }): void => send(newest.keys(), [session]),
    flushToScreens(): void {
      if (toSend.size === 0) return
      const units = toSend
      toSend = new Set()
      send(
        units,
        [...hub.sessions()].filter((session) => session.wantsPositions && session.following),
      )
    },
    /** Stores what came in here, and learns what came in elsewhere. */
    async exchange(): Promise<void> {
      const batch = [...toStore].map((unit) => newest.get(unit)).filter((each) => each !== undefined)
      toStore = new Set()
      if (batch.length > 0) await kept.store(batch)
      await learn()
    },
  }
}

import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Documents } from '@tocsin/domain'
import type { Board } from '@tocsin/link'
import { takeSeat } from '../../apps/simulator/client/desk.ts'
import { createHttp, type Http } from '../../apps/simulator/client/http.ts'
import { forEachOf } from '../../apps/simulator/client/set-up.ts'
import { productReady } from '../alarm/product-side.ts'
import { start, told } from '../alarm/start.ts'
import { newLedger, ring, takeCalls, type Ledger } from './centre.ts'
import { planBurst } from './plan.ts'

export type Burst = {
  readonly calls: number
  readonly duplicateShare: number
  readonly takers: number
  readonly seed: number
  /** calls a second; null: as fast as the exchange is answered, 16 at a time */
  readonly perS: number | null
  /** told of each change of a desk's board */
  readonly watch?: (board: Board) => void
}

export type Verdict = {
  readonly ledger: Ledger
  /** calls that were acknowledged and stand with no incident, or with none that names them */
  readonly lost: readonly string[]
  /** calls that stand with more than one incident */
  readonly doubled: readonly string[]
  /** calls that were joined to an incident of another place */
  readonly mislinked: readonly string[]
  /** of calls about what somebody had called about before: with the incident of an earlier one */
  readonly linked: number
  readonly duplicates: number
}

/** The product on a folder of its own, so many calls at its exchange and call takers at its desks; what has come of each call. */
export async function runBurst(burst: Burst): Promise<Verdict> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tocsin-burst-'))
  const server = start('product-server.ts', [dataDir])
  const over = new AbortController()
  try {
    const { url, password, sourceKey } = await told(server, productReady)
    const http = createHttp(url, over.signal)
    const sit = (seat: number) => takeSeat(http, { login: `desk-${seat % 10}`, password })
    const desks = await Promise.all(Array.from({ length: burst.takers }, (_, seat) => sit(seat)))
    const [first] = desks
    if (first !== undefined && burst.watch !== undefined) {
      const { watch } = burst
      first.link.board.subscribe('*', () => watch(first.link.board))
    }
    const ledger = newLedger(planBurst(burst.calls, burst.duplicateShare, burst.seed))
    const work = desks.map((desk) => takeCalls(desk, ledger, over.signal).catch(() => undefined))
    await ringAll(http, sourceKey, ledger, burst.perS)
    await Promise.race([ledger.all.promise, once(AbortSignal.timeout(longestMs), 'abort')])
    // A desk that has seen nothing of it says what is there.
    const late = await sit(0)
    const verdict = judge(ledger, late.link.board)
    over.abort()
    await Promise.all(work)
    for (const desk of [...desks, late]) desk.close()
    return verdict
  } finally {
    over.abort()
    server.send('stop')
    await once(server, 'exit')
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Until the last call has an incident, after it has rung. */
const longestMs = 120_000
const exchangeLines = 16

async function ringAll(http: Http, sourceKey: string, ledger: Ledger, perS: number | null): Promise<void> {
  const all = ledger.calls.map((_, index) => index)
  if (perS === null) return void (await forEachOf(all, exchangeLines, (index) => ring(http, sourceKey, ledger, index)))
  const began = performance.now()
  const under = all.map(async (index) => {
    await new Promise((resolve) => setTimeout(resolve, (index / perS) * 1000 - (performance.now() - began)))
    await ring(http, sourceKey, ledger, index)
  })
  await Promise.all(under)
}

function judge(ledger: Ledger, board: Board): Verdict {
  const holders = new Map<string, Documents['incident'][]>()
  for (const incident of board.all('incident'))
    for (const contact of incident.contacts) holders.set(contact, [...(holders.get(contact) ?? []), incident])
  const rung = [...ledger.rung]
  const isLost = (contact: string): boolean => {
    const { state } = board.get('contact', contact) ?? {}
    const [holder] = holders.get(contact) ?? []
    return state?.phase !== 'attached' || holder === undefined || state.incident !== holder.id
  }
  const firstOf = (index: number): number => ledger.calls[index]?.sameAs ?? index
  const about = Map.groupBy(rung, ([contact]) => holders.get(contact)?.[0]?.id)
  const mislinked = [...about.values()].filter((calls) => new Set(calls.map(([, index]) => firstOf(index))).size > 1)
  const duplicates = rung.filter(([, index]) => ledger.calls[index]?.sameAs !== null)
  const opened = new Set(board.all('incident').map(({ contacts: [contact] }) => contact))
  return {
    ledger,
    lost: rung.map(([contact]) => contact).filter(isLost),
    doubled: rung.map(([contact]) => contact).filter((contact) => (holders.get(contact)?.length ?? 0) > 1),
    mislinked: mislinked.flat().map(([contact]) => contact),
    linked: duplicates.filter(([contact]) => !opened.has(contact)).length,
    duplicates: duplicates.length,
  }
}

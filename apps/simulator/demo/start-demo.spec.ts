import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createHttp } from '../client/http.ts'
import { takeSeat } from '../client/desk.ts'
import { checkInvariants } from '../invariants.ts'
import { makeGround, startServer, type RealServer } from '../real-server.fixture.ts'
import { until } from './changes.ts'

const fiveMinutes = 300_000

let ground: Awaited<ReturnType<typeof makeGround>>
let server: RealServer
beforeAll(async () => {
  ground = await makeGround()
  const storm = ['--scenario', 'storm', '--seed', '3', '--speed', '60']
  server = startServer(join(ground.dir, 'data'), ['--city', ground.city, ...storm])
}, fiveMinutes)
afterAll(async () => {
  await server.stop()
  await ground.remove()
}, fiveMinutes)

it(
  'a town lives: calls come in, are taken and joined, units drive there, feedback is accepted, incidents are closed, no rule is broken',
  async () => {
    const [, origin = ''] = await server.says(/is at +(http:\/\/\S+)/)
    const [, password = ''] = await server.says(/desk \/ (\w+)/)
    const { signal } = new AbortController()
    const desk = await takeSeat(createHttp(origin, signal), { login: 'desk', password }, { positions: true })
    const { board, positions } = desk.link
    const check = checkInvariants(board)
    const seen = new Set<string>()
    let closed = 0
    board.subscribe('incident', (_, ids) => {
      for (const id of ids) {
        if (board.get('incident', id) !== undefined) seen.add(id)
        else if (seen.delete(id)) closed += 1
      }
    })
    const moved = new Set<string>()
    positions.subscribe((changed) => {
      for (const { unit, speedMps } of changed) if ((speedMps ?? 0) > 1) moved.add(unit)
    })

    await until(board, 'incident', () => (closed >= 3 ? true : undefined), signal)
    expect(moved.size).toBeGreaterThanOrEqual(3)
    expect(check.stop()).toEqual([])
    expect(check.most.unitsAtWork).toBeGreaterThanOrEqual(3)
    expect(server.text()).not.toContain('not so:')
    desk.close()
  },
  fiveMinutes,
)

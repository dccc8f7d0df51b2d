import type { Answer, TypedCommand } from '@tocsin/link'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../testing/app.fixture.ts'

let host: TestApp

const give = async (command: TypedCommand): Promise<void> => {
  const answer = await host.give('centre', command)
  if (!answer.ok) throw new Error(`${command.type}: ${answer.refusal.refused}`)
}
const open = (incident: string, priority: 1 | 3): Promise<void> =>
  give({
    type: 'open-incident',
    body: { incident, contact: null, type: 'medical', priority, place: null, placeTyped: null },
  })
const refusals = (answers: readonly Answer[]) => answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal]))

beforeAll(async () => {
  host = await startTestApp()
  await give({
    type: 'found-organisation',
    body: { organisation: 'centre', name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' },
  })
  for (const unit of ['E1', 'E2', 'E3']) {
    await give({ type: 'register-unit', body: { unit, callSign: unit, kind: 'engine', post: null } })
    await give({ type: 'sign-on-unit', body: { unit, crew: [] } })
  }
})
afterAll(() => host.stop())

const rounds = 20
const desks = 30

test('F4 DR25 many desks divert one unit: it goes to one of them, the others hear where', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const leaving = `s-${round}`
    const incidents = Array.from({ length: desks }, (_, n) => `v${round}-${n}`)
    await Promise.all([open(`w${round}`, 3), ...incidents.map((incident) => open(incident, 1))])
    await give({ type: 'dispatch-unit', body: { slip: leaving, incident: `w${round}`, unit: 'E1' } })
    const answers = await Promise.all(
      incidents.map((incident) =>
        host.give('centre', { type: 'divert-unit', body: { slip: `s-${incident}`, incident, unit: 'E1', leaving } }),
      ),
    )
    const won = incidents.filter((_, n) => answers[n]?.ok)
    expect(won).toHaveLength(1)
    const lost = refusals(answers)
    expect(lost).toHaveLength(desks - 1)
    for (const refusal of lost)
      expect(refusal).toMatchObject({ refused: 'unit-taken', detail: { unit: 'E1', slip: `s-${won[0]}` } })
    await give({ type: 'report-status', body: { unit: 'E1', status: 'available' } })
  }
})

test('F4 DR26 many desks swap the same unit in: it relieves one, the others hear who has it', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const slips = ['E2', 'E3'].map((unit) => ({ slip: `t${round}-${unit}`, incident: `x${round}-${unit}`, unit }))
    for (const { slip, incident, unit } of slips) {
      await open(incident, 1)
      await give({ type: 'dispatch-unit', body: { slip, incident, unit } })
    }
    const asked = Array.from({ length: desks }, (_, n) => slips[n % 2]!)
    const answers = await Promise.all(
      asked.map(({ slip, unit: relieves }) =>
        host.give('centre', { type: 'swap-unit', body: { slip, unit: 'E1', relieves } }),
      ),
    )
    const won = asked.filter((_, n) => answers[n]?.ok)
    expect(won).toHaveLength(1)
    const lost = refusals(answers)
    expect(lost).toHaveLength(desks - 1)
    for (const refusal of lost)
      expect(refusal).toMatchObject({ refused: 'unit-taken', detail: { unit: 'E1', slip: won[0]?.slip } })
    const other = slips.find(({ slip }) => slip !== won[0]?.slip)
    for (const unit of ['E1', other?.unit ?? ''])
      await give({ type: 'report-status', body: { unit, status: 'available' } })
  }
})

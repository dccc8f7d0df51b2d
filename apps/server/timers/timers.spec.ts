import { randomUUID } from 'node:crypto'
import type { Alert } from '@tocsin/domain'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startTestApp, type TestApp } from '../testing/app.fixture.ts'

let host: TestApp
const patience = { timeout: 60_000, interval: 50 }

const opens = (incident: string) =>
  host.give('own', {
    type: 'open-incident',
    body: { incident, contact: null, type: 'dispute', priority: 3, place: null, placeTyped: null },
  })
/** the newest of each alert: those that are over leave the board */
const heard = new Map<string, Alert>()
const alertsAbout = (about: string) => [...heard.values()].filter((alert) => alert.about === about)
const patient = { 'incident-without-unit': 1, 'dispatch-unacknowledged': 1, 'crew-silent': 0 }

beforeAll(async () => {
  host = await startTestApp()
  host.app.board.listen(({ moves }) => {
    for (const { fold } of moves) if (fold.kind === 'alert') heard.set(fold.state.id, fold.state)
  })
  const name = { zh: '甲', en: 'A' }
  const body = { organisation: 'own', name, division: '440305', timeZone: 'UTC' }
  await host.give('own', { type: 'found-organisation', body })
  await host.give('own', { type: 'change-settings', body: { alertAfter: patient } })
  await host.give('own', {
    type: 'register-unit',
    body: { unit: 'P1', callSign: 'P1', kind: 'patrol', post: null },
  })
  await host.give('own', { type: 'sign-on-unit', body: { unit: 'P1', crew: [] } })
})
afterAll(() => host.stop())

describe('DR34 when the time of a wait is over', () => {
  it('an alert exists, by the server alone, and DR37 goes by what was waited for', async () => {
    const [incident, slip] = [randomUUID(), randomUUID()]
    await opens(incident)
    await vi.waitFor(() => expect(alertsAbout(`incident/${incident}`)).toHaveLength(1), patience)
    expect(alertsAbout(`incident/${incident}`)).toMatchObject([
      { kind: 'incident-without-unit', state: { phase: 'open' }, owner: { phase: 'nobody' } },
    ])
    await host.give('own', { type: 'dispatch-unit', body: { slip, incident, unit: 'P1', instruction: null } })
    await vi.waitFor(
      () =>
        expect(alertsAbout(`incident/${incident}`)).toMatchObject([{ state: { phase: 'settled', by: 'unit-sent' } }]),
      patience,
    )
    // what was sent is waited for in its turn
    await vi.waitFor(
      () => expect(alertsAbout(`slip/${slip}`)).toMatchObject([{ kind: 'dispatch-unacknowledged', unit: 'P1' }]),
      patience,
    )
    await host.give('own', { type: 'report-status', body: { unit: 'P1', status: 'en-route' } })
    await vi.waitFor(
      () => expect(alertsAbout(`slip/${slip}`)).toMatchObject([{ state: { phase: 'settled', by: 'on-the-way' } }]),
      patience,
    )
  })

  it('none exists of a wait that ended before, or that the site wants no alert of', async () => {
    await host.give('own', {
      type: 'change-settings',
      body: { alertAfter: { ...patient, 'incident-without-unit': 0 } },
    })
    const [quiet, loud] = [randomUUID(), randomUUID()]
    await opens(quiet)
    await host.give('own', { type: 'change-settings', body: { alertAfter: patient } })
    await host.give('own', { type: 'close-incident', body: { incident: quiet, disposition: 'nothing-found' } })
    await opens(loud)
    await vi.waitFor(() => expect(alertsAbout(`incident/${loud}`)).toHaveLength(1), patience)
    expect(alertsAbout(`incident/${quiet}`)).toEqual([])
  })
})

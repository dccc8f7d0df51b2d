import { describe, expect, it } from 'vitest'
import { commandSchemas } from '../all-commands.ts'
import { futureGraceMs } from '../clock.ts'
import { readEvent } from '../history/index.ts'
import { evolve } from '../testing/evolve-any.fixture.ts'
import { recorded, noon } from '../testing/stamp.fixture.ts'
import type { Stage } from '../testing/stage.fixture.ts'
import { town } from '../testing/town.fixture.ts'

type Clocks = { rung: number | null; handed?: number | null; offHook?: number | null; hungUp?: number | null }

const opens = (clocks: Clocks, by = 'source/police'): Stage =>
  town().given([by, 'open-contact', { contact: 'c-1', channel: 'alarm-device', clocks }])
const contact = (stage: Stage) => stage.the('contact', 'c-1')
const year2099 = Date.UTC(2099, 0, 1)

describe('the clocks of a contact', () => {
  it('are believed while they can be, and a little skew is no doubt', () => {
    const rung = noon - 9000
    const stage = opens({ rung, handed: rung + 1000, hungUp: noon + futureGraceMs })
    expect(contact(stage)).toMatchObject({
      clocks: { rung, handed: rung + 1000, offHook: null, hungUp: noon + futureGraceMs },
      doubtfulClocks: [],
    })
  })

  it.each([0, -1, 1.5e300, Date.UTC(1980, 0, 1), Date.UTC(2000, 0, 1), noon + futureGraceMs * 2, year2099])(
    'lose no contact of a device whose clock says %d: the server’s time stands for it, marked',
    (rung) => {
      const body = { contact: 'c-1', channel: 'alarm-device', clocks: { rung } }
      expect(commandSchemas['open-contact'].safeParse(body).success).toBe(true)
      const stage = opens({ rung, handed: rung })
      expect(contact(stage)).toMatchObject({
        clocks: { rung: stage.now, handed: stage.now },
        doubtfulClocks: ['rung', 'handed'],
        state: { phase: 'waiting' },
      })
    },
  )

  it('stand at the server’s time for a device that has none', () => {
    const stage = opens({ rung: null })
    expect(contact(stage)).toMatchObject({ clocks: { rung: stage.now, handed: null }, doubtfulClocks: ['rung'] })
  })

  it('keep a doubtful off-hook of a person at the desk: the call is still theirs', () => {
    const stage = opens({ rung: noon - 9000, offHook: 0 }, 'p-taker')
    expect(contact(stage)).toMatchObject({ taker: 'p-taker', doubtfulClocks: ['offHook'], state: { phase: 'open' } })
  })

  it('are doubtful where one lies before the one it follows, as said', () => {
    const stage = opens({ rung: noon - 9000 })
    stage.given(['p-taker', 'take-contact', { contact: 'c-1', offHookAt: noon - 60_000 }])
    expect(contact(stage)).toMatchObject({
      clocks: { handed: noon - 60_000, offHook: noon - 60_000 },
      doubtfulClocks: ['handed', 'offHook'],
      taker: 'p-taker',
    })
    stage.given(['p-taker', 'hang-up-contact', { contact: 'c-1', at: noon - 8000 }])
    expect(contact(stage).doubtfulClocks).toEqual(['handed', 'offHook'])
  })

  it('are not measured by one that is not to be trusted itself', () => {
    const stage = opens({ rung: 0, handed: noon - 3000 })
    expect(contact(stage).doubtfulClocks).toEqual(['rung'])
  })

  it('do not keep anybody from taking a call or hanging up', () => {
    const stage = opens({ rung: noon - 9000, handed: noon - 8000 })
    stage.given(['p-taker', 'take-contact', { contact: 'c-1', offHookAt: year2099 }])
    const takenAt = stage.now
    stage.given(['p-taker', 'hang-up-contact', { contact: 'c-1', at: 0 }])
    expect(contact(stage)).toMatchObject({
      clocks: { handed: noon - 8000, offHook: takenAt, hungUp: stage.now },
      doubtfulClocks: ['offHook', 'hungUp'],
    })
  })

  it('are doubted in a log that believed them unseen', () => {
    const clocks = { rung: year2099, handed: null, offHook: noon, hungUp: noon - 5 }
    const data = { id: 'c-1', org: 'police', series: 's', channel: 'phone', source: null, clocks, words: {} }
    const state = evolve(
      'contact',
      undefined,
      recorded(readEvent('contact-opened', 1, data), { subject: 'contact/c-1' }),
    )
    expect(state).toMatchObject({ clocks, doubtfulClocks: ['rung', 'hungUp'] })
  })
})

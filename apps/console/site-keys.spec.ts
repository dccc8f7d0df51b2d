import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAction, isSame, keys, type Press } from './keys.ts'
import { problemWith, tableFor } from './site-keys.ts'

const press = (code: string, held: Partial<Press> = {}): Press => ({ code, ...held })

describe("a site's keys", () => {
  it('stand in place of those of the house', () => {
    const { table, leftOut } = tableFor({ 'new-call': [press('F2', { shift: true })], cover: [] })
    expect([table['new-call'].presses, table.cover.presses, leftOut]).toEqual([[press('F2', { shift: true })], [], []])
    expect(table['take-call']).toEqual(keys['take-call'])
  })

  it('may change places with each other', () => {
    const swapped = { 'new-call': [press('F8')], 'take-call': [press('F2')] }
    expect(tableFor(swapped).leftOut).toEqual([])
  })

  it.each([
    ['new-call', press('F8'), { why: 'taken', by: 'take-call' }],
    ['add-note', press('KeyD'), { why: 'taken', by: 'send-best' }],
    ['create', press('KeyD'), { why: 'types' }],
    ['create', press('F2'), { why: 'taken', by: 'new-call' }],
    ['add-note', press('Tab'), { why: 'kept' }],
    ['add-note', press('KeyW', { ctrl: true }), { why: 'kept' }],
    ['send-numbered', press('F2', { shift: true }), { why: 'fixed' }],
    ['leave', press('F2', { shift: true }), { why: 'fixed' }],
  ] as const)('%s cannot be %o', (action, stroke, why) => {
    expect(problemWith(action, stroke, keys)).toEqual(why)
    expect(tableFor({ [action]: [stroke] })).toEqual({ table: keys, leftOut: [action] })
  })

  it('leave the desk its own where they name what it does not know', () => {
    expect(tableFor({ 'fly-away': [press('F2', { shift: true })] }).table).toEqual(keys)
  })

  it('never make one stroke stand for two things, whatever is asked for', () => {
    const code = fc.constantFrom('KeyD', 'KeyN', 'F2', 'F3', 'F8', 'F9', 'KeyA', 'Enter', 'Digit1')
    const stroke = fc.record({ code, ctrl: fc.constant(true), alt: fc.constant(true) }, { requiredKeys: ['code'] })
    const action = fc.constantFrom(...Object.keys(keys).filter(isAction))
    fc.assert(
      fc.property(fc.dictionary(action, fc.array(stroke, { maxLength: 2 }), { maxKeys: 6 }), (changed) => {
        const { table } = tableFor(changed)
        for (const [name, row] of Object.entries(table))
          for (const each of row.presses) {
            const twice = Object.entries(table).filter(
              ([other, { scope, presses }]) =>
                other !== name && scope === row.scope && presses.some((one) => isSame(one, each)),
            )
            expect(twice).toEqual([])
          }
      }),
    )
  })
})

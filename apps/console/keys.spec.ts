import { describe, expect, it } from 'vitest'
import { actionFor, keys, labelOf, type Press, type Stroke } from './keys.ts'

const stroke = (press: Press, where: Partial<Stroke> = {}): Stroke => ({
  ...press,
  isTyping: false,
  isInForm: false,
  hasIncident: false,
  ...where,
})
const everyPress = Object.entries(keys).flatMap(([action, { scope, presses }]) =>
  presses.map((press) => ({ action, scope, press })),
)

describe('the table of keys', () => {
  it('has each stroke once where both could count', () => {
    const meets = (a: string, b: string): boolean =>
      a === b || a === 'anywhere' || b === 'anywhere' || (a !== 'form' && b !== 'form')
    for (const one of everyPress) {
      const same = everyPress.filter(
        (other) => labelOf(other.press) === labelOf(one.press) && meets(one.scope, other.scope),
      )
      const codes = new Set(same.map(({ press }) => press.code))
      // Digits of the two blocks look alike and do the same.
      expect(same, labelOf(one.press)).toHaveLength(codes.size)
    }
  })

  it('lets every letter be typed in a field', () => {
    for (const { press } of everyPress.filter(
      ({ press: { code, ctrl, alt } }) => !ctrl && !alt && /^(Key|Digit|Slash)/.test(code),
    ))
      expect(
        actionFor(stroke(press, { isTyping: true, isInForm: true, hasIncident: true })),
        press.code,
      ).toBeUndefined()
  })

  it('leaves letters, digits and arrows to a form also on its radios and buttons: none sends a unit', () => {
    const written = everyPress.filter(
      ({ scope, press: { code, ctrl, alt } }) => scope !== 'form' && !ctrl && !alt && !/^F\d|Escape/.test(code),
    )
    const counted = written.filter(({ press }) => actionFor(stroke(press, { isInForm: true, hasIncident: true })))
    expect(written.length).toBeGreaterThan(30)
    expect(counted).toEqual([])
  })

  it('opens a call from anywhere, also while another is being typed', () => {
    expect(actionFor(stroke({ code: 'F2' }, { isTyping: true }))?.action).toBe('new-call')
    expect(actionFor(stroke({ code: 'KeyN' }))?.action).toBe('new-call')
  })

  it('sends nothing while no incident is selected', () => {
    expect(actionFor(stroke({ code: 'KeyD' }))).toBeUndefined()
    expect(actionFor(stroke({ code: 'Digit3' }))).toBeUndefined()
    expect(actionFor(stroke({ code: 'KeyD' }, { hasIncident: true }))?.action).toBe('send-best')
  })

  it('tells digits apart, on either block', () => {
    expect(actionFor(stroke({ code: 'Digit3' }, { hasIncident: true }))).toEqual({ action: 'send-numbered', index: 2 })
    expect(actionFor(stroke({ code: 'Numpad3' }, { hasIncident: true }))).toEqual({
      action: 'send-numbered',
      index: 11,
    })
  })

  it('takes a stroke with another modifier for another stroke', () => {
    expect(actionFor(stroke({ code: 'KeyD', ctrl: true }, { hasIncident: true }))).toBeUndefined()
    expect(actionFor(stroke({ code: 'Enter', ctrl: true }, { isInForm: true }))?.action).toBe('create')
    expect(actionFor(stroke({ code: 'Enter', ctrl: true, shift: true }, { isInForm: true }))?.action).toBe(
      'create-and-send',
    )
    expect(actionFor(stroke({ code: 'Enter', ctrl: true }))).toBeUndefined()
  })
})

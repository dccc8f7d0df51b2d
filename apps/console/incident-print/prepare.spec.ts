import { notifications, notificationsStore } from '@mantine/notifications'
import { beforeEach, describe, expect, it } from 'vitest'
import { wordsOf } from '@tocsin/ui/words'
import { prepare, whyNotRead } from './prepare.ts'

const words = wordsOf('en')
const said = () => notificationsStore.getState().notifications.map(({ message }) => message)
const still = () => () => {}
const stroke = (code: string, isComposing = false) => ({
  code,
  isComposing,
  keyCode: 0,
  preventDefault: () => {},
  stopImmediatePropagation: () => {},
})

describe('preparing a print', () => {
  beforeEach(() => notifications.clean())

  it('is said while it lasts, and no longer', async () => {
    await prepare(words, still, async () => {
      expect(said()).toEqual([words.print.preparing])
    })
    expect(said()).toEqual([])
  })

  it('is given up by an Esc that ends no composition, without a word of failure', async () => {
    let press: (pressed: ReturnType<typeof stroke>) => void = () => {}
    const keyboard = (onKey: typeof press) => {
      press = onKey
      return () => {}
    }
    await prepare(words, keyboard, async ({ signal }) => {
      press(stroke('KeyA'))
      press(stroke('Escape', true))
      expect(signal.aborted).toBe(false)
      press(stroke('Escape'))
      expect(signal.aborted).toBe(true)
      signal.throwIfAborted()
    })
    expect(said()).toEqual([])
  })

  it('says that the sheet could not be drawn', async () => {
    await prepare(words, still, () => Promise.reject(new Error('no picture')))
    expect(said()).toEqual([words.print.notDrawn])
  })

  it('says why the incident could not be read', () => {
    expect(whyNotRead({ phase: 'unreachable' }, words)).toBe(words.print.unreachable)
    expect(whyNotRead({ phase: 'refused', status: 409, detail: 'no such incident' }, words)).toContain(
      'no such incident',
    )
  })
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createNoteTexts } from './note-texts.ts'

type Put = Parameters<typeof createNoteTexts>[0]

/** A server that knows these texts, and a cable that can be cut. */
function server(texts: Record<string, string>) {
  const asked: string[] = []
  const cable = { isCut: false }
  const put: Put = async (path) => {
    asked.push(path)
    if (cable.isCut) return { phase: 'unreachable' }
    return { phase: 'answered', answer: { texts: Object.entries(texts).map(([note, text]) => ({ note, text })) } }
  }
  return { texts: createNoteTexts(put), asked, cable }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())
const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms)

describe('the texts of notes', () => {
  it('are fetched once for all who show them, and forgotten when the last is gone', async () => {
    const { texts, asked } = server({ a: 'gas' })
    const releases = [texts.hold('x'), texts.hold('x')]
    for (const _ of releases) texts.follow('x', ['a'])
    await settle()
    expect(asked).toEqual(['/api/premises/x/notes'])
    expect(texts.store.get().places.get('x')?.texts.get('a')).toBe('gas')
    releases[0]?.()
    expect(texts.store.get().places.has('x')).toBe(true)
    releases[1]?.()
    expect(texts.store.get().places.has('x')).toBe(false)
  })

  it('of notes that are over leave memory at once, those of new ones are fetched', async () => {
    const { texts, asked } = server({ a: 'gas', b: 'key' })
    texts.hold('x')
    texts.follow('x', ['a', 'b'])
    await settle()
    texts.follow('x', ['b'])
    expect([...(texts.store.get().places.get('x')?.texts ?? [])]).toEqual([['b', 'key']])
    expect(asked).toHaveLength(1)
    texts.follow('x', ['b', 'c'])
    await settle()
    expect(asked).toHaveLength(2)
  })

  it('that came stay when the cable is cut; what did not come is tried again', async () => {
    const { texts, cable } = server({ a: 'gas' })
    texts.hold('x')
    texts.follow('x', ['a'])
    await settle()
    cable.isCut = true
    texts.follow('x', ['a', 'b'])
    await settle()
    expect(texts.store.get().places.get('x')).toMatchObject({ phase: 'failed' })
    expect(texts.store.get().places.get('x')?.texts.get('a')).toBe('gas')
    cable.isCut = false
    await settle(5_000)
    expect(texts.store.get().places.get('x')?.phase).toBe('known')
  })

  it('that come after they were forgotten are not kept', async () => {
    const { texts } = server({ a: 'gas' })
    const release = texts.hold('x')
    texts.follow('x', ['a'])
    release()
    await settle()
    expect(texts.store.get().places.has('x')).toBe(false)
  })
})

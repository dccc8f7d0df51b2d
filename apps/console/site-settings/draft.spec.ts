import { defaultSettings } from '@tocsin/domain'
import { describe, expect, it } from 'vitest'
import { afterSave, changed, clashes, current, noDraft, rebased } from './draft.ts'
import { differing, leavesOf, readSettings, withChanges } from './leaves.ts'

const known = { settings: { ...defaultSettings, sirensFactorOf: { engine: 0.9 } }, version: 3 }

describe('a draft of settings', () => {
  it('holds what differs and nothing else', () => {
    const once = changed(noDraft(known), 'sirensFactor', 0.8)
    expect([...once.changes]).toEqual([['sirensFactor', 0.8]])
    expect(changed(once, 'sirensFactor', 1).changes.size).toBe(0)
    expect([...changed(once, 'sirensFactorOf.engine', undefined).changes.keys()]).toHaveLength(2)
    expect(changed(noDraft(known), 'sirensFactorOf.boat', undefined).changes.size).toBe(0)
  })

  it('becomes settings, with one kind set, another no longer', () => {
    const made = withChanges(
      known.settings,
      new Map<string, string | number | undefined>([
        ['sirensFactorOf.engine', undefined],
        ['sirensFactorOf.boat', 0.7],
        ['learntTimes', 'on'],
      ]),
    )
    expect(readSettings(made).settings).toEqual({
      ...defaultSettings,
      sirensFactorOf: { boat: 0.7 },
      learntTimes: 'on',
    })
    expect(known.settings.sirensFactorOf).toEqual({ engine: 0.9 })
  })

  it('names what cannot be used by its path', () => {
    const made = withChanges(
      known.settings,
      new Map([
        ['sirensFactorOf.engine', 3],
        ['sirensFactor', NaN],
      ]),
    )
    expect(readSettings(made).wrong).toEqual(new Set(['sirensFactor', 'sirensFactorOf.engine']))
  })

  it('hears of what another changed meanwhile, and keeps what both leave alone', () => {
    const draft = changed(changed(noDraft(known), 'sirensFactor', 0.8), 'sirensFactorOf.boat', 0.7)
    const newer = { settings: { ...known.settings, sirensFactor: 0.95, sirensFactorOf: {} }, version: 4 }
    expect(clashes(draft, known)).toEqual([])
    expect(clashes(draft, newer)).toEqual([
      { path: 'sirensFactor', from: 1, to: 0.95, isOwn: true },
      { path: 'sirensFactorOf.engine', from: 0.9, to: undefined, isOwn: false },
    ])
    const onTop = rebased(draft, newer)
    expect(clashes(onTop, newer)).toEqual([])
    expect(readSettings(withChanges(newer.settings, onTop.changes)).settings).toEqual({
      ...defaultSettings,
      sirensFactor: 0.8,
      sirensFactorOf: { boat: 0.7 },
    })
    expect(rebased(changed(noDraft(known), 'sirensFactor', 0.95), newer).changes.size).toBe(0)
  })

  it('without changes always stands on the newest', () => {
    const newer = { settings: defaultSettings, version: 4 }
    expect(current(noDraft(known), newer).base).toBe(newer)
    const draft = changed(noDraft(known), 'sirensFactor', 0.8)
    expect(current(draft, newer)).toBe(draft)
  })
})

it('every leaf of the settings has a path of its own', () => {
  const leaves = leavesOf(known.settings)
  expect(leaves.get('sirensFactor')).toBe(1)
  expect(leaves.get('sirensFactorOf.engine')).toBe(0.9)
  expect(leaves.get('learntTimes')).toBe('off')
  expect(leaves.has('sirensFactorOf')).toBe(false)
  expect(withChanges(known.settings, leaves)).toEqual(known.settings)
  expect(differing(known.settings, known.settings)).toEqual([])
})

it('keeps what is changed while a save is on its way, on the settings that it has made', () => {
  const saved = changed(noDraft(known), 'sirensFactor', 0.8)
  const made = { ...known.settings, sirensFactor: 0.8 }
  expect(afterSave(saved, saved, made).changes.size).toBe(0)
  const later = changed(saved, 'sirensFactorOf.engine', 0.7)
  const left = afterSave(later, saved, made)
  expect([...left.changes]).toEqual([['sirensFactorOf.engine', 0.7]])
  expect(left.base).toEqual({ settings: made, version: known.version + 1 })
})

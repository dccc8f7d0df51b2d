import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  arrangement,
  backInMain,
  broughtToFront,
  closedWindow,
  frontOf,
  grown,
  mainWindow,
  moved,
  panels,
  panelsIn,
  shown,
  tornOff,
  windowOf,
  without,
  type Arrangement,
} from './arrangement.ts'
import type { Column } from './arrangement.ts'
import { builtIn, builtIns } from './built-in.ts'
import { fit, leastHeightPx, leastWidthPx } from './fit.ts'

const usual = builtIn.dispatcher
const shape = (at: Arrangement, id = mainWindow): string =>
  (at.windows.find((each) => each.id === id)?.columns ?? [])
    .map(({ stacks }) => stacks.map((each) => each.panels.join('+')).join('/'))
    .join(' | ')

describe('a layout', () => {
  it('has the list, the card, units and map, whichever it is; a commander and a station take no calls', () => {
    for (const name of builtIns) {
      expect(arrangement.safeParse(builtIn[name]).success, name).toBe(true)
      for (const panel of ['incidents', 'card', 'units', 'map'] as const)
        expect(windowOf(builtIn[name], panel), `${name} ${panel}`).toBeDefined()
      expect(windowOf(builtIn[name], 'call-desk') === undefined, name).toBe(name === 'commander' || name === 'station')
    }
  })

  it('gives a torn-off panel its place back, with its share', () => {
    for (const panel of panelsIn(usual.windows[0]!)) {
      const off = tornOff(usual, panel, 'w1')
      expect(shape(off, 'w1')).toBe(panel)
      expect(shape(off)).not.toContain(panel)
      expect(shape(closedWindow(off, 'w1'))).toBe(shape(usual))
      expect(shape(backInMain(off, panel))).toBe(shape(usual))
    }
    const [, second] = closedWindow(tornOff(usual, 'map', 'w1'), 'w1').windows[0]!.columns
    expect(second?.stacks.map(({ share }) => share)).toEqual([69, 31])
  })

  it('keeps a window that has one panel, and closes one that has lost its last', () => {
    const off = tornOff(usual, 'map', 'w1')
    expect(tornOff(off, 'map', 'w2')).toBe(off)
    expect(without(off, 'map').windows).toHaveLength(1)
  })

  it('puts the panels of a window that is not there into the main one', () => {
    const back = closedWindow(builtIn.two, 'map')
    expect(back.windows).toHaveLength(1)
    expect(panelsIn(back.windows[0]!)).toEqual(expect.arrayContaining(['map', 'units', 'call-desk']))
  })

  it('moves a panel past its neighbour, into the next column, and out at the edge', () => {
    expect(shape(moved(usual, 'incidents', 'up'))).toBe('incidents/call-desk | map/units | card')
    expect(shape(moved(usual, 'incidents', 'right'))).toBe('call-desk | map/incidents/units | card')
    expect(shape(moved(usual, 'incidents', 'left'))).toBe('incidents | call-desk | map/units | card')
    expect(shape(moved(usual, 'card', 'left'))).toBe('call-desk/incidents | card/map/units')
    expect(moved(usual, 'card', 'right').windows[0]?.columns).toEqual(usual.windows[0]?.columns)
    expect(shape(moved(builtIn['call-taker'], 'units', 'down'))).toBe('call-desk | map/incidents | card/units')
  })

  it('shows a hidden panel where it usually stands, and brings a tab to the front', () => {
    expect(shape(shown(without(usual, 'map'), 'map', mainWindow))).toBe('call-desk/incidents | map | units | card')
    expect(shape(shown(usual, 'alerts', mainWindow))).toBe('call-desk/incidents | map/units | card/alerts')
    const { columns, fronts } = broughtToFront(builtIn['call-taker'], 'units').windows[0]!
    expect(frontOf(columns[2]!.stacks[0]!, fronts)).toBe('units')
    expect(frontOf(columns[2]!.stacks[0]!, [])).toBe('card')
  })

  it('makes a panel wider at the cost of the others, never so that one disappears', () => {
    const shares = (at: Arrangement): number[] => at.windows[0]!.columns.map(({ share }) => Math.round(share))
    expect(shares(grown(usual, 'card', 'width', 0.1))).toEqual([21, 43, 36])
    expect(shares(grown(usual, 'card', 'width', 9))[2]).toBe(92)
    expect(shares(grown(usual, 'card', 'width', -9))[2]).toBe(8)
  })
})

const name = fc.constantFrom(...panels)
const step = fc.oneof(
  name.map((panel) => (at: Arrangement) => without(at, panel)),
  fc.tuple(name, fc.constantFrom('w1', 'w2', 'w3')).map(
    ([panel, id]) =>
      (at: Arrangement) =>
        at.windows.some((each) => each.id === id) ? closedWindow(at, id) : tornOff(at, panel, id),
  ),
  name.map((panel) => (at: Arrangement) => shown(at, panel, mainWindow)),
  name.map((panel) => (at: Arrangement) => backInMain(at, panel)),
  fc.tuple(name, fc.constantFrom('left', 'right', 'up', 'down')).map(
    ([panel, way]) =>
      (at: Arrangement) =>
        moved(at, panel, way),
  ),
  fc.tuple(name, fc.constantFrom('width', 'height'), fc.double({ min: -1, max: 1, noNaN: true })).map(
    ([panel, axis, by]) =>
      (at: Arrangement) =>
        grown(at, panel, axis, by),
  ),
)

it('is a layout still after anything one may do to it: each panel at most once, none lost by moving', () => {
  fc.assert(
    fc.property(fc.constantFrom(...builtIns), fc.array(step, { maxLength: 25 }), (from, steps) => {
      let at = builtIn[from]
      for (const take of steps) {
        const next = take(at)
        expect(arrangement.safeParse(JSON.parse(JSON.stringify(next))).success).toBe(true)
        at = next
      }
    }),
  )
})

it('fits any room without losing a panel; from what one panel needs on, none is smaller than it can be read', () => {
  const room = fc.record({
    widthPx: fc.integer({ min: 340, max: 4000 }),
    heightPx: fc.integer({ min: 240, max: 2200 }),
  })
  fc.assert(
    fc.property(fc.constantFrom(...builtIns), room, (from, size) => {
      for (const each of builtIn[from].windows) {
        const columns = fit(each.columns, size)
        expect(panelsIn({ columns }).toSorted()).toEqual(panelsIn(each).toSorted())
        expect(columns.map(leastWidthPx).reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(size.widthPx)
        for (const { stacks } of columns)
          expect(stacks.map((stack) => leastHeightPx(stack)).reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(
            size.heightPx,
          )
      }
    }),
  )
})

it('leaves a layout as it is where there is room: 1280x800 shows the dispatcher three columns', () => {
  const { columns } = usual.windows[0]!
  expect(fit(columns, { widthPx: 1272, heightPx: 750 })).toEqual(columns)
  expect(fit(columns, { widthPx: 640, heightPx: 360 })).toHaveLength(1)
})

it('a form that one types into has room of its own on a low screen, by tabs below it', () => {
  const columns: readonly Column[] = [
    {
      share: 1,
      stacks: [
        { share: 1, panels: ['call-desk'] },
        { share: 1, panels: ['incidents'] },
      ],
    },
  ]
  const low = { widthPx: 640, heightPx: 340 }
  expect(fit(columns, low)[0]?.stacks).toHaveLength(2)
  expect(fit(columns, low, { hasForm: true })[0]?.stacks.map(({ panels }) => panels)).toEqual([
    ['call-desk', 'incidents'],
  ])
})

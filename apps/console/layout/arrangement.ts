import { z } from 'zod'

/** The places on the desk that can be put where one wants them. */
export const panels = ['call-desk', 'incidents', 'card', 'units', 'map', 'timeline', 'alerts', 'messages'] as const
export type Panel = (typeof panels)[number]

const panelShape = z.enum(panels)
const shareShape = z.number().positive()

/** One place in a column; several panels in it are tabs. */
const stackShape = z.object({ panels: z.array(panelShape).min(1).readonly(), share: shareShape }).readonly()
export type Stack = z.output<typeof stackShape>

const columnShape = z.object({ stacks: z.array(stackShape).min(1).readonly(), share: shareShape }).readonly()
export type Column = z.output<typeof columnShape>

/** Where a panel stood before it was torn off. */
const spotShape = z.object({
  column: z.int(),
  stack: z.int(),
  columnShare: shareShape.nullable(),
  stackShare: shareShape.nullable(),
})
type Spot = z.output<typeof spotShape>

export const rect = z.object({ left: z.number(), top: z.number(), width: z.number(), height: z.number() })
/** Where a window stands on the screens, in CSS pixels. */
export type Rect = z.output<typeof rect>

const deskWindow = z
  .object({
    id: z.string(),
    columns: z.array(columnShape).readonly(),
    /** which panels were looked at last, the latest first: of several tabs it is shown */
    fronts: z.array(panelShape).readonly().default([]),
    /** of panels that were torn off into it */
    from: z.partialRecord(panelShape, spotShape).default({}),
    /** null: wherever the browser puts it */
    rect: rect.nullable().default(null),
  })
  .readonly()
export type DeskWindow = z.output<typeof deskWindow>

/** The window in which the desk is opened; the others are opened from it. */
export const mainWindow = 'main'

/** Which panel stands in which window, in which column and row, with which share of the room. Each panel stands once. */
export const arrangement = z
  .object({
    windows: z.array(deskWindow).min(1).readonly(),
  })
  .readonly()
  .refine(({ windows }) => {
    const all = windows.flatMap(panelsIn)
    return new Set(all).size === all.length && windows[0]?.id === mainWindow
  }, 'each panel once, the main window first')
export type Arrangement = z.output<typeof arrangement>

/** The panels of a window, left to right and down. */
export const panelsIn = ({ columns }: Pick<DeskWindow, 'columns'>): readonly Panel[] =>
  columns.flatMap(({ stacks }) => stacks.flatMap((each) => each.panels))

export const windowNamed = ({ windows }: Arrangement, id: string): DeskWindow | undefined =>
  windows.find((each) => each.id === id)

/** The window that has a panel; undefined for one that is hidden. */
export const windowOf = ({ windows }: Arrangement, wanted: Panel): DeskWindow | undefined =>
  windows.find((each) => panelsIn(each).includes(wanted))

const withColumns = (
  at: Arrangement,
  id: string,
  change: (all: readonly Column[]) => readonly Column[],
): Arrangement => ({
  windows: at.windows.map((each) => (each.id === id ? { ...each, columns: change(each.columns) } : each)),
})

/** The panel that a stack shows. */
export const frontOf = ({ panels: all }: Stack, fronts: readonly Panel[]): Panel | undefined =>
  fronts.find((each) => all.includes(each)) ?? all[0]

/** A panel in front of its tabs. */
export function broughtToFront(at: Arrangement, wanted: Panel): Arrangement {
  const id = windowOf(at, wanted)?.id
  return {
    windows: at.windows.map((each) =>
      each.id === id && each.fronts[0] !== wanted
        ? { ...each, fronts: [wanted, ...each.fronts.filter((other) => other !== wanted)] }
        : each,
    ),
  }
}

/** The same without a panel; a window that has none left goes, except the first. */
export function without(at: Arrangement, gone: Panel): Arrangement {
  const id = windowOf(at, gone)?.id
  if (id === undefined) return at
  const { windows } = withColumns(at, id, (columns) => taken(columns, gone))
  return { windows: windows.filter((each) => each.id === mainWindow || each.columns.length > 0) }
}

const taken = (columns: readonly Column[], gone: Panel): readonly Column[] =>
  columns
    .map((each) => ({
      ...each,
      stacks: each.stacks
        .map((one) => ({ ...one, panels: one.panels.filter((other) => other !== gone) }))
        .filter((one) => one.panels.length > 0),
    }))
    .filter((each) => each.stacks.length > 0)

/** A panel in a window of its own; the window is opened by whoever asked for it. */
export function tornOff(at: Arrangement, wanted: Panel, id: string): Arrangement {
  const before = windowOf(at, wanted)
  if (before !== undefined && panelsIn(before).length === 1 && before.id !== mainWindow) return at
  const from = before?.id === mainWindow ? { [wanted]: spotOf(before.columns, wanted) } : {}
  const alone: Column = { share: 1, stacks: [{ panels: [wanted], share: 1 }] }
  const made: DeskWindow = { id, columns: [alone], fronts: [], from, rect: null }
  return { windows: [...without(at, wanted).windows, made] }
}

function spotOf(columns: readonly Column[], wanted: Panel): Spot {
  const column = columns.findIndex(({ stacks }) => stacks.some((each) => each.panels.includes(wanted)))
  const stacks = columns[column]?.stacks ?? []
  const at = stacks.findIndex((each) => each.panels.includes(wanted))
  const isAlone = stacks[at]?.panels.length === 1
  return {
    column: Math.max(0, column),
    stack: Math.max(0, at),
    columnShare: isAlone && stacks.length === 1 ? (columns[column]?.share ?? null) : null,
    stackShare: isAlone ? (stacks[at]?.share ?? null) : null,
  }
}

/** Where a panel goes that has no place of its own: calls and incidents left, map and units in the middle, the rest right. */
const usualSpot: Readonly<Record<Panel, Spot>> = {
  'call-desk': { column: 0, stack: 0, columnShare: null, stackShare: 60 },
  incidents: { column: 0, stack: 9, columnShare: null, stackShare: 40 },
  map: { column: 1, stack: 0, columnShare: 50, stackShare: 60 },
  units: { column: 1, stack: 9, columnShare: null, stackShare: 30 },
  card: { column: 9, stack: 0, columnShare: 26, stackShare: 60 },
  timeline: { column: 9, stack: 9, columnShare: null, stackShare: 30 },
  alerts: { column: 9, stack: 9, columnShare: null, stackShare: 30 },
  messages: { column: 9, stack: 9, columnShare: null, stackShare: 30 },
}

/** A hidden panel in a window, where it was (`spot`) or where it usually stands; one that is shown somewhere stays there. */
export function shown(at: Arrangement, wanted: Panel, id: string, spot: Spot = usualSpot[wanted]): Arrangement {
  if (windowOf(at, wanted) !== undefined) return broughtToFront(at, wanted)
  return broughtToFront(
    withColumns(at, id, (columns) => put(columns, wanted, spot)),
    wanted,
  )
}

function put(columns: readonly Column[], wanted: Panel, spot: Spot): readonly Column[] {
  const alone = (share: number): Stack => ({ panels: [wanted], share })
  if (spot.columnShare !== null || columns.length === 0)
    return columns.toSpliced(spot.column, 0, { share: spot.columnShare ?? 30, stacks: [alone(1)] })
  const at = Math.min(spot.column, columns.length - 1)
  return columns.map((each, index) => {
    if (index !== at) return each
    if (spot.stackShare !== null)
      return { ...each, stacks: each.stacks.toSpliced(spot.stack, 0, alone(spot.stackShare)) }
    const row = Math.min(spot.stack, each.stacks.length - 1)
    const stacks = each.stacks.map((one, i) => (i === row ? { ...one, panels: [...one.panels, wanted] } : one))
    return { ...each, stacks }
  })
}

/** A window is closed: its panels go back to where they came from. */
export function closedWindow(at: Arrangement, id: string): Arrangement {
  const gone = windowNamed(at, id)
  if (gone === undefined || id === mainWindow) return at
  const rest: Arrangement = { windows: at.windows.filter((each) => each.id !== id) }
  return panelsIn(gone).reduce((made, each) => shown(made, each, mainWindow, gone.from[each]), rest)
}

/** One panel back in the main window; its own window goes when nothing else is in it. */
export function backInMain(at: Arrangement, wanted: Panel): Arrangement {
  const before = windowOf(at, wanted)
  if (before === undefined || before.id === mainWindow) return at
  return shown(without(at, wanted), wanted, mainWindow, before.from[wanted])
}

export type Direction = 'left' | 'down' | 'up' | 'right'

/**
 * A panel one step that way within its window: up and down past its neighbour, or out of the tabs; left and right into the
 * next column, or into a new one at the edge.
 */
export function moved(at: Arrangement, wanted: Panel, direction: Direction): Arrangement {
  const id = windowOf(at, wanted)?.id
  return id === undefined ? at : withColumns(at, id, (columns) => stepped(columns, wanted, direction))
}

function stepped(columns: readonly Column[], wanted: Panel, direction: Direction): readonly Column[] {
  const { column, stack: row } = spotOf(columns, wanted)
  const home = columns[column]
  const tabs = home?.stacks[row]
  if (home === undefined || tabs === undefined) return columns
  const alone: Stack = { panels: [wanted], share: tabs.share }
  const isTab = tabs.panels.length > 1
  if (direction === 'up' || direction === 'down') {
    const rest: Stack = { ...tabs, panels: tabs.panels.filter((each) => each !== wanted) }
    if (isTab) {
      const split = direction === 'up' ? [alone, rest] : [rest, alone]
      return columns.with(column, { ...home, stacks: home.stacks.toSpliced(row, 1, ...split) })
    }
    const to = row + (direction === 'up' ? -1 : 1)
    const other = home.stacks[to]
    if (other === undefined) return columns
    return columns.with(column, { ...home, stacks: home.stacks.with(row, other).with(to, tabs) })
  }
  const to = column + (direction === 'left' ? -1 : 1)
  const target = columns[to]
  const isAlone = home.stacks.length === 1 && !isTab
  if (target === undefined) {
    if (isAlone) return columns
    const made: Column = { share: home.share, stacks: [{ ...alone, share: 1 }] }
    const rest = taken(columns, wanted)
    return direction === 'left' ? [made, ...rest] : [...rest, made]
  }
  const stacks = target.stacks.toSpliced(row, 0, { ...alone, share: sum(target.stacks) / target.stacks.length })
  return taken(columns, wanted).length < columns.length
    ? columns.with(to, { ...target, stacks }).toSpliced(column, 1)
    : taken(columns, wanted).with(to, { ...target, stacks })
}

const sum = (all: readonly { readonly share: number }[]): number => all.reduce((total, each) => total + each.share, 0)

/** Shares as they were dragged: of columns by their place, of the stacks of one column by theirs. */
export function resized(
  at: Arrangement,
  id: string,
  shares: { readonly columns: readonly number[] } | { readonly column: number; readonly stacks: readonly number[] },
): Arrangement {
  return withColumns(at, id, (columns) =>
    columns.map((each, index) => {
      if ('columns' in shares) return { ...each, share: shares.columns[index] ?? each.share }
      if (index !== shares.column) return each
      return { ...each, stacks: each.stacks.map((one, row) => ({ ...one, share: shares.stacks[row] ?? one.share })) }
    }),
  )
}

/** A panel wider (its column) or taller (its stack) by so much of all, within 8 % and 92 %; negative: smaller. */
export function grown(at: Arrangement, wanted: Panel, axis: 'width' | 'height', by: number): Arrangement {
  const home = windowOf(at, wanted)
  if (home === undefined) return at
  const { column, stack: row } = spotOf(home.columns, wanted)
  if (axis === 'width')
    return resized(at, home.id, {
      columns: more(
        home.columns.map((each) => each.share),
        column,
        by,
      ),
    })
  const shares = home.columns[column]?.stacks.map((each) => each.share) ?? []
  return resized(at, home.id, { column, stacks: more(shares, row, by) })
}

function more(shares: readonly number[], at: number, by: number): readonly number[] {
  const total = shares.reduce((all, each) => all + each, 0)
  const now = (shares[at] ?? 0) / total
  if (shares.length < 2) return shares
  const next = Math.min(0.92, Math.max(0.08, now + by))
  return shares.map((each, index) => (index === at ? next * 100 : ((each / total) * (1 - next) * 100) / (1 - now)))
}

export const placed = (at: Arrangement, id: string, where: Rect): Arrangement => ({
  windows: at.windows.map((each) => (each.id === id ? { ...each, rect: where } : each)),
})

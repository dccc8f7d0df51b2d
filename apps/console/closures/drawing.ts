import type { ClosureGeometry, Point } from '@tocsin/domain'
import { openDialog } from '../desk/desk-state.ts'
import { createStore } from '../store.ts'

export const drawnShapes = ['across', 'along', 'area'] as const
export type DrawnShape = (typeof drawnShapes)[number]

type Drawing = {
  /** null: nothing is being drawn */
  readonly shape: DrawnShape | null
  readonly points: readonly Point[]
  /** the closure that is drawn anew */
  readonly closure: string | null
  /** the closure under the pointer */
  readonly pointedAt: string | null
  /** the roads that are shown as hit, lon and lat pairs */
  readonly hit: readonly HitLine[]
}

export type HitLine = readonly (readonly [lon: number, lat: number])[]

const nothing = { shape: null, points: [], closure: null } as const
const most = 500

/** What is being drawn on the map of this desk. */
export const drawing = createStore<Drawing>({ ...nothing, pointedAt: null, hit: [] })

export const startDrawing = (shape: DrawnShape = 'across', closure: string | null = null): void =>
  drawing.set({ shape, points: [], closure })
export const cancelDrawing = (): void => drawing.set(nothing)
export const chooseShape = (shape: DrawnShape): void => drawing.set({ shape })
export const pointAtClosure = (id: string | undefined): void => drawing.set({ pointedAt: id ?? null })

/** Shows roads as hit by what is drawn; none: shows nothing. */
export const showHit = (hit: readonly HitLine[]): void => drawing.set({ hit })

/** Adds a corner; a second click on the same spot is one. */
export function addPoint({ lon, lat }: Point): void {
  const { points, shape } = drawing.get()
  const last = points.at(-1)
  if (shape === null || points.length >= most || (last?.lon === lon && last.lat === lat)) return
  drawing.set({ points: [...points, { lon, lat }] })
}

export const takeBack = (): void => drawing.set({ points: drawing.get().points.slice(0, -1) })

/** What is drawn so far; undefined while it has too few points. */
export function drawn({ shape, points }: Pick<Drawing, 'shape' | 'points'>): ClosureGeometry | undefined {
  if (shape === null || points.length < (shape === 'area' ? 3 : 2)) return undefined
  return { kind: shape, line: points }
}

/** Goes on to the form with what is drawn; does nothing while that is too little. */
export function finishDrawing(): void {
  const geometry = drawn(drawing.get())
  if (geometry === undefined) return
  const { closure } = drawing.get()
  cancelDrawing()
  openDialog({ kind: 'closure', geometry, closure })
}

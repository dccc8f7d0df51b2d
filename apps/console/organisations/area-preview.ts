import type { Area } from '@tocsin/domain'
import { createStore } from '../store.ts'

/** What was read from a file and is not saved: it outlives the window, so that it can be looked at on the map. */
export type Chosen = { readonly area: Area; readonly features: number; readonly file: string }
export type OnMap = { readonly id: string; readonly area: Area; readonly look: 'new' | 'overlap' | 'gap' }

type Preview = {
  /** the post whose area is looked at; empty for the organisation itself */
  readonly whose: string
  readonly chosen: Chosen | null
  readonly onMap: readonly OnMap[]
}

const nothing: Preview = { whose: '', chosen: null, onMap: [] }

export const areaPreview = createStore<Preview>(nothing)

/** Nothing of it is left for the next person. */
export const forgetPreview = (): void => areaPreview.set(nothing)

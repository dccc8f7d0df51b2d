import { createStore } from '../store.ts'
import type { CueKind } from './cues.ts'

/** What is being shown at the edge of the screen; `count` makes the same kind begin again. */
export const flash = createStore<{ readonly kind: CueKind | null; readonly count: number }>({ kind: null, count: 0 })

export const startFlash = (kind: CueKind): void => flash.set({ kind, count: flash.get().count + 1 })
export const endFlash = (): void => flash.set({ kind: null })

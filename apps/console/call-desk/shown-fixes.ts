import { createStore } from '../store.ts'
import type { Measured } from './use-caller-words.ts'

/** The measured places that the call form in hand shows, best first: the map draws them too. */
export const shownFixes = createStore<readonly Measured[]>([])

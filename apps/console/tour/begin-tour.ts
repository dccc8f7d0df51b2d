import type { Words } from '@tocsin/ui/words'
import { closeDialog } from '../desk/desk-state.ts'

/** Fetches the tour when somebody wants it, and begins it; the window that asked for it closes first. */
export async function beginTour(words: Words): Promise<void> {
  closeDialog()
  const { startTour } = await import('./tour.ts')
  startTour(words)
}

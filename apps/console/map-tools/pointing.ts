import { drawing } from '../closures/drawing.ts'
import { openDialog } from '../desk/desk-state.ts'
import { distanceM } from '../distance.ts'
import { useStore } from '../store.ts'
import { putAway, tools } from './tool.ts'

/** Whether a press on the map is a point of something: then it selects nothing. */
export function useIsPointing(): boolean {
  const isClosing = useStore(drawing, ({ shape }) => shape !== null)
  return useStore(tools, ({ hand }) => hand.tool !== 'none') || isClosing
}

/** Asks why the place in hand was moved; one that is where it was is only put away. */
export function dropCarried(): void {
  const { hand } = tools.get()
  if (hand.tool !== 'carry') return
  const { incident, from, cursor } = hand
  putAway()
  if (distanceM(from, cursor) > 0) openDialog({ kind: 'correct-place', incident, point: cursor })
}

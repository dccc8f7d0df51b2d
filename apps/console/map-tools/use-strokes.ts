import type { ChosenPlace, IncidentDocument } from '@tocsin/domain'
import { newId } from '../new-id.ts'
import { showDone, showUndo } from '../desk/notices.ts'
import { useLive } from '../live/line-context.ts'
import { useSend, useViewer } from '../live/use-line.ts'
import { createStore } from '../store.ts'
import { useWords } from '../words.ts'
import { formatLength } from './sizes.ts'
import { clearStroke, strokeOf, type Drawing } from './tool.ts'

/** The last place that was moved at this desk: where it was, and when it was put down. */
export type Move = {
  readonly incident: string
  readonly before: ChosenPlace
  readonly at: number
}
export const lastMove = createStore<{ readonly move: Move | null }>({ move: null })

/** Sends the stroke in hand, if it is whole, and begins the next one. */
export function useSendStroke(): (hand: Drawing) => void {
  const send = useSend()
  return (hand) => {
    const shape = strokeOf(hand)
    if (shape === undefined) return
    const { incident, colour } = hand
    const text = hand.text.trim() === '' ? null : hand.text.trim()
    void send({ type: 'draw-on-incident', body: { incident, drawing: newId(), shape, colour, text } })
    clearStroke()
  }
}

/** Takes a stroke off the map. */
export function useTakeOff(): (incident: string, drawing: string) => void {
  const send = useSend()
  return (incident, drawing) => void send({ type: 'withdraw-drawing', body: { incident, drawing } })
}

/** Moves the place of an incident, with the reason in its narrative; what was typed stays. */
export function useMovePlace() {
  const send = useSend()
  const words = useWords()
  const { link } = useLive().line
  const undo = useMoveBack()
  return async (incident: string, before: ChosenPlace, place: ChosenPlace, metres: number, why: string) => {
    const sent = await send({ type: 'place-incident', body: { incident, place, placeTyped: null } })
    if (!sent.ok) return
    const move = { incident, before, at: link.serverNow() }
    lastMove.set({ move })
    const { mapTools } = words
    const distance = formatLength(metres, words)
    showUndo(mapTools.moved(distance), mapTools.undo, () => undo(move))
    const note = mapTools.movedNote(distance, why)
    void send({ type: 'note-incident', body: { incident, note, entry: newId() } })
  }
}

/** Puts a place back to where it was before this desk moved it. */
export function useMoveBack(): (move: Move) => void {
  const send = useSend()
  const { mapTools } = useWords()
  return ({ incident, before }) => {
    lastMove.set({ move: null })
    void send({ type: 'place-incident', body: { incident, place: before, placeTyped: null } })
    void send({ type: 'note-incident', body: { incident, note: mapTools.movedBackNote, entry: newId() } })
  }
}

/** Takes back what this person did last on the map of an incident: a stroke, or a move of its place. */
export function useUndoOnMap(): (incident: IncidentDocument) => void {
  const { account } = useViewer()
  const { mapTools } = useWords()
  const takeOff = useTakeOff()
  const moveBack = useMoveBack()
  return (incident) => {
    const stroke = incident.drawings.findLast(({ by }) => by === account)
    const { move } = lastMove.get()
    if (move?.incident === incident.id && move.at > (stroke?.at ?? 0)) moveBack(move)
    else if (stroke !== undefined) takeOff(incident.id, stroke.drawing)
    else showDone(mapTools.nothingToUndo)
  }
}

import { useState, type DragEvent } from 'react'
import { selectIncident } from '../desk/desk-state.ts'
import { useSendUnit } from '../desk/use-send-unit.ts'
import { droppedUnit, isUnitDragged } from './drag-unit.ts'

/** Makes a place take units that are dragged onto it: each is sent to `incident`, and the incident is selected. */
export function useUnitDrop(incident: string) {
  const send = useSendUnit()
  const [isOver, setIsOver] = useState(false)
  return {
    'data-drop': isOver,
    onDragOver(event: DragEvent): void {
      if (!isUnitDragged(event.dataTransfer)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'link'
      setIsOver(true)
    },
    onDragLeave: (): void => setIsOver(false),
    onDrop(event: DragEvent): void {
      setIsOver(false)
      const unit = droppedUnit(event.dataTransfer)
      if (unit === undefined) return
      event.preventDefault()
      selectIncident(incident)
      void send(incident, unit)
    },
  }
}

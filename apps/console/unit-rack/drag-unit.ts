/** What a dragged unit is called between places of the desk; nothing outside of it takes one. */
const format = 'application/x-tocsin-unit'

/** Lets a unit be dragged: its id for the desk, its call sign for a text field. */
export function dragUnit(transfer: DataTransfer, unit: string, callSign: string): void {
  transfer.effectAllowed = 'copyLink'
  transfer.setData(format, unit)
  transfer.setData('text/plain', callSign)
}

/** The unit that is dropped; undefined where something else is. */
export const droppedUnit = (transfer: DataTransfer): string | undefined => transfer.getData(format) || undefined

/** Whether what is dragged over a place is a unit: its id can be read only when it is dropped. */
export const isUnitDragged = (transfer: DataTransfer): boolean => transfer.types.includes(format)

export { eventTypes, readEvent } from './read-event.ts'
export { samples } from './samples.ts'

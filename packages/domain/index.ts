export type { Draft, Happening, Recorded, Stamp } from './event.ts'

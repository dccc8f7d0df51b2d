export { eventTypes, eventVersion, NewerLog, readEvent } from './read-event.ts'
export { olderSamples, samples, type OlderSample } from './samples.ts'

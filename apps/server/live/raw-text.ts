import type { RawData } from 'ws'

/** The text of a message as `ws` hands it over: one buffer, or its pieces. */
export const rawText = (data: RawData): string =>
  (Buffer.isBuffer(data) ? data : Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data)).toString('utf8')

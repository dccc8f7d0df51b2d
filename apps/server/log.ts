/** What the server's parts need of a logger; pino's fits. Never hand it personal values. */
export type Log = {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** For tests and tools that have nowhere to log. */
export const silentLog: Log = { info() {}, warn() {}, error() {} }

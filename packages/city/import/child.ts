import { BrokenExtract } from './broken-extract.ts'
import { giveWay } from './give-way.ts'
import { importRequest, type ImportMessage } from './import-messages.ts'
import { BrokenLayer } from './layers/layer.ts'
import { makeCity } from './make-city.ts'

// The process that `importCity` forks: one request by message, then progress and one last word, then it ends. It dies
// with its parent, and holds nothing that outlives it but files in the folder it was given.
giveWay()
process.once('disconnect', () => process.exit(1))
process.once('message', (message) => {
  makeCity(importRequest.parse(message), (at) => say({ type: 'progress', ...at })).then(
    (manifest) => sayLast({ type: 'done', manifest }),
    (error: unknown) => sayLast(faultOf(error)),
  )
})

function faultOf(error: unknown): ImportMessage {
  if (error instanceof BrokenExtract || error instanceof BrokenLayer) {
    return { type: 'failed', message: error.message }
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOSPC') return { type: 'failed', message: 'The disk is full. Make room and import again' }
  return { type: 'crashed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}

function say(message: ImportMessage): void {
  process.send?.(message)
}

function sayLast(message: ImportMessage): void {
  process.send?.(message, () => process.disconnect())
}

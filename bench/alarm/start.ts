import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { z } from 'zod'

/** Starts a program of this folder as a child. */
export const start = (file: string, args: string[]): ChildProcess =>
  fork(new URL(file, import.meta.url), args, { execArgv: [] })

/** The child's next word. */
export async function told<Value>(child: ChildProcess, schema: z.ZodType<Value>): Promise<Value> {
  return schema.parse((await once(child, 'message'))[0])
}

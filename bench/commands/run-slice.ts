/** What a slice of time gave: how many were done in it, and how long each took, in milliseconds. */
export type Slice = { readonly perS: number; readonly tookMs: readonly number[] }

/** Every writer does one thing after the other, without a pause, until the time is over. */
export async function runSlice(writers: readonly (() => Promise<void>)[], sliceMs: number): Promise<Slice> {
  const tookMs: number[] = []
  const start = performance.now()
  const end = start + sliceMs
  await Promise.all(
    writers.map(async (write) => {
      for (let now = performance.now(); now < end;) {
        await write()
        const done = performance.now()
        tookMs.push(done - now)
        now = done
      }
    }),
  )
  return { perS: (tookMs.length * 1000) / (performance.now() - start), tookMs }
}

import { useEffect, useState } from 'react'
import { pathOf } from './send-file.ts'

export type Bytes = { readonly url: string; readonly blob: Blob } | 'asking' | 'failed'

/** The bytes of a file while `isWanted`, as an address for this page alone; each fetch is a reading in the log. */
export function useBytes(incident: string, file: string, isWanted: boolean): Bytes {
  const [bytes, setBytes] = useState<Bytes>('asking')
  useEffect(() => {
    if (!isWanted) return undefined
    const abort = new AbortController()
    let url: string | undefined
    const run = async (): Promise<void> => {
      try {
        const answer = await fetch(pathOf(incident, file), { signal: abort.signal })
        if (!answer.ok) return setBytes('failed')
        const blob = await answer.blob()
        if (abort.signal.aborted) return
        url = URL.createObjectURL(blob)
        setBytes({ url, blob })
      } catch {
        if (!abort.signal.aborted) setBytes('failed')
      }
    }
    void run()
    return () => {
      abort.abort()
      if (url !== undefined) URL.revokeObjectURL(url)
    }
  }, [incident, file, isWanted])
  return bytes
}

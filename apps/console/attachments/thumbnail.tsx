import type { IncidentFile } from '@tocsin/domain'
import { useEffect, useRef, useState } from 'react'
import classes from './attachments.module.css'
import { KindIcon } from './kind-icon.tsx'
import { shownAs } from './shown-as.ts'
import { useBytes } from './use-bytes.ts'

/** A larger picture is fetched when somebody opens it. */
const largestBytes = 8_000_000

/** A small picture of a file, fetched once it is on the screen; the mark of its kind where there is none. */
export function Thumbnail({ incident, file }: { readonly incident: string; readonly file: IncidentFile }) {
  const box = useRef<HTMLSpanElement>(null)
  const [isSeen, setSeen] = useState(false)
  const isPicture = shownAs(file.kind) === 'picture' && file.bytes <= largestBytes && file.withdrawn === null
  useEffect(() => {
    const element = box.current
    if (element === null || !isPicture) return undefined
    const watch = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting === true) setSeen(true)
    })
    watch.observe(element)
    return () => watch.disconnect()
  }, [isPicture])
  const bytes = useBytes(incident, file.file, isPicture && isSeen)
  return (
    <span ref={box} className={classes['thumbnail']}>
      {typeof bytes === 'object' ? <img src={bytes.url} alt="" /> : <KindIcon kind={file.kind} />}
    </span>
  )
}

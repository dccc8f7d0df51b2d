import { defaultSettings, type IncidentDocument, type IncidentFile } from '@tocsin/domain'
import { useRef, useState, type DragEvent } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { useKey } from '../desk/use-keys.ts'
import { useWhyNot } from '../desk/why-not.ts'
import type { Personal } from '../incident-card/personal.ts'
import { shownKey } from '../keys.ts'
import { useDocument } from '../live/use-board.ts'
import { useViewer } from '../live/use-line.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import classes from './attachments.module.css'
import { FileRow } from './file-row.tsx'
import { UploadRow } from './upload-row.tsx'
import { upload, uploads } from './uploads.ts'
import { usePaste } from './use-paste.ts'

type Props = {
  readonly id: string
  /** undefined once it has left the board: then the card's answer says which files there are */
  readonly incident: IncidentDocument | undefined
  readonly personal: Personal | undefined
}

/** Files of an incident: dropped, pasted or chosen; each opened by a route that logs who read it. */
export function Attachments({ id, incident, personal }: Props) {
  const { attachments } = useWords()
  const whyNot = useWhyNot()
  const { org } = useViewer()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const mostMb = (useDocument('organisation', org)?.settings ?? defaultSettings).largestFileMb
  const going = useStore(uploads, ({ all }) => all).filter((each) => each.incident === id)
  const about = incident === undefined ? undefined : ({ kind: 'incident', document: incident } as const)
  const files: readonly IncidentFile[] = incident?.files ?? personal?.incident.files ?? []
  const mayNot = whyNot('attach-file', about)
  const take = (chosen: Iterable<File>): void => upload(id, chosen, mostMb * 1_000_000)
  const choose = (): void => input.current?.click()
  const mayOpen = ({ withdrawn }: IncidentFile): boolean =>
    whyNot('read-personal', about) === undefined &&
    (withdrawn === null || whyNot('read-withdrawn-file', about) === undefined)
  useKey('attach-file', choose, mayNot === undefined)
  usePaste(take, mayNot === undefined)

  const drag = (event: DragEvent): void => {
    if (mayNot !== undefined || !event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(event.type !== 'dragleave')
  }
  return (
    // Dropping is a pointer's way alone; the button has a key.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      aria-label={attachments.title}
      className={classes['attachments']}
      data-over={isOver || undefined}
      onDragEnter={drag}
      onDragOver={drag}
      onDragLeave={drag}
      onDrop={(event) => {
        drag(event)
        setOver(false)
        if (mayNot === undefined) take(event.dataTransfer.files)
      }}
    >
      <h3 className={classes['title']}>
        {attachments.title}
        {files.length > 0 && <small>{files.length}</small>}
        <span className={classes['spring']} />
        <ActionButton label={attachments.choose} hint={shownKey('attach-file')} whyNot={mayNot} onPress={choose} />
      </h3>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={attachments.choose}
        onChange={(event) => {
          take([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
      {files.length === 0 && going.length === 0 && (
        <p className={classes['none']}>{mayNot === undefined ? attachments.emptyHint(mostMb) : attachments.empty}</p>
      )}
      <ul className={classes['files']}>
        {files.map((file) => (
          <FileRow
            key={file.file}
            incident={id}
            file={file}
            said={personal?.incident.files.find((each) => each.file === file.file)}
            mayOpen={mayOpen(file)}
            mayWithdraw={whyNot('withdraw-file', about) === undefined}
          />
        ))}
        {going.map((one) => (
          <UploadRow key={one.id} one={one} mostMb={mostMb} />
        ))}
      </ul>
    </section>
  )
}

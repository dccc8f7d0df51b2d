import type { IncidentFile } from '@tocsin/domain'
import { IconTrash } from '@tabler/icons-react'
import { sizeText } from '../cities/size.ts'
import { Time } from '../controls/marks.tsx'
import { openDialog } from '../desk/desk-state.ts'
import type { Personal } from '../incident-card/personal.ts'
import { useNames } from '../live/names.ts'
import { useWords } from '../words.ts'
import classes from './attachments.module.css'
import { Thumbnail } from './thumbnail.tsx'

type Props = {
  readonly incident: string
  readonly file: IncidentFile
  /** undefined while the card's words are on their way, or where they are not for this viewer */
  readonly said: Personal['incident']['files'][number] | undefined
  readonly mayOpen: boolean
  readonly mayWithdraw: boolean
}

/** A file with who brought it and when, its size and the beginning of its SHA-256. */
export function FileRow({ incident, file, said, mayOpen, mayWithdraw }: Props) {
  const { attachments } = useWords()
  const names = useNames()
  const { withdrawn } = file
  const name = said?.name ?? (withdrawn === null ? '…' : attachments.withdrawn)
  return (
    <li className={classes['file']} data-withdrawn={withdrawn !== null || undefined}>
      <button
        type="button"
        className={classes['open']}
        disabled={!mayOpen}
        onClick={() => openDialog({ kind: 'file', incident, file, name })}
      >
        <Thumbnail incident={incident} file={file} />
        <span className={classes['what']}>
          <b>
            <span className="visually-hidden">{attachments.open} </span>
            {name}
          </b>
          <small>
            {file.kind === 'text' ? attachments.text : file.kind.toUpperCase()} · {sizeText(file.bytes)} ·{' '}
            <Time at={file.at} to="minute" /> · {names.account(file.by)} ·{' '}
            <code title={`SHA-256 ${file.sha256}`}>{file.sha256.slice(0, 8)}</code>
          </small>
          {withdrawn !== null && (
            <small className={classes['withdrawn']}>
              {attachments.withdrawnBy(names.account(withdrawn.by))}
              {said?.reason !== null && said?.reason !== undefined && ` · ${said.reason}`}
            </small>
          )}
        </span>
      </button>
      {withdrawn === null && mayWithdraw && (
        <button
          type="button"
          className={classes['withdraw']}
          title={attachments.withdraw}
          aria-label={`${attachments.withdraw} ${name}`}
          onClick={() => openDialog({ kind: 'withdraw-file', incident, file: file.file, name })}
        >
          <IconTrash size={15} aria-hidden />
        </button>
      )}
    </li>
  )
}

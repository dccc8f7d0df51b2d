import type { IncidentFile } from '@tocsin/domain'
import { useEffect, useState } from 'react'
import { Dialog } from '../dialogs/dialog.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useWords } from '../words.ts'
import classes from './attachments.module.css'
import { pathOf } from './send-file.ts'
import { shownAs } from './shown-as.ts'
import { useBytes } from './use-bytes.ts'

type Props = { readonly incident: string; readonly file: IncidentFile; readonly name: string }

/** A file large: a picture, a sound to hear, words to read; what a browser does not show is saved. */
export function FileWindow({ incident, file, name }: Props) {
  const { attachments } = useWords()
  const as = shownAs(file.kind)
  const bytes = useBytes(incident, file.file, as !== 'nothing')
  return (
    <Dialog title={name} widthPx={960}>
      <div className={dialog['body']}>
        {as === 'nothing' && <p className={dialog['hint']}>{attachments.notShown}</p>}
        {as !== 'nothing' && bytes === 'asking' && <p className={dialog['hint']}>{attachments.opening}</p>}
        {bytes === 'failed' && (
          <p className={dialog['problem']} role="alert">
            {attachments.notOpened}
          </p>
        )}
        {typeof bytes === 'object' && as === 'picture' && (
          <img className={classes['large']} src={bytes.url} alt={name} />
        )}
        {typeof bytes === 'object' && as === 'words' && <WordsOf blob={bytes.blob} label={name} />}
        {/* A recording of a call has no captions; who said what stands in the narrative. */}
        {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
        {typeof bytes === 'object' && as === 'sound' && <audio controls src={bytes.url} aria-label={name} />}
        <footer className={dialog['foot']}>
          <small className={classes['sum']}>SHA-256 {file.sha256}</small>
          <a href={pathOf(incident, file.file)} download={name} data-autofocus>
            {attachments.save}
          </a>
        </footer>
      </div>
    </Dialog>
  )
}

function WordsOf({ blob, label }: { readonly blob: Blob; readonly label: string }) {
  const [text, setText] = useState('')
  useEffect(() => {
    void blob.text().then(setText)
  }, [blob])
  return (
    // Without a stop of its own the keyboard could not scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={classes['words']} tabIndex={0} aria-label={label}>
      {text}
    </section>
  )
}

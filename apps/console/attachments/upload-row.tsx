import { sizeText } from '../cities/size.ts'
import { ActionButton } from '../controls/action-button.tsx'
import { useWords } from '../words.ts'
import classes from './attachments.module.css'
import type { NotTaken } from './send-file.ts'
import { dropUpload, sendAgain, type Upload } from './uploads.ts'

/** Sending the same again would end the same. */
const final: ReadonlySet<NotTaken> = new Set(['too-large', 'kind', 'there', 'infected'])

/** A file on its way, or one that did not get there: it stays until somebody sends it again or lets it go. */
export function UploadRow({ one, mostMb }: { readonly one: Upload; readonly mostMb: number }) {
  const { attachments } = useWords()
  const { file, state } = one
  const mayHelp = state.phase === 'failed' && !final.has(state.why)
  return (
    <li className={classes['upload']} data-phase={state.phase}>
      <span className={classes['what']}>
        <b>{file.name}</b>
        <small>{sizeText(file.size)}</small>
      </span>
      {state.phase === 'going' ? (
        <>
          <progress max={1} value={state.share} aria-label={attachments.going(file.name)} />
          <small className={classes['share']}>{Math.floor(state.share * 100)} %</small>
        </>
      ) : (
        <span className={classes['failed']} role="alert">
          {attachments.notTaken[state.why](mostMb)}
        </span>
      )}
      {mayHelp && <ActionButton label={attachments.sendAgain} onPress={() => sendAgain(one)} />}
      <ActionButton
        label={state.phase === 'going' ? attachments.stop : attachments.letGo}
        onPress={() => dropUpload(one.id)}
      />
    </li>
  )
}

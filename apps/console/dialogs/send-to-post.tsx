import { isInArea } from '@tocsin/domain'
import { nameIn } from '@tocsin/ui/words'
import { pinyinInitials } from '@tocsin/ui'
import { useState } from 'react'
import { SearchField } from '../controls/search-field.tsx'
import { closeDialog } from '../desk/desk-state.ts'
import { distanceM } from '../distance.ts'
import { useNames } from '../live/names.ts'
import { useAll, useDocument } from '../live/use-board.ts'
import { useSend } from '../live/use-line.ts'
import { newId } from '../new-id.ts'
import { useLanguage, useWords } from '../words.ts'
import { Dialog } from './dialog.tsx'
import classes from './dialog.module.css'
import { formatDistance } from '@tocsin/ui'
import { onCtrlEnter, Submit, TextArea } from './text-area.tsx'

/** A slip for a station or a partner centre, that signs for it and names its crew. Whose area it lies in stands first, then the nearest. */
export function SendToPost({ incident: id }: { readonly incident: string }) {
  const words = useWords()
  const { dialogs, organisations, trade } = words
  const language = useLanguage()
  const names = useNames()
  const send = useSend()
  const at = useDocument('incident', id)?.place?.point
  const [typed, setTyped] = useState('')
  const [post, setPost] = useState<string | null>(null)
  const [instruction, setInstruction] = useState('')

  const text = typed.trim().toLowerCase()
  const found = useAll('post')
    .filter(({ name }) => [name.zh, name.en.toLowerCase(), pinyinInitials(name.zh)].some((key) => key.includes(text)))
    .map((each) => ({
      post: each,
      metres: at === undefined ? Infinity : distanceM(at, each.point),
      isIts: at !== undefined && each.area !== null && isInArea(each.area, at),
    }))
    .sort((a, b) => Number(b.isIts) - Number(a.isIts) || a.metres - b.metres)

  const submit = (): void => {
    if (post === null) return
    const said = instruction.trim()
    void send({
      type: 'send-to-post',
      body: { slip: newId(), incident: id, post, instruction: said === '' ? null : said },
    })
    closeDialog()
  }
  return (
    <Dialog title={`${dialogs.sendToPost} · ${names.incident(id)}`}>
      <div className={classes['body']} role="presentation" onKeyDown={onCtrlEnter(submit)}>
        <SearchField
          label={dialogs.post}
          text={post === null ? typed : names.post(post)}
          onText={(next) => {
            setTyped(next)
            setPost(null)
          }}
          choices={(post === null ? found : []).map(({ post: each, metres, isIts }) => ({
            key: each.id,
            shown: (
              <span className={classes['post']}>
                <span>{nameIn(language, each.name)}</span>
                <small>{trade.postKinds[each.kind]}</small>
                {isIts && <small>{organisations.areas}</small>}
                {Number.isFinite(metres) && <span>{formatDistance(metres, words)}</span>}
              </span>
            ),
          }))}
          onChoose={(index) => setPost(found[index]?.post.id ?? null)}
          placeholder={dialogs.posts}
          status={found.length === 0 ? dialogs.noPosts : undefined}
          isFirst
          openOnFocus
        />
        <TextArea label={dialogs.instruction} text={instruction} onText={setInstruction} maxLength={2000} />
        <Submit label={dialogs.send} whyNot={post === null ? dialogs.posts : undefined} onPress={submit} />
      </div>
    </Dialog>
  )
}

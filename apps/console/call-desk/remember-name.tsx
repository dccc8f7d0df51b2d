import { IconBookmark, IconBookmarkFilled } from '@tabler/icons-react'
import { longestHeard } from '@tocsin/domain'
import { useRef, useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { showDone, showUndo } from '../desk/notices.ts'
import { useKey } from '../desk/use-keys.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { shownKey } from '../keys.ts'
import { useSend } from '../live/use-line.ts'
import { newId } from '../new-id.ts'
import { usePlaceName, useWords } from '../words.ts'
import type { DraftPlace } from './draft.ts'
import classes from './place-field.module.css'
import { tiedPlaceOf } from './remembering.ts'

/** A name that this form has taught, as long as the form stands. */
type Remembered = { readonly byname: string; readonly heard: string; readonly label: string; readonly hide: () => void }

/**
 * Ties what was typed to the place that was chosen, for all desks of the centre: one key or button, and the same again
 * takes it back. Words that mean the place already need no remembering, and nothing is shown.
 */
export function RememberName({ place }: { readonly place: DraftPlace }) {
  const { bynames } = useWords()
  const placeName = usePlaceName()
  const send = useSend()
  const whyNot = useWhyNot()
  const [remembered, setRemembered] = useState<Remembered | null>(null)
  const isSending = useRef(false)
  const tied = tiedPlaceOf(place)
  const heard = place.typed.trim()
  const isRemembered = remembered?.heard === heard && remembered.label === tied?.label
  const tooLong = heard.length > longestHeard ? bynames.tooLong(longestHeard) : undefined
  const mayNot = whyNot('teach-name') ?? tooLong

  const takeBack = async ({ byname, heard: said, hide }: Remembered): Promise<void> => {
    hide()
    setRemembered(null)
    const sent = await send({ type: 'withdraw-name', body: { byname } })
    if (sent.ok) showDone(bynames.takenBack(said))
  }
  const teach = async (): Promise<void> => {
    if (tied === undefined || isSending.current) return
    isSending.current = true
    const byname = newId()
    const sent = await send({ type: 'teach-name', body: { byname, heard, place: tied } })
    isSending.current = false
    if (!sent.ok) return
    const undo = (): void => void takeBack(made)
    const hide = showUndo(bynames.remembered(heard, placeName(tied) ?? tied.label), bynames.undo, undo)
    const made = { byname, heard, label: tied.label, hide }
    setRemembered(made)
  }
  const press = (): void => void (isRemembered ? takeBack(remembered) : teach())
  useKey('remember-name', press, tied !== undefined && mayNot === undefined)

  if (tied === undefined || heard === '') return null
  const Icon = isRemembered ? IconBookmarkFilled : IconBookmark
  return (
    <p className={classes['remember']}>
      <Icon size={13} aria-hidden />
      <span>{isRemembered ? `${heard} → ${placeName(tied)}` : `“${heard}”`}</span>
      <ActionButton
        label={isRemembered ? bynames.undo : bynames.remember}
        hint={shownKey('remember-name')}
        whyNot={mayNot}
        onPress={press}
      />
    </p>
  )
}

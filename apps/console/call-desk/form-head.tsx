import { IconDeviceFloppy, IconPhoneEnd, IconTrash } from '@tabler/icons-react'
import type { ContactDocument } from '@tocsin/domain'
import { Age, Time } from '../controls/marks.tsx'
import { useSend, useViewer } from '../live/use-line.ts'
import { useNow } from '../live/use-now.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import type { Change } from './call-form.tsx'
import classes from './call-form.module.css'
import type { Draft } from './draft.ts'
import { useDrafts } from './drafts-context.tsx'
import { isHere } from './strays.ts'
import { useCallDesk } from './use-call-desk.ts'

type Props = { readonly draft: Draft; readonly contact: ContactDocument | undefined; readonly change: Change }

/** Which call this is, how long it lasts, whether it is kept; hanging up and throwing away. */
export function FormHead({ draft, contact, change }: Props) {
  const { callForm, card, paper } = useWords()
  const callDesk = useCallDesk()
  const send = useSend()
  const { account } = useViewer()
  const now = useNow()
  const wasRestored = useStore(useDrafts().store, ({ restored }) => restored.has(draft.id))
  const hungUpAt = draft.hungUpAt ?? contact?.clocks.hungUp ?? null
  const hangUp = (): void => {
    change({ hungUpAt: now })
    if (draft.isKnown) void send({ type: 'hang-up-contact', body: { contact: draft.contact, at: now } })
  }
  return (
    <header className={classes['head']}>
      <strong>{draft.paper !== null ? paper.title : draft.isKnown ? callForm.title : callForm.titleNew}</strong>
      <span>
        {callForm.since} <Age since={draft.startedAt} />
      </span>
      <Kept wasRestored={wasRestored} />
      <span className={classes['spring']} />
      {hungUpAt === null ? (
        <IconButton icon={IconPhoneEnd} label={callForm.hangUp} onPress={hangUp} />
      ) : (
        <small>
          <Time at={hungUpAt} /> {card.clockHungUp}
        </small>
      )}
      {(!draft.isKnown || !isHere(contact, account)) && (
        <IconButton icon={IconTrash} label={callForm.discard} onPress={() => callDesk.discard(draft)} />
      )}
    </header>
  )
}

type ButtonProps = { readonly icon: typeof IconTrash; readonly label: string; readonly onPress: () => void }

const IconButton = ({ icon: Icon, label, onPress }: ButtonProps) => (
  <button type="button" className={classes['icon']} title={label} aria-label={label} onClick={onPress}>
    <Icon size={16} />
  </button>
)

/** Says that the draft is safe, or that it is not. */
function Kept({ wasRestored }: { readonly wasRestored: boolean }) {
  const { callForm } = useWords()
  const areKept = useStore(useDrafts().store, (state) => state.areKept)
  if (!areKept) return <strong className={classes['lost']}>{callForm.draftNotKept}</strong>
  return (
    <small className={classes['kept']} title={callForm.draftKept}>
      <IconDeviceFloppy size={13} aria-hidden />{' '}
      {wasRestored ? callForm.draftRestored : <span className="visually-hidden">{callForm.draftKept}</span>}
    </small>
  )
}

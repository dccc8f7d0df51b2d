import { IconPhoneIncoming, IconPhoneCall, IconNotes } from '@tabler/icons-react'
import type { ContactDocument } from '@tocsin/domain'
import { ActionButton } from '../controls/action-button.tsx'
import { Key } from '../controls/key.tsx'
import { Age, ExerciseMark } from '../controls/marks.tsx'
import { desk } from '../desk/desk-state.ts'
import { useKey } from '../desk/use-keys.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { shownKey } from '../keys.ts'
import { useNames } from '../live/names.ts'
import { useAll, useDocument } from '../live/use-board.ts'
import { useViewer } from '../live/use-line.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import classes from './call-desk.module.css'
import { CallForm } from './call-form.tsx'
import type { Draft } from './draft.ts'
import { useDraft, useDrafts } from './drafts-context.tsx'
import { straysOf } from './strays.ts'
import { useCallDesk } from './use-call-desk.ts'
import { useSettling } from './use-settling.ts'

/** The calls of this desk, the ringing ones, those of others, each longest first; and the form of the one in hand. */
export function CallDesk() {
  const words = useWords()
  const callDesk = useCallDesk()
  const whyNot = useWhyNot()
  const contacts = useAll('contact')
  const { drafts } = useStore(useDrafts().store, (state) => state)
  const shown = useDraft(useStore(desk, ({ draft }) => draft))
  const current = shown?.isSent === false ? shown : undefined

  const ringing = contacts.filter(({ state }) => state.phase === 'waiting').sort(byRinging)
  const { account } = useViewer()
  const open = contacts.filter(({ state, id }) => state.phase === 'open' && id !== current?.contact).sort(byRinging)
  const mine = open.filter(({ taker }) => taker === account)
  const others = open.filter(({ taker }) => taker !== account)
  const own = drafts.filter(({ id, isKnown }) => id !== current?.id && !isKnown)
  const sent = drafts.filter(({ isKnown, isSent }) => isKnown && isSent)
  const strays = straysOf(drafts, contacts, account).filter(({ id }) => id !== current?.id)
  const firstUnsent = drafts.find(({ isSent }) => !isSent)
  useSettling()
  const mayNotOpen = whyNot('open-contact')
  const mayNotTake = whyNot('take-contact')

  useKey('new-call', callDesk.begin, mayNotOpen === undefined)
  useKey('take-call', () => ringing[0] && callDesk.take(ringing[0]), mayNotTake === undefined)
  useKey('go-form', () => firstUnsent && callDesk.show(firstUnsent.id), current === undefined)

  const count = ringing.length + open.length + own.length + sent.length + strays.length
  return (
    <section className={classes['desk']} aria-label={words.callDesk.title}>
      <header className={classes['head']}>
        <h2>{words.callDesk.title}</h2>
        <span className={classes['count']} data-ringing={ringing.length > 0}>
          {words.callDesk.ringing} {ringing.length}
        </span>
        <span className={classes['spring']} />
        <ActionButton
          label={words.callDesk.newCall}
          hint={shownKey('new-call')}
          whyNot={mayNotOpen}
          onPress={callDesk.begin}
        />
      </header>
      {count === 0 && current === undefined && (
        <p className={classes['empty']}>
          {words.callDesk.nothing} {words.callDesk.nothingHint} <Key label={shownKey('new-call')} />
        </p>
      )}
      {count > 0 && (
        <ul className={classes['calls']} data-short={current !== undefined}>
          {[...own, ...sent].map((draft) => (
            <DraftRow key={draft.id} draft={draft} isNext={draft === firstUnsent} onShow={callDesk.show} />
          ))}
          {strays.map((draft) => (
            <Stray key={draft.id} draft={draft} onShow={callDesk.show} onDiscard={callDesk.discard} />
          ))}
          {mine.map((contact) => (
            <Call key={contact.id} contact={contact} isNext={false} whyNot={mayNotTake} onTake={callDesk.take} />
          ))}
          {ringing.map((contact, index) => (
            <Call key={contact.id} contact={contact} isNext={index === 0} whyNot={mayNotTake} onTake={callDesk.take} />
          ))}
          {others.map((contact) => (
            <Call key={contact.id} contact={contact} isNext={false} whyNot={mayNotTake} onTake={callDesk.take} />
          ))}
        </ul>
      )}
      {current !== undefined && <CallForm key={current.id} draft={current} />}
    </section>
  )
}

const byRinging = (a: ContactDocument, b: ContactDocument): number => a.clocks.rung - b.clocks.rung

type CallProps = {
  readonly contact: ContactDocument
  readonly isNext: boolean
  readonly whyNot: string | undefined
  readonly onTake: (contact: ContactDocument) => void
}

function Call({ contact, isNext, whyNot, onTake }: CallProps) {
  const words = useWords()
  const names = useNames()
  const { account } = useViewer()
  const isRinging = contact.state.phase === 'waiting'
  const isMine = contact.taker === account
  const Icon = isRinging ? IconPhoneIncoming : IconPhoneCall
  const who = isMine ? words.callDesk.mine : words.callDesk.takenBy(names.account(contact.taker ?? ''))
  return (
    <li className={classes['call']} data-ringing={isRinging}>
      <Icon size={15} aria-hidden />
      <span>{words.trade.channels[contact.channel]}</span>
      {contact.exercise && <ExerciseMark />}
      <span className={classes['number']}>…{contact.number.slice(-5)}</span>
      <span className={classes['who']}>{isRinging ? words.callDesk.waited : who}</span>
      <Age since={contact.clocks.rung} />
      {(isRinging || isMine) && (
        <ActionButton
          label={isRinging ? words.callDesk.take : words.callForm.title}
          hint={isNext ? shownKey('take-call') : undefined}
          tone={isRinging ? 'main' : 'plain'}
          whyNot={whyNot}
          onPress={() => onTake(contact)}
        />
      )}
    </li>
  )
}

/** A call that exists on this desk only, or that is on its way to the server. */
type DraftProps = { readonly draft: Draft; readonly isNext: boolean; readonly onShow: (id: string) => void }

function DraftRow({ draft, isNext, onShow }: DraftProps) {
  const words = useWords()
  const title = draft.place.chosen?.label ?? draft.place.typed
  return (
    <li className={classes['call']}>
      <IconNotes size={15} aria-hidden />
      <span>{draft.isSent ? words.connection.notYetSent : words.callForm.titleNew}</span>
      <span className={classes['who']}>{title}</span>
      <Age since={draft.startedAt} />
      {!draft.isSent && (
        <ActionButton
          label={words.callForm.title}
          hint={isNext ? shownKey('go-form') : undefined}
          onPress={() => onShow(draft.id)}
        />
      )}
    </li>
  )
}

type StrayProps = {
  readonly draft: Draft
  readonly onShow: (id: string) => void
  readonly onDiscard: (draft: Draft) => void
}

/** What was written down here of a call that somebody else has now, or that is over: to be read, then thrown away. */
function Stray({ draft, onShow, onDiscard }: StrayProps) {
  const { callDesk, callForm } = useWords()
  const names = useNames()
  const contact = useDocument('contact', draft.contact)
  const taker = contact?.state.phase === 'open' ? contact.taker : null
  return (
    <li className={classes['call']}>
      <IconNotes size={15} aria-hidden />
      <span className={classes['who']}>
        {taker === null ? callDesk.callOver : callDesk.callWith(names.account(taker))}
      </span>
      <Age since={draft.startedAt} />
      <ActionButton label={callForm.title} onPress={() => onShow(draft.id)} />
      <ActionButton label={callForm.discard} tone="danger" onPress={() => onDiscard(draft)} />
    </li>
  )
}

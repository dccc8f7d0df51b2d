import { isUnsigned } from '@tocsin/domain'
import { IconAddressBook } from '@tabler/icons-react'
import { ActionButton } from '../controls/action-button.tsx'
import { Key } from '../controls/key.tsx'
import { desk, openDialog } from '../desk/desk-state.ts'
import { useKey } from '../desk/use-keys.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { shownKey } from '../keys.ts'
import { useAll } from '../live/use-board.ts'
import { useViewer } from '../live/use-line.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import classes from './call-desk.module.css'
import { CallForm } from './call-form.tsx'
import { AbandonedRow, DraftRow, OpenRow, RingingRow, Stray } from './call-row.tsx'
import { useDraft, useDrafts } from './drafts-context.tsx'
import { straysOf } from './strays.ts'
import { useCallDeeds } from './use-call-deeds.ts'
import { useCallDesk } from './use-call-desk.ts'
import { useQueue, useTakenOver } from './use-queue.ts'
import { useSettling } from './use-settling.ts'

/** The calls of this desk, the ringing ones, those to ring back, those of others; and the form of the one in hand. */
export function CallDesk() {
  const words = useWords()
  const callDesk = useCallDesk()
  const deeds = useCallDeeds()
  const whyNot = useWhyNot()
  const contacts = useAll('contact')
  const { drafts } = useStore(useDrafts().store, (state) => state)
  const shown = useDraft(useStore(desk, ({ draft }) => draft))
  const current = shown?.isSent === false ? shown : undefined
  const { account } = useViewer()
  const { ringing, toRingBack, mine, others, lost } = useQueue(current?.contact)
  const own = drafts.filter(({ id, isKnown }) => id !== current?.id && !isKnown)
  const sent = drafts.filter(({ isKnown, isSent }) => isKnown && isSent)
  const strays = straysOf(drafts, contacts, account).filter(({ id }) => id !== current?.id)
  const firstUnsent = drafts.find(({ isSent }) => !isSent)
  useSettling()
  useTakenOver()
  const mayNotOpen = whyNot('open-contact')
  const mayNotTake = whyNot('take-contact')
  const mayTake = mayNotTake === undefined
  const unsigned = contacts.find(({ taker, passes }) => taker === account && passes.some(isUnsigned))

  useKey('new-call', callDesk.begin, mayNotOpen === undefined)
  useKey('paper-call', callDesk.beginFromPaper, mayNotOpen === undefined)
  useKey('take-call', () => ringing[0] && callDesk.take(ringing[0]), mayTake)
  useKey('next-call', () => mine[0] && deeds.goOn(mine[0]), mayTake && mine.length > 0)
  useKey('take-over', () => lost[0] && deeds.takeOver(lost[0]), mayTake && lost.length > 0)
  useKey(
    'ring-back',
    () => toRingBack[0] && openDialog({ kind: 'ring-back', contact: toRingBack[0].id }),
    mayTake && toRingBack.length > 0,
  )
  useKey('phone-book', () => openDialog({ kind: 'phone-book', draft: current?.id ?? null }))
  useKey(
    'answer-pass',
    () => unsigned && openDialog({ kind: 'answer-pass', contact: unsigned.id }),
    mayTake && unsigned !== undefined,
  )
  useKey('go-form', () => firstUnsent && callDesk.show(firstUnsent.id), current === undefined)

  const count =
    ringing.length + toRingBack.length + mine.length + others.length + own.length + sent.length + strays.length
  const row = { whyNot: mayNotTake, onTake: callDesk.take, deeds }
  return (
    <section className={classes['desk']} aria-label={words.callDesk.title}>
      <header className={classes['head']}>
        <h2>{words.callDesk.title}</h2>
        <span className={classes['count']} data-ringing={ringing.length > 0}>
          {words.callDesk.ringing} {ringing.length}
        </span>
        <span className={classes['spring']} />
        <ActionButton
          label={<IconAddressBook size={15} aria-label={words.calls.book} />}
          title={words.calls.book}
          hint={shownKey('phone-book')}
          onPress={() => openDialog({ kind: 'phone-book', draft: current?.id ?? null })}
        />
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
          {lost.map((contact, index) => (
            <OpenRow key={contact.id} contact={contact} isNext={index === 0} {...row} />
          ))}
          {[...own, ...sent].map((draft) => (
            <DraftRow key={draft.id} draft={draft} isNext={draft === firstUnsent} onShow={callDesk.show} />
          ))}
          {strays.map((draft) => (
            <Stray key={draft.id} draft={draft} onShow={callDesk.show} onDiscard={callDesk.discard} />
          ))}
          {/* what rings stands over what waits for this desk: the list is short while a call is in hand */}
          {ringing.map((contact, index) => (
            <RingingRow key={contact.id} contact={contact} isNext={index === 0} {...row} />
          ))}
          {mine.map((contact, index) => (
            <OpenRow key={contact.id} contact={contact} isNext={index === 0} {...row} />
          ))}
          {toRingBack.map((contact, index) => (
            <AbandonedRow key={contact.id} contact={contact} isNext={index === 0} {...row} />
          ))}
          {others
            .filter((contact) => !lost.includes(contact))
            .map((contact) => (
              <OpenRow key={contact.id} contact={contact} isNext={false} {...row} />
            ))}
        </ul>
      )}
      {current !== undefined && <CallForm key={current.id} draft={current} />}
    </section>
  )
}

import {
  IconArrowForwardUp,
  IconNotes,
  IconPhoneCall,
  IconPhoneIncoming,
  IconPhoneOff,
  IconPhoneOutgoing,
  IconPlayerPause,
} from '@tabler/icons-react'
import { isFlooding, isUnsigned, mayContact, type ContactDocument } from '@tocsin/domain'
import type { Words } from '@tocsin/ui/words'
import { ActionButton } from '../controls/action-button.tsx'
import { Age, ExerciseMark } from '../controls/marks.tsx'
import { openDialog } from '../desk/desk-state.ts'
import { shownKey } from '../keys.ts'
import { useNames } from '../live/names.ts'
import { useDocument } from '../live/use-board.ts'
import { useTimeZone, useViewer } from '../live/use-line.ts'
import { useNow } from '../live/use-now.ts'
import { usePartnerName } from '../phone-book/use-partners.ts'
import { useLanguage, usePlaceName, useWords } from '../words.ts'
import classes from './call-desk.module.css'
import type { Draft } from './draft.ts'
import type { CallDeeds } from './use-call-deeds.ts'

type CallProps = {
  readonly contact: ContactDocument
  /** the first of its kind: the key is for it */
  readonly isNext: boolean
  readonly whyNot: string | undefined
  readonly onTake: (contact: ContactDocument) => void
  readonly deeds: CallDeeds
}

/** All named clocks of a call, for who points at it. */
function useClocks({ clocks }: ContactDocument): string {
  const { card, calls } = useWords()
  const at = new Intl.DateTimeFormat(useLanguage(), { timeZone: useTimeZone(), timeStyle: 'medium' })
  const told = (name: string, time: number | null): string[] => (time === null ? [] : [`${name} ${at.format(time)}`])
  return [
    ...told(card.clockRung, clocks.rung),
    ...told(calls.handed, clocks.handed),
    ...told(calls.offHook, clocks.offHook),
    ...told(card.clockHungUp, clocks.hungUp),
  ].join(' · ')
}

/** A call that rings. */
export function RingingRow({ contact, isNext, whyNot, onTake, deeds }: CallProps) {
  const { callDesk, calls, trade } = useWords()
  const now = useNow()
  const floods = isFlooding(contact, now)
  return (
    <li className={classes['call']} data-ringing={!floods} title={useClocks(contact)}>
      <IconPhoneIncoming size={15} aria-hidden />
      <span>{trade.channels[contact.channel]}</span>
      {contact.exercise && <ExerciseMark />}
      <span className={classes['number']}>…{contact.number.slice(-5)}</span>
      <span className={classes['who']}>{floods ? `${calls.flooding} · ${calls.floodingLast}` : callDesk.waited}</span>
      <Age since={contact.clocks.rung} />
      {floods && (
        <ActionButton
          label={calls.clearFlooding}
          whyNot={whyNot}
          onPress={() => deeds.markFlooding(contact.id, false)}
        />
      )}
      <ActionButton
        label={callDesk.take}
        hint={isNext ? shownKey('take-call') : undefined}
        tone={floods ? 'plain' : 'main'}
        whyNot={whyNot}
        onPress={() => onTake(contact)}
      />
    </li>
  )
}

/** A call that hung up before anybody took it. */
export function AbandonedRow({ contact, isNext, whyNot, onTake }: Omit<CallProps, 'deeds'>) {
  const { calls, callDesk } = useWords()
  const now = useNow()
  const may = mayContact(contact, 'voice', now)
  const last = contact.ringBacks.at(-1)
  const tries = calls.tried(contact.ringBacks.length)
  return (
    <li className={classes['call']} title={useClocks(contact)}>
      <IconPhoneOff size={15} aria-hidden />
      <span>{calls.toRingBack}</span>
      {contact.exercise && <ExerciseMark />}
      <span className={classes['number']}>…{contact.number.slice(-5)}</span>
      <span className={classes['who']}>
        {last === undefined ? tries : `${tries} · ${calls.ringBackResults[last.result]}`}
        {may === 'yes' ? '' : ` · ${calls.safetyRules[may === 'ask' ? 'ask' : 'none']}`}
      </span>
      <Age since={contact.clocks.hungUp ?? contact.clocks.rung} />
      <ActionButton
        label={<IconLabel icon={IconPhoneOutgoing} text={calls.ringBack} />}
        hint={isNext ? shownKey('ring-back') : undefined}
        whyNot={whyNot}
        onPress={() => openDialog({ kind: 'ring-back', contact: contact.id })}
      />
      <ActionButton label={callDesk.take} whyNot={whyNot} onPress={() => onTake(contact)} />
    </li>
  )
}

const IconLabel = ({ icon: Icon, text }: { readonly icon: typeof IconNotes; readonly text: string }) => (
  <>
    <Icon size={14} aria-hidden /> {text}
  </>
)

/** The newest hand-over of a call in a few words; undefined where there is none. */
function usePass({ passes }: ContactDocument): string | undefined {
  const words = useWords()
  const nameOf = usePartnerName()
  const pass = passes.find(isUnsigned) ?? passes.at(-1)
  return pass && sayPass(pass, words, nameOf)
}

export function sayPass(
  { to, kind, state }: ContactDocument['passes'][number],
  { calls }: Words,
  nameOf: (id: string) => string,
): string {
  const said = calls.passKinds[kind]
  if (state.phase === 'waiting') return calls.waitsFor(nameOf(to), said)
  const answer = state.phase === 'told' ? calls.toldOnly : calls.passAnswers[state.phase]
  const text = calls.answered(nameOf(to), said, answer)
  return state.phase === 'refused' ? `${calls.cameBack}: ${text}` : text
}

/** A call that somebody has: this desk's own, parked or not, or another's. */
export function OpenRow({ contact, isNext, whyNot, deeds }: Omit<CallProps, 'onTake'>) {
  const { callDesk, callForm, calls, trade } = useWords()
  const names = useNames()
  const { account } = useViewer()
  const pass = usePass(contact)
  const { taker, parkedSince, lostSince } = contact
  const isMine = taker === account
  const isLost = !isMine && lostSince !== null
  const name = names.account(taker ?? '')
  const who = isMine ? callDesk.mine : isLost ? calls.deskLost(name) : callDesk.takenBy(name)
  const Icon = pass === undefined ? (parkedSince === null ? IconPhoneCall : IconPlayerPause) : IconArrowForwardUp
  return (
    <li className={classes['call']} data-lost={isLost} title={useClocks(contact)}>
      <Icon size={15} aria-hidden />
      <span>{trade.channels[contact.channel]}</span>
      {contact.exercise && <ExerciseMark />}
      <span className={classes['number']}>…{contact.number.slice(-5)}</span>
      <span className={classes['who']} data-long={pass !== undefined || isLost}>
        {[parkedSince === null ? undefined : calls.parked, who, pass].filter(Boolean).join(' · ')}
      </span>
      <Age since={lostSince !== null && isLost ? lostSince : (parkedSince ?? contact.clocks.rung)} />
      {isMine && contact.passes.some(isUnsigned) && (
        <ActionButton
          label={calls.answer}
          hint={shownKey('answer-pass')}
          onPress={() => openDialog({ kind: 'answer-pass', contact: contact.id })}
        />
      )}
      {isMine && (
        <ActionButton
          label={parkedSince === null ? callForm.title : calls.goOn}
          hint={isNext ? shownKey('next-call') : undefined}
          whyNot={whyNot}
          onPress={() => deeds.goOn(contact)}
        />
      )}
      {!isMine && (
        <ActionButton
          label={calls.takeOver}
          hint={isNext && isLost ? shownKey('take-over') : undefined}
          tone={isLost ? 'main' : 'plain'}
          whyNot={whyNot}
          onPress={() => deeds.takeOver(contact)}
        />
      )}
    </li>
  )
}

/** A call that exists on this desk only, or that is on its way to the server. */
type DraftProps = { readonly draft: Draft; readonly isNext: boolean; readonly onShow: (id: string) => void }

export function DraftRow({ draft, isNext, onShow }: DraftProps) {
  const words = useWords()
  const title = usePlaceName()(draft.place.chosen) ?? draft.place.typed
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
export function Stray({ draft, onShow, onDiscard }: StrayProps) {
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

import type { ContactDocument } from '@tocsin/domain'
import { formatDistance } from '@tocsin/ui'
import { ActionButton } from '../controls/action-button.tsx'
import { ExerciseMark, Time } from '../controls/marks.tsx'
import { useWhyNot } from '../desk/why-not.ts'
import { useNames } from '../live/names.ts'
import { useDocument } from '../live/use-board.ts'
import { useSend } from '../live/use-line.ts'
import type { Question } from '../use-question.ts'
import { useWords } from '../words.ts'
import classes from './calls.module.css'
import type { Personal } from './personal.ts'

type Props = {
  readonly ids: readonly string[]
  readonly personal: { readonly question: Question<Personal> | null; readonly again: () => void }
}

/** Who called, what they said, when. The words come by their own route, which logs that they were read. */
export function Calls({ ids, personal: { question, again } }: Props) {
  const { card, desk } = useWords()
  return (
    <section aria-label={card.calls}>
      <h3 className={classes['title']}>
        {card.calls}
        <output>
          {question?.phase === 'asking' && question.answer === undefined && card.personalLoading}
          {question?.phase === 'answered' && card.personalLogged}
        </output>
      </h3>
      {question?.phase === 'failed' && (
        <p className={classes['failed']} role="alert">
          {question.status === 403 ? card.personalDenied : card.personalFailed}{' '}
          {question.status !== 403 && <ActionButton label={desk.retry} onPress={again} />}
        </p>
      )}
      {ids.length === 0 && question?.phase !== 'failed' && (question?.answer?.contacts.length ?? 0) === 0 && (
        <p className={classes['none']}>{card.noCalls}</p>
      )}
      <ul className={classes['calls']}>
        {(ids.length > 0 ? ids : (question?.answer?.contacts ?? []).map(({ id }) => id)).map((id) => (
          <Call key={id} id={id} words={question?.answer?.contacts.find((each) => each.id === id)} />
        ))}
      </ul>
    </section>
  )
}

function Call({ id, words: said }: { readonly id: string; readonly words: Personal['contacts'][number] | undefined }) {
  const words = useWords()
  const names = useNames()
  const contact = useDocument('contact', id)
  const send = useSend()
  const whyNot = useWhyNot()
  const state = contact?.state
  return (
    <li className={classes['call']}>
      <div className={classes['who']}>
        <b>{contact === undefined ? words.card.caller : words.trade.channels[contact.channel]}</b>
        {contact?.exercise === true && <ExerciseMark />}
        <span>{said?.callerNumber}</span>
        <span>{said?.callerName}</span>
        <span className={classes['spring']} />
        {contact !== undefined && contact.taker !== null && <small>{names.account(contact.taker)}</small>}
        {contact !== undefined && state?.phase === 'attached' && (
          <ActionButton
            label={words.card.partContact}
            whyNot={whyNot('part-contact', { kind: 'contact', document: contact })}
            onPress={() => void send({ type: 'part-contact', body: { contact: id, incident: state.incident } })}
          />
        )}
      </div>
      {said?.story && <blockquote>{said.story}</blockquote>}
      {said !== undefined && (said.callerPlaceTyped !== null || said.callerPlace !== null) && (
        <p>
          {words.card.callerAt}: {said.callerPlaceTyped}
          {said.callerPlace !== null && ` ± ${formatDistance(said.callerPlace.radiusM, words)}`}
        </p>
      )}
      {contact !== undefined && <Clocks contact={contact} />}
    </li>
  )
}

function Clocks({ contact: { clocks, doubtfulClocks } }: { readonly contact: ContactDocument }) {
  const { card, times } = useWords()
  const named = [
    [card.clockRung, 'rung'],
    [card.clockHanded, 'handed'],
    [card.clockOffHook, 'offHook'],
    [card.clockHungUp, 'hungUp'],
  ] as const
  return (
    <p className={classes['clocks']}>
      {named.map(([name, clock]) => {
        const at = clocks[clock]
        const isDoubtful = doubtfulClocks.includes(clock)
        return at === null ? null : (
          <span key={name} data-doubtful={isDoubtful} title={isDoubtful ? times.doubtful : undefined}>
            {name} <Time at={at} />
            {isDoubtful && <abbr title={times.doubtful}>?</abbr>}
          </span>
        )
      })}
    </p>
  )
}

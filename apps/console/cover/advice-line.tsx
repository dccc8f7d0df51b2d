import { ActionButton } from '../controls/action-button.tsx'
import { showDone } from '../desk/notices.ts'
import { selectUnit } from '../desk/desk-state.ts'
import { useKey } from '../desk/use-keys.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { shownKey } from '../keys.ts'
import { useAll, useDocument } from '../live/use-board.ts'
import { useSend, useViewer } from '../live/use-line.ts'
import { useNow } from '../live/use-now.ts'
import { useQuestion } from '../use-question.ts'
import { useLanguage, useWords } from '../words.ts'
import { askAdvice, declineAdvice, type AdviceAnswer } from './ask-cover.ts'
import classes from './cover.module.css'
import { percent } from './use-cover.ts'

const refreshMs = 15_000

/** Which free unit should wait elsewhere: at all times where the site has it asked, else while cover is shown. */
export function AdviceLine({ isShown }: { readonly isShown: boolean }) {
  const { cover: words } = useWords()
  const mode = useDocument('organisation', useViewer().org)?.settings.standby.mode ?? 'off'
  const isAsked = mode === 'ask' || (mode === 'advise' && isShown)
  const round = Math.floor(useNow() / refreshMs)
  const { question, again } = useQuestion(isAsked ? `advice ${round}` : null, askAdvice)
  const answer = question?.answer
  if (answer === undefined || answer.mode === 'off') return null
  if (answer.advice !== null) return <Offer advice={answer.advice} again={again} />
  const why = { rate: words.rate, 'well-placed': words.wellPlaced, 'no-posts': words.noPosts, off: '', 'no-cover': '' }
  const text = answer.whyNone === null ? '' : why[answer.whyNone]
  return isShown && text !== '' ? (
    <p className={classes['advice']}>
      <b>{words.advice}</b> {text}
    </p>
  ) : null
}

type OfferProps = { readonly advice: NonNullable<AdviceAnswer['advice']>; readonly again: () => void }

function Offer({ advice, again }: OfferProps) {
  const { cover: words } = useWords()
  const language = useLanguage()
  const send = useSend()
  const unit = useDocument('unit', advice.unit)
  const mayNot = useWhyNot()('move-unit')
  const posts = useAll('post')
  const postName = (id: string | null): string => {
    const name = posts.find((post) => post.id === id)?.name
    return name === undefined ? words.fromRoad : language === 'en' ? name.en : name.zh
  }
  const callSign = unit?.callSign ?? advice.unit
  const accept = async (): Promise<void> => {
    const sent = await send({ type: 'move-unit', body: { unit: advice.unit, post: advice.to } })
    if (sent.ok) showDone(words.moved(callSign, postName(advice.to)))
    again()
  }
  const decline = async (): Promise<void> => {
    await declineAdvice(advice.unit)
    again()
  }
  useKey('accept-advice', () => void accept(), mayNot === undefined)
  useKey('decline-advice', () => void decline(), mayNot === undefined)
  const minutes = (advice.driveS / 60).toLocaleString(language, { maximumFractionDigits: 1 })
  return (
    <section className={classes['advice']} aria-label={words.advice} aria-live="polite">
      <b>{words.advice}</b>
      <button type="button" className={classes['unit']} onClick={() => selectUnit(advice.unit)}>
        {words.adviceLine(callSign, postName(advice.from), postName(advice.to))}
      </button>
      <small>{words.gains(percent(advice.gain, language), minutes)}</small>
      <span className={classes['answers']}>
        <ActionButton
          tone="main"
          label={words.accept}
          hint={shownKey('accept-advice')}
          whyNot={mayNot}
          onPress={() => void accept()}
        />
        <ActionButton
          label={words.decline}
          hint={shownKey('decline-advice')}
          whyNot={mayNot}
          onPress={() => void decline()}
        />
      </span>
    </section>
  )
}

import type { IncidentDocument } from '@tocsin/domain'
import { formatDriveTime } from '@tocsin/ui'
import { nameIn } from '@tocsin/ui/words'
import { ActionButton } from '../controls/action-button.tsx'
import { percent } from '../cover/use-cover.ts'
import { useLive } from '../live/line-context.ts'
import { useNames } from '../live/names.ts'
import { useLineState } from '../live/use-line.ts'
import { newId } from '../new-id.ts'
import type { Question } from '../use-question.ts'
import { useLanguage, useWords } from '../words.ts'
import classes from './advice.module.css'
import type { Advice } from './answer.ts'
import { useNeedName } from './need-names.ts'
import { useChange } from './use-advice.ts'

type Props = {
  readonly incident: IncidentDocument
  readonly question: Question<Advice> | null
  readonly onAgain: () => void
  readonly mayNot: string | undefined
}

/** By which plan, what is short and who would fill it, what has changed, and what goes to a post. */
export function AdviceHead({ incident, question, onAgain, mayNot }: Props) {
  const words = useWords()
  const language = useLanguage()
  const names = useNames()
  const needName = useNeedName()
  const { link } = useLineState()
  const { line } = useLive()
  const { recommend, desk } = words
  const advice = question?.answer
  const changed = useChange(advice)
  if (question === null) return null
  const counted = (needs: Advice['needs'] | NonNullable<Advice['changed']>['more']): string =>
    needs.map((need) => `${need.count} × ${needName(need)}`).join(desk.listSeparator)
  const sendTo = (post: string): void =>
    void line.send({ type: 'send-to-post', body: { slip: newId(), incident: incident.id, post } })
  return (
    <div className={classes['head']}>
      {question.phase === 'failed' && (
        <p role="alert">
          {recommend.failed} {link.phase === 'live' && <ActionButton label={desk.retry} onPress={onAgain} />}
        </p>
      )}
      {advice === undefined && question.phase !== 'failed' && <p>{recommend.loading}</p>}
      {incident.place === null && <p>{recommend.noPlace}</p>}
      {advice !== undefined && (
        <>
          <p>
            {advice.plan === null
              ? advice.fallback !== null && recommend.fallback[advice.fallback]
              : recommend.plan(nameIn(language, advice.plan.name), advice.plan.version)}
            {' · '}
            {counted(advice.needs)}
          </p>
          {advice.needs.length > 0 && advice.needs.every(({ missing }) => missing === 0) && <p>{recommend.met}</p>}
          {advice.units.length === 0 && advice.others.length === 0 && <p>{recommend.none}</p>}
          {advice.shortfall.map(({ need, missing, fillers: [first] }) => (
            <p key={need} role="alert">
              {recommend.short(needName(advice.needs[need]), missing)}{' '}
              {first !== undefined &&
                (first.freeInS === null
                  ? recommend.fillerUnknown(names.unit(first.unit), first.why)
                  : recommend.filler(names.unit(first.unit), formatDriveTime(first.freeInS, words)))}
            </p>
          ))}
          {changed !== null && changed.more.length > 0 && <output>{recommend.more(counted(changed.more))}</output>}
          {changed !== null && changed.less.length > 0 && <output>{recommend.less(counted(changed.less))}</output>}
          {advice.surplus.length > 0 && <output>{recommend.surplus(advice.surplus.map(names.unit).join(' '))}</output>}
          {advice.posts.map(({ need, post, isSent }) =>
            post === null ? null : (
              <p key={`${need} ${post}`}>
                {recommend.toPost(needName(advice.needs[need]), names.post(post))}{' '}
                {!isSent && <ActionButton label={recommend.sendToPost} whyNot={mayNot} onPress={() => sendTo(post)} />}
              </p>
            ),
          )}
          {advice.uncovered !== null && advice.units.length > 0 && (
            <p>
              {recommend.covers(
                percent(advice.uncovered.shareAfter, language),
                percent(advice.uncovered.shareBefore, language),
              )}
            </p>
          )}
          {advice.late && <output>{recommend.late}</output>}
        </>
      )}
    </div>
  )
}

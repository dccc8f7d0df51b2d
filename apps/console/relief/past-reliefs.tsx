import { handed, reliefSections, type ReliefDocument } from '@tocsin/domain'
import { useState } from 'react'
import { z } from 'zod'
import { ask } from '../ask.ts'
import { ActionButton } from '../controls/action-button.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useNames } from '../live/names.ts'
import { useTimeZone } from '../live/use-line.ts'
import { useQuestion } from '../use-question.ts'
import { useLanguage, useWords } from '../words.ts'
import { Board } from './board.tsx'
import classes from './relief.module.css'
import { Remarks } from './remarks.tsx'
import { useReliefTexts } from './use-relief-texts.ts'

const past = z.object({
  reliefs: z.array(
    z.object({
      relief: z.string(),
      endedAt: z.number(),
      handedBy: z.string().nullable(),
      takenBy: z.string().nullable(),
      isTaken: z.boolean(),
      counts: z.partialRecord(z.enum(reliefSections), z.number()),
    }),
  ),
})

/** Reliefs that are over, the newest first; one of them in whole. */
export function PastReliefs({ onBack }: { readonly onBack: () => void }) {
  const { desk, relief: words } = useWords()
  const names = useNames()
  const language = useLanguage()
  const timeZone = useTimeZone()
  const [chosen, choose] = useState<string | null>(null)
  const { question } = useQuestion('reliefs', (signal) => ask('/api/reliefs', past, { signal }))
  if (chosen !== null) return <PastRelief id={chosen} onBack={() => choose(null)} />
  const reliefs = question?.answer?.reliefs
  const format = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'medium', timeStyle: 'short' })
  return (
    <div className={dialog['body']}>
      {question?.phase === 'failed' && <p className={dialog['problem']}>{words.failed}</p>}
      {reliefs?.length === 0 && <p>{words.noPast}</p>}
      <table className={classes['past']}>
        <thead>
          <tr>
            <th scope="col">{words.when}</th>
            <th scope="col">{words.from}</th>
            <th scope="col">{words.to}</th>
            <th scope="col">{words.sections.incidents}</th>
            <th scope="col">{words.sections.alerts}</th>
            <td aria-hidden />
          </tr>
        </thead>
        <tbody>
          {reliefs?.map((each) => (
            <tr key={each.relief}>
              <td className="tabular">{format.format(each.endedAt)}</td>
              <td>{each.handedBy === null ? desk.unknown : names.account(each.handedBy)}</td>
              <td>{each.takenBy === null ? words.dropped : names.account(each.takenBy)}</td>
              <td className="tabular">{each.counts.incidents ?? 0}</td>
              <td className="tabular">{each.counts.alerts ?? 0}</td>
              <td>
                <ActionButton label={words.open} onPress={() => choose(each.relief)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div>
        <ActionButton label={words.back} onPress={onBack} />
      </div>
    </div>
  )
}

const document = z.custom<ReliefDocument>(
  (value) => z.looseObject({ id: z.string(), comments: z.array(z.unknown()) }).safeParse(value).success,
)
const whole = z.object({ relief: document })

function PastRelief({ id, onBack }: { readonly id: string; readonly onBack: () => void }) {
  const { relief: words } = useWords()
  const names = useNames()
  const language = useLanguage()
  const timeZone = useTimeZone()
  const { question } = useQuestion(`past-${id}`, (signal) => ask(`/api/reliefs/${id}`, whole, { signal }))
  const relief = question?.answer?.relief
  const texts = useReliefTexts(id, relief?.comments.length ?? 0)
  const format = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'medium', timeStyle: 'short' })
  const signed = relief?.incoming ?? relief?.outgoing
  const list = signed === null || signed === undefined ? undefined : handed.safeParse(signed.handed).data
  return (
    <div className={dialog['body']}>
      {question?.phase === 'failed' && <p className={dialog['problem']}>{words.failed}</p>}
      {relief?.outgoing && <p>{words.handed(names.account(relief.outgoing.by), format.format(relief.outgoing.at))}</p>}
      {relief?.incoming && <p>{words.taken(names.account(relief.incoming.by), format.format(relief.incoming.at))}</p>}
      {relief !== undefined && list !== undefined && (
        <Board
          handed={list}
          isPast
          remarks={(section) => <Remarks relief={relief} section={section} texts={texts} />}
        />
      )}
      {relief !== undefined && <Remarks relief={relief} section="all" texts={texts} />}
      <div className={dialog['row']}>
        <ActionButton label={words.back} onPress={onBack} />
        <ActionButton label={words.printIt} onPress={() => window.print()} />
      </div>
    </div>
  )
}

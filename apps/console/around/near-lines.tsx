import { mayEver, type Point } from '@tocsin/domain'
import { formatDistance, formatDriveTime } from '@tocsin/ui'
import { nameIn } from '@tocsin/ui/words'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { ask, withQuery } from '../ask.ts'
import { StatusMark } from '../controls/marks.tsx'
import { selectUnit } from '../desk/desk-state.ts'
import { useDocument } from '../live/use-board.ts'
import { useViewer } from '../live/use-line.ts'
import { useQuestion } from '../use-question.ts'
import { useLanguage, useWords } from '../words.ts'
import classes from './near-lines.module.css'
import { toggleReach } from './reach.ts'

const time = { seconds: z.number().nullable(), metres: z.number().nullable() }
const answer = z.object({
  units: z.array(z.object({ unit: z.string(), ...time })),
  posts: z.array(z.object({ post: z.string(), ...time })),
})
type Time = { readonly seconds: number | null; readonly metres: number | null }

/** Who is near a point: units on duty, whatever they do, and posts, by drive time. A press marks the unit, or shows what a post reaches. */
export function NearLines({ at }: { readonly at: Point }) {
  const { around } = useWords()
  const may = mayEver(useViewer().roles, 'recommend')
  const { question } = useQuestion(
    may ? `near/${at.lon},${at.lat}` : null,
    (signal) => ask(withQuery('/api/near', { lon: at.lon, lat: at.lat }), answer, { signal }),
    50,
  )
  if (question === null) return null
  if (question.phase === 'failed') return <p className={classes['failed']}>{around.failed}</p>
  if (question.answer === undefined) return null
  const { units, posts } = question.answer
  return (
    <dl className={classes['near']}>
      <Lines label={around.units}>
        {units.map((each) => (
          <UnitLine key={each.unit} unit={each.unit} time={each} />
        ))}
      </Lines>
      <Lines label={around.posts}>
        {posts.map((each) => (
          <PostLine key={each.post} post={each.post} time={each} />
        ))}
      </Lines>
    </dl>
  )
}

function Lines({ label, children }: { readonly label: string; readonly children: readonly ReactNode[] }) {
  const { around } = useWords()
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children.length === 0 ? around.none : children}</dd>
    </div>
  )
}

function UnitLine({ unit: id, time: { seconds, metres } }: { readonly unit: string; readonly time: Time }) {
  const words = useWords()
  const unit = useDocument('unit', id)
  if (unit === undefined) return null
  return (
    <button type="button" className={classes['line']} onClick={() => selectUnit(id)}>
      <StatusMark status={unit.state.phase} />
      <span>{unit.callSign}</span>
      <small>{words.trade.statuses[unit.state.phase]}</small>
      <Far seconds={seconds} metres={metres} />
    </button>
  )
}

function PostLine({ post: id, time: { seconds, metres } }: { readonly post: string; readonly time: Time }) {
  const { around } = useWords()
  const language = useLanguage()
  const post = useDocument('post', id)
  if (post === undefined) return null
  const name = nameIn(language, post.name)
  return (
    <button
      type="button"
      className={classes['line']}
      title={around.reachFrom(name)}
      onClick={() => toggleReach({ kind: 'post', post: id })}
    >
      <span>{name}</span>
      <Far seconds={seconds} metres={metres} />
    </button>
  )
}

function Far({ seconds, metres }: Time) {
  const words = useWords()
  const { here } = words
  if (seconds === null) return <span className={classes['far']}>{here.driveUnknown}</span>
  return (
    <span className={classes['far']}>
      {here.drive(formatDriveTime(seconds, words))}
      {metres !== null && ` · ${formatDistance(metres, words)}`}
    </span>
  )
}

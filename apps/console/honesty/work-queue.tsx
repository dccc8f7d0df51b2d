import type { Envelope } from '@tocsin/link'
import { formatAge, formatTime } from '@tocsin/ui'
import { useNames } from '../live/names.ts'
import { useLineState, useTimeZone } from '../live/use-line.ts'
import { useNow } from '../live/use-now.ts'
import { useWords } from '../words.ts'
import { aboutOf } from './about.ts'
import classes from './honesty.module.css'

/** Orders that the server has not answered, in the order in which they go. They wait for as long as it takes. */
export function WorkQueue() {
  const words = useWords()
  const { honesty } = words
  const { pending } = useLineState()
  return (
    <section aria-label={honesty.queue}>
      <h3 className={classes['head']}>
        {honesty.queue} <b>{pending.length}</b>
      </h3>
      {pending.length === 0 ? (
        <p className={classes['empty']}>{honesty.allSent}</p>
      ) : (
        <ol className={classes['queue']}>
          {pending.map((command) => (
            <Order key={command.id} command={command} />
          ))}
        </ol>
      )}
      {pending.length > 0 && <p className={classes['empty']}>{honesty.queueNote}</p>}
    </section>
  )
}

function Order({ command }: { readonly command: Envelope }) {
  const words = useWords()
  const names = useNames()
  const zone = useTimeZone()
  const now = useNow()
  const { type, deviceAt } = command
  return (
    <li>
      <time>{deviceAt === null ? '' : formatTime(deviceAt, zone)}</time>
      <b>{words.verbs[type]}</b>
      <span>{aboutOf(command, names).join(words.desk.listSeparator)}</span>
      <small>{deviceAt === null ? '' : formatAge(Math.max(0, now - deviceAt), words)}</small>
    </li>
  )
}

import { backupDoubtMs, packDoubtMs } from '@tocsin/domain'
import { formatAge, formatTime } from '@tocsin/ui'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { ask } from '../ask.ts'
import { standing } from '../desk/connection-state.tsx'
import { Dialog } from '../dialogs/dialog.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useLive } from '../live/line-context.ts'
import { useLineState, useTimeZone } from '../live/use-line.ts'
import { useNow } from '../live/use-now.ts'
import { useQuestion } from '../use-question.ts'
import { useWords } from '../words.ts'
import classes from './honesty.module.css'
import { WorkQueue } from './work-queue.tsx'

const health = z.object({
  status: z.enum(['ok', 'degraded']),
  version: z.string(),
  position: z.number(),
  clockSkewMs: z.number(),
  packAt: z.number().nullable(),
  backupAt: z.number().nullable(),
})

/** A clock that is further off than this is worth a colour: times said by hand go by it. */
const clockDoubtMs = 2000

/** How far what this desk shows can be trusted: the connection, ages, clocks, versions, and what has not been sent. */
export function HonestyDialog() {
  const words = useWords()
  const { honesty, connection, desk } = words
  const { line } = useLive()
  const { link, notLiveSince } = useLineState()
  const zone = useTimeZone()
  const now = useNow()
  const round = Math.floor(now / 10_000)
  const { question } = useQuestion(`health ${round}`, (signal) => ask('/api/health', health, { signal }))
  const known = question?.answer
  const heardAt = line.heardAt()
  const aheadMs = line.aheadMs()
  const position = line.link.board.position
  const written = (at: number | null | undefined, never: string): string =>
    at === undefined ? desk.unknown : at === null ? never : honesty.ago(formatAge(Math.max(0, now - at), words))
  return (
    <Dialog title={honesty.title} widthPx={720}>
      <div className={dialog['body']}>
        <dl className={classes['facts']}>
          <Fact name={honesty.connection} isDoubtful={notLiveSince !== null}>
            {connection[standing(link)]}
            {notLiveSince !== null && ` · ${honesty.since(formatTime(notLiveSince, zone))}`}
          </Fact>
          <Fact name={honesty.heard} isDoubtful={notLiveSince !== null}>
            {heardAt === null ? connection.neverLoaded : honesty.ago(formatAge(Math.max(0, now - heardAt), words))}
          </Fact>
          <Fact name={honesty.entry}>
            {position === null ? desk.unknown : honesty.upTo(String(position))}
            {known !== undefined && position !== null && known.position > position && (
              <em> {honesty.behindBy(known.position - position)}</em>
            )}
          </Fact>
          <Fact name={honesty.clock} isDoubtful={Math.abs(aheadMs) > clockDoubtMs}>
            {honesty.offset(aheadMs)}
          </Fact>
          <Fact
            name={honesty.serverClock}
            isDoubtful={known !== undefined && Math.abs(known.clockSkewMs) > clockDoubtMs}
          >
            {known === undefined ? desk.unknown : honesty.offset(known.clockSkewMs)}
          </Fact>
          <Fact name={honesty.version}>{known === undefined ? desk.unknown : known.version}</Fact>
          <Fact name={honesty.pack} isDoubtful={isOlder(known?.packAt, now - packDoubtMs)}>
            {written(known?.packAt, honesty.noPack)}
          </Fact>
          <Fact name={honesty.backup} isDoubtful={isOlder(known?.backupAt, now - backupDoubtMs)}>
            {written(known?.backupAt, honesty.noBackup)}
          </Fact>
        </dl>
        <WorkQueue />
      </div>
    </Dialog>
  )
}

const isOlder = (at: number | null | undefined, than: number): boolean => typeof at === 'number' && at < than

type FactProps = { readonly name: string; readonly isDoubtful?: boolean; readonly children: ReactNode }

const Fact = ({ name, isDoubtful = false, children }: FactProps) => (
  <div data-doubtful={isDoubtful}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

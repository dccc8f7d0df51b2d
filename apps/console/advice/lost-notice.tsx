import { isFree, mayEver } from '@tocsin/domain'
import { formatDriveTime } from '@tocsin/ui'
import { useEffect, useState } from 'react'
import { ask } from '../ask.ts'
import { ActionButton } from '../controls/action-button.tsx'
import classes from '../desk/notices.module.css'
import { useKey } from '../desk/use-keys.ts'
import { shownKey } from '../keys.ts'
import type { AccountNames } from '../live/account-names.ts'
import type { Line } from '../live/line.ts'
import { namesFrom } from '../live/names.ts'
import { useStore } from '../store.ts'
import { useLanguage, useWords } from '../words.ts'
import { adviceAnswer, type Comer } from './answer.ts'
import type { LostRace } from './lost-race.ts'
import { nextAfter } from './next-after.ts'

type Props = {
  readonly sentence: string
  readonly lost: LostRace
  readonly line: Line
  readonly accounts: AccountNames
  readonly onSent: () => void
}

/** Told to who lost a race for a unit: who won it, for what, and who is next best, with a key that sends that one. DR21 */
export function LostNotice({ sentence, lost, line, accounts, onSent }: Props) {
  const words = useWords()
  const { recommend } = words
  useStore(accounts.store, ({ names }) => names)
  const { board } = line.link
  const names = namesFrom(board, accounts, useLanguage())
  const next = useNextBest(lost, line)
  const winner = lost.winner === undefined ? undefined : board.get('slip', lost.winner)?.sentBy
  const send = (): void => {
    if (next === undefined) return
    void line.send(lost.instead(next.unit))
    onSent()
  }
  useKey('send-next-best', send, next !== undefined)
  return (
    <div className={classes['row']}>
      <span>
        {sentence} {winner !== undefined && recommend.wonBy(names.account(winner))}
      </span>
      {next !== undefined && (
        <>
          <span>
            {recommend.nextIs(
              names.unit(next.unit),
              next.seconds === null ? words.times.unknownDrive : formatDriveTime(next.seconds, words),
            )}
          </span>
          <ActionButton
            tone="main"
            label={recommend.sendSet(names.unit(next.unit))}
            hint={shownKey('send-next-best')}
            onPress={send}
          />
        </>
      )}
    </div>
  )
}

/** Asked once, when the race is lost; undefined until the answer is there, and where there is none. */
function useNextBest({ unit: lost, incident }: LostRace, line: Line): Comer | undefined {
  const [next, setNext] = useState<Comer | undefined>()
  useEffect(() => {
    const { board } = line.link
    if (!mayEver(line.state.get().viewer.roles, 'recommend')) return undefined
    const gone = new AbortController()
    const canGo = (id: string): boolean => {
      const unit = board.get('unit', id)
      return unit !== undefined && isFree(unit) && !line.state.get().pending.some(({ body }) => isAbout(body, id))
    }
    const find = async (): Promise<void> => {
      const asked = await ask('/api/advice', adviceAnswer, { method: 'POST', body: { incident }, signal: gone.signal })
      if (asked.phase !== 'answered') return
      setNext(nextAfter(asked.answer, lost, (id) => board.get('unit', id)?.kind, canGo))
    }
    void find()
    return () => gone.abort()
  }, [lost, incident, line])
  return next
}

const isAbout = (body: unknown, unit: string): boolean =>
  typeof body === 'object' && body !== null && 'unit' in body && body.unit === unit

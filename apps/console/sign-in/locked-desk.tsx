import { useState } from 'react'
import { isFlooding, ringingOrder, type ContactDocument } from '@tocsin/domain'
import { CallForm } from '../call-desk/call-form.tsx'
import { DraftsProvider, useDraft } from '../call-desk/drafts-context.tsx'
import { useCallDesk } from '../call-desk/use-call-desk.ts'
import { useSettling } from '../call-desk/use-settling.ts'
import { ActionButton } from '../controls/action-button.tsx'
import { Age } from '../controls/marks.tsx'
import { desk } from '../desk/desk-state.ts'
import { useKey, useKeyboard } from '../desk/use-keys.ts'
import { keyWhileTyping, shownKey } from '../keys.ts'
import { useLive } from '../live/line-context.ts'
import { useAll } from '../live/use-board.ts'
import { useLineState, useTimeZone, useViewer } from '../live/use-line.ts'
import { useNow } from '../live/use-now.ts'
import { EntriesProvider } from '../narrative/entries-context.tsx'
import { Sounds } from '../sounds/sounds.tsx'
import { useStore } from '../store.ts'
import { useLanguage, useWords } from '../words.ts'
import { ChangePersonForm } from './change-person-form.tsx'
import classes from './locked-desk.module.css'
import { signOut } from './session.ts'
import { UnlockForm } from './unlock-form.tsx'

/** What stands where the desk was: the time, who is signed in, what rings, and the way back. */
export function LockedDesk({ onOpened }: { readonly onOpened: () => void }) {
  return (
    <DraftsProvider>
      <EntriesProvider>
        <Locked onOpened={onOpened} />
        <Sounds />
      </EntriesProvider>
    </DraftsProvider>
  )
}

function Locked({ onOpened }: { readonly onOpened: () => void }) {
  const { lock, seat, callDesk, desk: words } = useWords()
  const { line } = useLive()
  const { account } = useViewer()
  const { link } = useLineState()
  const now = useNow()
  const calls = useCallDesk()
  const contacts = useAll('contact')
  const ringing = ringingOrder(contacts, now)
  const mine = contacts.filter(({ state, taker }) => state.phase === 'open' && taker === account)
  const shown = useDraft(useStore(desk, ({ draft }) => draft))
  const current = shown?.isSent === false ? shown : undefined
  const [next] = [...ringing.filter((each) => !isFlooding(each, now)), ...ringing]
  useKeyboard()
  useSettling()
  const take = (): void => {
    const contact = mine[0] ?? next
    if (contact !== undefined) calls.take(contact)
  }
  useKey('take-call', take, current === undefined && (mine.length > 0 || next !== undefined))
  const [isChanging, setChanging] = useState(false)
  useKey('change-person', () => setChanging(true))
  const isLive = link.phase === 'live'
  return (
    <main className={classes['page']} aria-label={lock.title}>
      <header className={classes['head']}>
        <h1>{lock.title}</h1>
        <p>{lock.signedIn(line.login)}</p>
        <p data-live={isLive}>{isLive ? lock.live : lock.notLive}</p>
      </header>
      <Clock now={now} title={words.serverTime} />
      <section className={classes['calls']} aria-live="assertive">
        <p className={classes['count']} data-ringing={ringing.length > 0}>
          {ringing.length === 0 ? lock.nothingRings : lock.ringing(ringing.length)}
        </p>
        <Ringing ringing={ringing} />
        {(mine.length > 0 || next !== undefined) && current === undefined && (
          <ActionButton label={callDesk.take} hint={keyWhileTyping('take-call')} tone="main" onPress={take} />
        )}
      </section>
      {current !== undefined && (
        <div className={classes['form']}>
          <CallForm key={current.id} draft={current} />
        </div>
      )}
      {isChanging && (
        <section className={classes['change']} aria-label={seat.title}>
          <h2>{seat.title}</h2>
          <ChangePersonForm onBack={() => setChanging(false)} />
        </section>
      )}
      {current === undefined && !isChanging && <UnlockForm onOpened={onOpened} onLeave={() => void leave()} />}
      {!isChanging && (
        <ActionButton label={seat.title} hint={shownKey('change-person')} onPress={() => setChanging(true)} />
      )}
    </main>
  )
}

/** Who leaves a locked desk finds their drafts again: what was not sent stays under their name. */
async function leave(): Promise<void> {
  await signOut()
  location.reload()
}

function Ringing({ ringing }: { readonly ringing: readonly ContactDocument[] }) {
  const { trade } = useWords()
  return (
    <ul>
      {ringing.slice(0, 8).map(({ id, channel, clocks }) => (
        <li key={id}>
          {trade.channels[channel]} <Age since={clocks.rung} />
        </li>
      ))}
    </ul>
  )
}

function Clock({ now, title }: { readonly now: number; readonly title: string }) {
  const format = new Intl.DateTimeFormat(useLanguage(), { timeZone: useTimeZone(), timeStyle: 'medium', hour12: false })
  return (
    <time className={classes['clock']} title={title} dateTime={new Date(now).toISOString()}>
      {format.format(now)}
    </time>
  )
}

/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/interactive-supports-focus, jsx-a11y/click-events-have-key-events -- a listbox (ARIA 1.2): the list has the focus and the panel its keys */
import { useRef, useState, type KeyboardEvent } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Key } from '../controls/key.tsx'
import { isComposing, useKey } from '../desk/use-keys.ts'
import { shownKey } from '../keys.ts'
import { useAll } from '../live/use-board.ts'
import { useViewer } from '../live/use-line.ts'
import { useNow } from '../live/use-now.ts'
import { useMyPost } from '../station/my-post.ts'
import { useWords } from '../words.ts'
import { MessageRow } from './message-row.tsx'
import { messagesOf, type Message } from './messages-of.ts'
import classes from './messages.module.css'
import { answerOf, useAnswering } from './use-answering.ts'

/** More are not looked through; how many more is said. */
const shownAtMost = 60

/** What came in and went out between this desk and crews, posts and other centres, each with its answer by a key. */
export function MessagePanel() {
  const { messages: words } = useWords()
  const { org } = useViewer()
  const now = useNow()
  const all = messagesOf(
    {
      org,
      post: useMyPost(),
      units: useAll('unit'),
      slips: useAll('slip'),
      contacts: useAll('contact'),
      incidents: useAll('incident'),
    },
    now,
  )
  const listed = all.slice(0, shownAtMost)
  const [marked, mark] = useState<string | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const index = Math.max(
    0,
    listed.findIndex(({ id }) => id === marked),
  )
  const chosen = listed[index]
  const deeds = useAnswering()
  useKey('go-messages', () => list.current?.focus())

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || isComposing(event.nativeEvent)) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.code]
    if (step !== undefined) mark(listed[Math.max(0, Math.min(listed.length - 1, index + step))]?.id ?? null)
    else if (event.repeat || chosen === undefined || event.target instanceof HTMLButtonElement) return
    else if (event.code === 'Enter') deeds.show(chosen)
    else if (event.code === 'KeyA') deeds.answer(chosen)
    else if (event.code === 'KeyN') deeds.write(chosen)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <section className={classes['panel']} aria-label={words.title}>
      <h2>
        {words.title} <small>{all.filter(({ waits }) => waits).length}</small>
        <Key label={shownKey('go-messages')} />
      </h2>
      <div className={classes['body']} role="presentation" onKeyDown={press}>
        <div
          ref={list}
          className={classes['list']}
          role={listed.length === 0 ? 'group' : 'listbox'}
          tabIndex={0}
          aria-label={words.title}
          aria-activedescendant={chosen === undefined ? undefined : `message-${chosen.id}`}
        >
          {listed.length === 0 && <p className={classes['empty']}>{words.none}</p>}
          {listed.map((message) => (
            <div
              key={message.id}
              id={`message-${message.id}`}
              role="option"
              aria-selected={message === chosen}
              data-waits={message.waits}
              className={classes['row']}
              onClick={() => mark(message.id)}
            >
              <MessageRow message={message} />
            </div>
          ))}
          {all.length > listed.length && <p className={classes['empty']}>{words.more(all.length - listed.length)}</p>}
        </div>
        {chosen !== undefined && <Deeds message={chosen} deeds={deeds} />}
      </div>
    </section>
  )
}

function Deeds({ message, deeds }: { readonly message: Message; readonly deeds: ReturnType<typeof useAnswering> }) {
  const { messages: words } = useWords()
  const verb = answerOf(message)
  return (
    <div className={classes['deeds']}>
      {verb !== null && (
        <ActionButton
          label={words.answers[message.said.kind](message.way)}
          hint="A"
          tone="main"
          whyNot={deeds.whyNot(message)}
          onPress={() => deeds.answer(message)}
        />
      )}
      {message.incident !== null && (
        <>
          <ActionButton label={words.show} hint="↵" onPress={() => deeds.show(message)} />
          <ActionButton label={words.write} hint="N" onPress={() => deeds.write(message)} />
        </>
      )}
    </div>
  )
}

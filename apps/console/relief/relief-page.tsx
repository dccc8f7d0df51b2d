import { changesOf, type ReliefDocument, type ReliefSection } from '@tocsin/domain'
import { formatTime } from '@tocsin/ui'
import { ActionButton } from '../controls/action-button.tsx'
import { closeDialog } from '../desk/desk-state.ts'
import { showDone } from '../desk/notices.ts'
import { useWhyNot } from '../desk/why-not.ts'
import dialog from '../dialogs/dialog.module.css'
import { useNames } from '../live/names.ts'
import { useSend, useTimeZone, useViewer } from '../live/use-line.ts'
import { useWords } from '../words.ts'
import { Board } from './board.tsx'
import classes from './relief.module.css'
import { Remarks } from './remarks.tsx'
import { useHanded } from './use-handed.ts'
import { useReliefTexts, type TextOf } from './use-relief-texts.ts'

/** One relief under way: the board as it is now, what has changed since the first signature, remarks, both signatures. */
export function ReliefPage({ relief }: { readonly relief: ReliefDocument }) {
  const { desk, relief: words } = useWords()
  const names = useNames()
  const zone = useTimeZone()
  const handed = useHanded()
  const texts = useReliefTexts(relief.id, relief.comments.length)
  const changes = relief.outgoing === null || handed === undefined ? [] : changesOf(relief.outgoing.handed, handed)
  const remarks = (section: ReliefSection | 'all') => <Remarks relief={relief} section={section} texts={texts} />
  return (
    <>
      <p className={dialog['hint']}>
        {words.under(names.account(relief.begunBy), formatTime(relief.begunAt, zone))}
        {' · '}
        {words.goes(relief.people.map(names.account).join(desk.listSeparator))}
      </p>
      <Failed texts={texts} />
      <Board handed={handed} changes={changes} remarks={remarks} />
      <section className={classes['section']}>
        <h3>{words.commentAll}</h3>
        {remarks('all')}
      </section>
      {changes.length > 0 && (
        <output className={classes['changed']}>
          {words.changed}:{' '}
          {changes
            .map(
              ({ section, come, gone, other }) =>
                `${words.sections[section]} ${words.changes(come.length, gone.length, other.length)}`,
            )
            .join(' · ')}
        </output>
      )}
      <Signatures relief={relief} handed={handed} />
    </>
  )
}

function Failed({ texts }: { readonly texts: TextOf }) {
  const { relief: words } = useWords()
  if (texts.phase !== 'failed') return null
  return (
    <p className={dialog['problem']} role="alert">
      {words.failed} <ActionButton label={words.again} onPress={texts.again} />
    </p>
  )
}

type SignProps = { readonly relief: ReliefDocument; readonly handed: ReturnType<typeof useHanded> }

function Signatures({ relief, handed }: SignProps) {
  const { relief: words } = useWords()
  const names = useNames()
  const zone = useTimeZone()
  const send = useSend()
  const { account } = useViewer()
  const whyNot = useWhyNot()
  const { outgoing, people } = relief
  const about = { kind: 'relief', document: relief } as const
  const body = handed === undefined ? undefined : { relief: relief.id, seen: handed }
  const isOutgoing = outgoing?.by === account || people.includes(account)
  const take = (): void => {
    if (body !== undefined)
      void send({ type: 'take-relief', body }).then((sent) => {
        if (!sent.ok) return
        showDone(words.done)
        closeDialog()
      })
  }
  return (
    <footer className={classes['foot']}>
      <span>
        {outgoing === null ? words.notHanded : words.handed(names.account(outgoing.by), formatTime(outgoing.at, zone))}
      </span>
      <ActionButton
        tone={outgoing === null ? 'main' : 'plain'}
        label={outgoing === null ? words.handSign : words.handAgain}
        whyNot={whyNot('hand-relief', about)}
        onPress={() => void (body !== undefined && send({ type: 'hand-relief', body }))}
      />
      <span>{words.notTaken}</span>
      <ActionButton
        tone={outgoing === null || isOutgoing ? 'plain' : 'main'}
        label={words.takeSign}
        whyNot={whyNot('take-relief', about) ?? (outgoing === null ? words.notHanded : undefined)}
        onPress={take}
      />
      <ActionButton label={words.printIt} onPress={() => window.print()} />
      <ActionButton
        tone="danger"
        label={words.drop}
        whyNot={whyNot('drop-relief', about)}
        onPress={() => void send({ type: 'drop-relief', body: { relief: relief.id } })}
      />
    </footer>
  )
}

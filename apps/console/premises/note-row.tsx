import { isLive, noteRefusals, noteStanding, type NoteDocument, type PremisesDocument } from '@tocsin/domain'
import { useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Choices, digitCode } from '../controls/choices.tsx'
import { useWhyNot } from '../desk/why-not.ts'
import { useNames } from '../live/names.ts'
import { useSend, useViewer } from '../live/use-line.ts'
import { useNow } from '../live/use-now.ts'
import { useWords } from '../words.ts'
import { ContactNumber } from './contact-number.tsx'
import { KindIcon } from './kind-icon.tsx'
import classes from './premises.module.css'
import { NoteText } from './note-text.tsx'
import { isOwn, isUnder, isWaiting } from './standings.ts'
import { useNoteTexts } from './use-note-texts.ts'
import { useDay } from './use-day.ts'

type Props = { readonly premises: PremisesDocument; readonly note: NoteDocument }

/** One note: what it says, who stands for it, until when, and what can be done about it by this person. */
export function NoteRow({ premises: about, note }: Props) {
  const { premises } = useWords()
  const names = useNames()
  const day = useDay()
  const now = useNow()
  const { state } = note
  const standing = noteStanding(note, now)
  return (
    <li data-kind={note.kind} data-standing={standing}>
      <p className={classes['head']}>
        <span className={classes['kind']}>
          <KindIcon kind={note.kind} />
          {premises.kinds[note.kind]}
        </span>
        <em>{premises.standing[standing]}</em>
      </p>
      {isLive(note) && standing !== 'expired' && (
        <p className={classes['said']}>
          <NoteText premises={about} note={note.id} />
        </p>
      )}
      {standing !== 'expired' && note.hasContactNumber && <ContactNumber premises={about} note={note.id} />}
      <div className={classes['foot']}>
        <small>
          {state.phase === 'approved'
            ? premises.by(names.account(note.by), names.account(state.by))
            : premises.proposedBy(names.account(note.by))}
          {state.phase === 'approved' && ` · ${premises.until(day(state.until))}`}
          {state.phase === 'approved' && state.review !== null && (
            <b> · {premises.reviewBy(names.account(state.review.by))}</b>
          )}
          {state.phase === 'refused' && ` · ${premises.refusals[state.reason]}`}
        </small>
        {!isUnder('ended', note, now) && <Actions premises={about} note={note} />}
      </div>
    </li>
  )
}

/** Nobody approves what is his own, what he may not read, or what he has not seen. */
function useWhyNotApprove(about: PremisesDocument, note: NoteDocument): string | undefined {
  const { premises } = useWords()
  const { account } = useViewer()
  const whyNot = useWhyNot()
  const { here } = useNoteTexts(about)
  const subject = { kind: 'premises', document: about } as const
  const mayNot =
    whyNot('approve-note', subject) ?? (note.hasContactNumber ? whyNot('read-personal', subject) : undefined)
  if (mayNot !== undefined) return mayNot
  if (isOwn(note, account)) return premises.ownNote
  if (here?.texts.has(note.id) !== true) return premises.textFirst
  return note.hasContactNumber && !note.contactReadBy.includes(account) ? premises.contactFirst : undefined
}

function Actions({ premises: about, note }: Props) {
  const { premises } = useWords()
  const whyNot = useWhyNot()
  const send = useSend()
  const now = useNow()
  const [isRefusing, setRefusing] = useState(false)
  const whyNotApprove = useWhyNotApprove(about, note)
  const named = { premises: about.id, note: note.id }
  const subject = { kind: 'premises', document: about } as const
  if (isRefusing) {
    return (
      <Choices
        label={premises.refuse}
        choices={noteRefusals.map((id, index) => ({ id, code: digitCode(index), shown: premises.refusals[id] }))}
        onChoose={(chosen) => {
          const reason = noteRefusals.find((each) => each === chosen)
          if (reason !== undefined) void send({ type: 'refuse-note', body: { ...named, reason } })
          setRefusing(false)
        }}
      />
    )
  }
  return (
    <div className={classes['actions']}>
      {isWaiting(note, now) ? (
        <>
          <ActionButton
            tone="main"
            label={premises.approve}
            whyNot={whyNotApprove}
            onPress={() => void send({ type: 'approve-note', body: named })}
          />
          <ActionButton
            label={premises.refuse}
            whyNot={whyNot('refuse-note', subject)}
            onPress={() => setRefusing(true)}
          />
        </>
      ) : (
        <ActionButton
          label={premises.ask}
          whyNot={whyNot('review-note', subject)}
          onPress={() => void send({ type: 'review-note', body: { ...named, until: null } })}
        />
      )}
      <ActionButton
        label={premises.withdraw}
        whyNot={whyNot('withdraw-note', subject)}
        onPress={() => void send({ type: 'withdraw-note', body: named })}
      />
    </div>
  )
}

import { goesAway, isUnsigned, passKinds, type Partner, type PassKind } from '@tocsin/domain'
import { newId } from '@tocsin/link'
import { nameIn } from '@tocsin/ui/words'
import { useState } from 'react'
import { useDraft } from '../call-desk/drafts-context.tsx'
import { useCallDeeds } from '../call-desk/use-call-deeds.ts'
import { Choices } from '../controls/choices.tsx'
import { SearchField } from '../controls/search-field.tsx'
import { closeDialog } from '../desk/desk-state.ts'
import { useWhyNot } from '../desk/why-not.ts'
import dialog from '../dialogs/dialog.module.css'
import { Dialog } from '../dialogs/dialog.tsx'
import { useDocument } from '../live/use-board.ts'
import { useSend } from '../live/use-line.ts'
import { useLanguage, useWords } from '../words.ts'
import { Dial } from './dial.tsx'
import { findPartners } from './find-partners.ts'
import classes from './phone-book.module.css'
import { useEntries, type Entry } from './use-entries.ts'

/** Found by name, initials, number or language; then the number large, and the call in hand can be handed over by a letter. */
export function PhoneBook({ draft }: { readonly draft: string | null }) {
  const { calls } = useWords()
  const language = useLanguage()
  const entries = useEntries()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<Entry | null>(null)
  const found = findPartners(entries, typed)
  if (chosen?.partner) return <CallPartner partner={chosen.partner} draft={draft} />
  if (chosen !== null)
    return (
      <Dialog title={nameIn(language, chosen.name)}>
        <div className={dialog['body']}>
          <Dial number={chosen.number} />
        </div>
      </Dialog>
    )
  return (
    <Dialog title={calls.book}>
      <div className={dialog['body']} data-finds>
        {entries.length === 0 ? (
          <p className={dialog['hint']}>{calls.bookEmpty}</p>
        ) : (
          <>
            <SearchField
              label={calls.book}
              text={typed}
              onText={setTyped}
              choices={found.map((each) => ({
                key: each.id,
                shown: (
                  <span className={classes['partner']}>
                    <b>{nameIn(language, each.name)}</b>
                    <span>{each.number}</span>
                    <small>
                      {each.partner === null ? calls.ownPost : calls.partnerKinds[each.partner.kind]}
                      {each.languages.length > 0 && ` · ${sayLanguages(each.languages, language)}`}
                    </small>
                  </span>
                ),
              }))}
              onChoose={(index) => setChosen(found[index] ?? null)}
              placeholder={calls.bookFilter}
              status={found.length === 0 ? calls.bookNone : undefined}
              isFirst
              openOnFocus
            />
            <p className={dialog['hint']}>{calls.bookHint}</p>
          </>
        )}
      </div>
    </Dialog>
  )
}

/** Languages in the language of the screen; a tag that nobody knows as it is. */
export function sayLanguages(tags: readonly string[], language: string): string {
  const names = new Intl.DisplayNames(language, { type: 'language', fallback: 'code' })
  return tags.map((tag) => names.of(tag) ?? tag).join(', ')
}

const letters: { readonly [Kind in PassKind]: string } = {
  theirs: 'KeyT',
  misrouted: 'KeyM',
  help: 'KeyH',
  informed: 'KeyI',
}

function CallPartner({ partner, draft: id }: { readonly partner: Partner; readonly draft: string | null }) {
  const { calls } = useWords()
  const language = useLanguage()
  const send = useSend()
  const deeds = useCallDeeds()
  const draft = useDraft(id)
  const contact = useDocument('contact', draft?.contact ?? null)
  const mayNot = useWhyNot()('pass-contact')
  const name = nameIn(language, partner.name)
  const isWaiting = contact?.passes.some((pass) => isUnsigned(pass) && goesAway(pass.kind)) === true

  const pass = (kind: PassKind): void => {
    if (draft === undefined) return
    deeds.register(draft)
    void send({ type: 'pass-contact', body: { contact: draft.contact, pass: newId(), to: partner.id, kind } })
    closeDialog()
  }
  return (
    <Dialog title={draft === undefined ? name : calls.passTitle(name)}>
      <div className={dialog['body']}>
        <Dial number={partner.number} />
        {draft === undefined ? (
          <p className={dialog['hint']}>{calls.passNeedsCall}</p>
        ) : (
          <>
            <Choices
              label={calls.passTitle(name)}
              choices={passKinds.map((kind) => ({
                id: kind,
                code: letters[kind],
                shown: calls.passKinds[kind],
                whyNot: mayNot ?? (isWaiting && goesAway(kind) ? calls.passFirst : undefined),
              }))}
              onChoose={(chosen) => {
                const kind = passKinds.find((each) => each === chosen)
                if (kind !== undefined) pass(kind)
              }}
            />
            <p className={dialog['hint']}>{calls.passFirst}</p>
          </>
        )}
      </div>
    </Dialog>
  )
}

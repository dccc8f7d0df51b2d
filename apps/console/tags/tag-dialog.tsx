import type { IncidentDocument } from '@tocsin/domain'
import { nameIn } from '@tocsin/ui/words'
import { useState } from 'react'
import { Choices, digitCode } from '../controls/choices.tsx'
import { closeDialog } from '../desk/desk-state.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { Dialog } from '../dialogs/dialog.tsx'
import dialog from '../dialogs/dialog.module.css'
import { Gone } from '../dialogs/gone.tsx'
import { onCtrlEnter, Submit } from '../dialogs/text-area.tsx'
import { useNames } from '../live/names.ts'
import { useDocument } from '../live/use-board.ts'
import { useSend } from '../live/use-line.ts'
import { useListing } from '../live/use-listing.ts'
import { useLanguage, useWords } from '../words.ts'
import { mergedTags } from './find-tags.ts'

/** Digits and letters for the first ones; more are reached by the arrows. */
const mostKeys = 35

export function TagDialog({ id }: { readonly id: string }) {
  const { lists } = useWords()
  const names = useNames()
  const incident = useDocument('incident', id)
  if (incident === undefined) return <Gone />
  return (
    <Dialog title={`${lists.tags} · ${names.incident(id)}`}>
      <Toggles incident={incident} />
    </Dialog>
  )
}

function Toggles({ incident }: { readonly incident: IncidentDocument }) {
  const { dialogs, lists } = useWords()
  const language = useLanguage()
  const listing = useListing()
  const send = useSend()
  const mayNot = useWhyNot()('tag-incident', { kind: 'incident', document: incident })
  const [before] = useState(incident.tags)
  const [wanted, setWanted] = useState<readonly string[]>(before)
  const offered = listing.tags.filter(({ code, retired }) => !retired || before.includes(code))
  const save = (): void => {
    if (mayNot !== undefined) return
    const tags = mergedTags(before, wanted, incident.tags)
    const isSame = tags.length === incident.tags.length && tags.every((tag) => incident.tags.includes(tag))
    if (!isSame) void send({ type: 'tag-incident', body: { incident: incident.id, tags: [...tags] } })
    closeDialog()
  }
  return (
    <div className={dialog['body']} role="presentation" onKeyDown={onCtrlEnter(save)}>
      <Choices
        label={lists.tags}
        choices={offered.map(({ code, name }, index) => ({
          id: code,
          code: index < mostKeys ? digitCode(index) : '',
          shown: `${nameIn(language, name)}${wanted.includes(code) ? ' ✓' : ''}`,
        }))}
        onChoose={(code) =>
          setWanted(wanted.includes(code) ? wanted.filter((each) => each !== code) : [...wanted, code])
        }
      />
      <p className={dialog['hint']}>{lists.tagsAbout}</p>
      <Submit label={dialogs.save} whyNot={mayNot} onPress={save} />
    </div>
  )
}

import { shareLevels, shareReasons, type IncidentDocument, type ShareLevel, type ShareReason } from '@tocsin/domain'
import { useState } from 'react'
import { Field } from '../controls/field.tsx'
import { closeDialog } from '../desk/desk-state.ts'
import { useWhyNot } from '../desk/why-not.ts'
import dialog from '../dialogs/dialog.module.css'
import { Dialog } from '../dialogs/dialog.tsx'
import { Gone } from '../dialogs/gone.tsx'
import { onCtrlEnter, Submit } from '../dialogs/text-area.tsx'
import { useAreaOwner } from '../organisations/area-line.tsx'
import { useNear, useNearName } from '../organisations/use-near.ts'
import { useDocument } from '../live/use-board.ts'
import { useNames } from '../live/names.ts'
import { useSend } from '../live/use-line.ts'
import { useNow } from '../live/use-now.ts'
import { newId } from '../new-id.ts'
import { useWords } from '../words.ts'

const hourMs = 3_600_000
/** 0: until it is closed */
const hours = [0, 1, 4, 12, 24] as const
const byHand = shareReasons.filter((reason) => reason !== 'agreement')

/** Offers one incident to another organisation: how far, why, for how long. It has to consent. */
export function ShareDialog({ id }: { readonly id: string }) {
  const { sharing } = useWords()
  const names = useNames()
  const incident = useDocument('incident', id)
  if (incident === undefined) return <Gone />
  return (
    <Dialog title={sharing.title(names.incident(id))}>
      <Fields incident={incident} />
    </Dialog>
  )
}

function Fields({ incident }: { readonly incident: IncidentDocument }) {
  const { sharing } = useWords()
  const send = useSend()
  const now = useNow()
  const taken = new Set(incident.shares.filter(({ agreement }) => agreement === null).map((share) => share.with))
  const named = useNearName()
  const owner = useAreaOwner(incident.place?.point ?? null)
  const others = useNear(owner).filter(({ organisation }) => !taken.has(organisation.id))
  const [to, setTo] = useState<string | null>(null)
  const [level, setLevel] = useState<ShareLevel>('view')
  const [reason, setReason] = useState<Exclude<ShareReason, 'agreement'>>('mutual-aid')
  const [lasts, setLasts] = useState<(typeof hours)[number]>(0)
  const mayNot = useWhyNot()('share-incident', { kind: 'incident', document: incident })
  const chosen = (others.find(({ organisation }) => organisation.id === to) ?? others[0])?.organisation
  const whyNot = mayNot ?? (chosen === undefined ? sharing.noOthers : undefined)
  const save = (): void => {
    if (whyNot !== undefined || chosen === undefined) return
    const until = lasts === 0 ? null : now + lasts * hourMs
    const body = { incident: incident.id, share: newId(), with: chosen.id, level, reason, until }
    void send({ type: 'share-incident', body })
    closeDialog()
  }
  if (others.length === 0)
    return <p className={dialog['hint']}>{taken.size === 0 ? sharing.noOthers : sharing.allHaveIt}</p>
  return (
    <div className={dialog['body']} role="presentation" onKeyDown={onCtrlEnter(save)}>
      <Field label={sharing.withWhom}>
        {(id) => (
          <select id={id} data-autofocus value={chosen?.id} onChange={(event) => setTo(event.currentTarget.value)}>
            {others.map((each) => (
              <option key={each.organisation.id} value={each.organisation.id}>
                {named(each)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Choice label={sharing.level} options={shareLevels} named={sharing.levels} chosen={level} onChoose={setLevel} />
      <Choice label={sharing.reason} options={byHand} named={sharing.reasons} chosen={reason} onChoose={setReason} />
      <Field label={sharing.until}>
        {(id) => (
          <select
            id={id}
            value={lasts}
            onChange={(event) => setLasts(hours.find((each) => each === Number(event.currentTarget.value)) ?? 0)}
          >
            {hours.map((each) => (
              <option key={each} value={each}>
                {each === 0 ? sharing.untilClosed : sharing.hours(each)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <p className={dialog['hint']}>{sharing.callerStays}</p>
      <Submit label={sharing.share} whyNot={whyNot} onPress={save} />
    </div>
  )
}

type ChoiceProps<Option extends string> = {
  readonly label: string
  readonly options: readonly Option[]
  readonly named: { readonly [Each in Option]: string }
  readonly chosen: Option
  readonly onChoose: (option: Option) => void
}

/** One of a closed list, by its name. */
export function Choice<Option extends string>({ label, options, named, chosen, onChoose }: ChoiceProps<Option>) {
  return (
    <Field label={label}>
      {(id) => (
        <select
          id={id}
          value={chosen}
          onChange={(event) => {
            const option = options.find((each) => each === event.currentTarget.value)
            if (option !== undefined) onChoose(option)
          }}
        >
          {options.map((each) => (
            <option key={each} value={each}>
              {named[each]}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

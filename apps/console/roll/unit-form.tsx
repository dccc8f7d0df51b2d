import { commandSchemas, travelProfiles, unitKinds, vehicle as vehicleSchema, type Unit } from '@tocsin/domain'
import type { TypedCommand } from '@tocsin/link'
import { useEffect, useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Field } from '../controls/field.tsx'
import { desk } from '../desk/desk-state.ts'
import { showDone } from '../desk/notices.ts'
import dialog from '../dialogs/dialog.module.css'
import { onCtrlEnter } from '../dialogs/text-area.tsx'
import lists from '../lists/lists.module.css'
import { useSend } from '../live/use-line.ts'
import { useWords } from '../words.ts'
import { changesOfUnit } from './changes.ts'
import { PostField } from './post-field.tsx'
import { Twice } from '../controls/twice.tsx'
import { draftOfUnit, rowOfDraft, sizes, whyNotUnit, type UnitDraft } from './unit-draft.ts'

type Props = {
  /** undefined: a new one */
  readonly unit: Unit | undefined
  readonly units: readonly Unit[]
  readonly onMade: (id: string | null) => void
}

/** One unit: what it is called and is, where it stands, how it goes. */
export function UnitForm({ unit, units, onMade }: Props) {
  const { roll, trade } = useWords()
  const send = useSend()
  const [draft, setDraft] = useState<UnitDraft>(() => draftOfUnit(unit))
  const put = (some: Partial<UnitDraft>): void => setDraft({ ...draft, ...some })
  const row = rowOfDraft(draft)
  const commands = changesOfUnit(unit, row)
  const isChanged = commands.length > 0 && (unit !== undefined || draft.id !== '' || draft.callSign !== '')
  useEffect(() => desk.set({ hasText: isChanged }), [isChanged])
  const whyNot = whyNotUnit(draft, unit, units, roll) ?? (commands.length === 0 ? roll.unchanged : undefined)
  async function give(all: readonly TypedCommand[], after: string | null): Promise<void> {
    for (const command of all) if (!(await send(command)).ok) return
    showDone(roll.saved)
    onMade(after)
  }
  const save = (): void => {
    if (whyNot === undefined) void give(commands, row.unit)
  }
  const text = (label: string, key: 'id' | 'callSign' | 'zh' | 'en', maxLength: number, readOnly = false) => (
    <Field label={label}>
      {(field) => (
        <input
          id={field}
          className={lists['plain']}
          value={draft[key]}
          maxLength={maxLength}
          readOnly={readOnly}
          autoComplete="off"
          onChange={({ currentTarget }) => put({ [key]: currentTarget.value })}
        />
      )}
    </Field>
  )
  return (
    <div className={lists['form']} role="presentation" onKeyDown={onCtrlEnter(save)}>
      <div className={lists['fields']}>
        {text(roll.code, 'id', 64, unit !== undefined)}
        {text(roll.callSign, 'callSign', commandSchemas['change-unit'].shape.callSign.maxLength ?? 20)}
        <Field label={roll.kind}>
          {(field) => (
            <select
              id={field}
              value={draft.kind}
              onChange={({ currentTarget: { value } }) =>
                put({ kind: unitKinds.find((kind) => kind === value) ?? draft.kind })
              }
            >
              {unitKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {trade.unitKinds[kind]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <PostField post={draft.post} onPost={(post) => put({ post })} />
        <div className={lists['half']}>{text(roll.nameZh, 'zh', 100)}</div>
        <div className={lists['half']}>{text(roll.nameEn, 'en', 100)}</div>
        <Field label={roll.profile}>
          {(field) => (
            <select
              id={field}
              value={draft.profile ?? ''}
              onChange={({ currentTarget: { value } }) =>
                put({ profile: travelProfiles.find((each) => each === value) ?? null })
              }
            >
              <option value="">{roll.asUsual}</option>
              {travelProfiles.map((profile) => (
                <option key={profile} value={profile}>
                  {roll.profiles[profile]}
                </option>
              ))}
            </select>
          )}
        </Field>
        {draft.profile !== null && (
          <>
            {sizes.map((size) => (
              <Field key={size} label={roll.sizes[size]}>
                {(field) => (
                  <input
                    id={field}
                    className={lists['plain']}
                    inputMode="decimal"
                    value={draft[size]}
                    maxLength={6}
                    autoComplete="off"
                    placeholder={`${vehicleSchema.shape[size].unwrap().minValue} – ${vehicleSchema.shape[size].unwrap().maxValue}`}
                    onChange={({ currentTarget }) => put({ [size]: currentTarget.value })}
                  />
                )}
              </Field>
            ))}
            <label className={dialog['check']}>
              <input
                type="checkbox"
                checked={draft.hasKeys}
                onChange={({ currentTarget }) => put({ hasKeys: currentTarget.checked })}
              />
              {roll.hasKeys}
            </label>
          </>
        )}
      </div>
      <div className={dialog['row']}>
        <ActionButton tone="main" label={roll.save} whyNot={whyNot} onPress={save} />
        {unit !== undefined && (
          <Twice
            label={roll.retire}
            ask={roll.retireAsk(unit.callSign)}
            onSure={() => void give([{ type: 'retire-unit', body: { unit: unit.id } }], null)}
          />
        )}
      </div>
    </div>
  )
}

import { branches, priorities, type IncidentType } from '@tocsin/domain'
import { lookOfType, typeIconNames } from '@tocsin/ui'
import { nameIn } from '@tocsin/ui/words'
import { useId, useState } from 'react'
import { findTypes } from '../call-desk/find-types.ts'
import { ActionButton } from '../controls/action-button.tsx'
import { PriorityMark } from '../controls/marks.tsx'
import { TypeMark } from '../controls/type-mark.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useLanguage, useWords } from '../words.ts'
import classes from './lists.module.css'
import { NeedsEditor } from './needs-editor.tsx'
import { Select, TextInput } from './text-input.tsx'
import { inTree, mayStandBelow, newTypeCode } from './type-tree.ts'

type Props = { readonly types: readonly IncidentType[]; readonly onTypes: (types: IncidentType[]) => void }

/** Types as a tree on the left; the chosen one on the right. */
export function TypesEditor({ types, onTypes }: Props) {
  const { lists } = useWords()
  const language = useLanguage()
  const [chosen, choose] = useState<string | null>(null)
  const [typed, setTyped] = useState('')
  const at = types.findIndex(({ code }) => code === chosen)
  const type = types[at]
  const found = new Set(
    findTypes({ types: types.map((each) => ({ ...each, retired: false })) }, typed).map(({ code }) => code),
  )
  const add = (parent: IncidentType | undefined): void => {
    const code = newTypeCode(types, parent?.code)
    const usual = parent ?? { priority: 3 as const, branch: 'service' as const }
    const fresh: IncidentType = {
      code,
      parent: parent?.code ?? null,
      name: { zh: code, en: code },
      priority: usual.priority,
      branch: usual.branch,
      colour: null,
      icon: null,
      needs: [],
      sensitive: parent?.sensitive ?? false,
      retired: false,
    }
    onTypes([...types, fresh])
    setTyped('')
    choose(code)
  }
  return (
    <div className={classes['window']}>
      <div className={`${classes['row'] ?? ''} ${classes['whole'] ?? ''}`}>
        <input
          className={classes['plain']}
          style={{ maxWidth: 240 }}
          aria-label={lists.filter}
          placeholder={lists.filter}
          value={typed}
          maxLength={60}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <ActionButton label={lists.add} onPress={() => add(undefined)} />
        {type !== undefined && <ActionButton label={lists.addBelow} onPress={() => add(type)} />}
      </div>
      <ul className={classes['rows']}>
        {inTree(types)
          .filter(({ type: { code } }) => found.has(code))
          .map(({ type: each, depth }) => (
            <li key={each.code}>
              <button
                type="button"
                aria-current={each.code === chosen}
                data-retired={each.retired}
                style={{ paddingInlineStart: 8 + depth * 18 }}
                onClick={() => choose(each.code)}
              >
                <TypeMark type={each} />
                <PriorityMark priority={each.priority} />
                <span>{nameIn(language, each.name)}</span>
                <small>{each.code}</small>
              </button>
            </li>
          ))}
      </ul>
      {type === undefined ? (
        <p className={dialog['hint']}>{lists.chooseOne}</p>
      ) : (
        <TypeForm
          key={at}
          type={type}
          types={types}
          onType={(next) => {
            onTypes(
              types.map((each, index) => {
                if (index === at) return next
                return each.parent === type.code ? { ...each, parent: next.code } : each
              }),
            )
            choose(next.code)
          }}
        />
      )}
    </div>
  )
}

type FormProps = {
  readonly type: IncidentType
  readonly types: readonly IncidentType[]
  readonly onType: (type: IncidentType) => void
}

function TypeForm({ type, types, onType }: FormProps) {
  const { lists, trade } = useWords()
  const language = useLanguage()
  const hint = useId()
  const set = (part: Partial<IncidentType>): void => onType({ ...type, ...part })
  const parents = types.filter((each) => mayStandBelow(types, type.code, each.code))
  return (
    <div className={classes['form']}>
      <div className={classes['fields']}>
        <TextInput label={lists.code} text={type.code} maxLength={60} onText={(code) => set({ code })} />
        <div className={classes['half']}>
          <Select
            label={lists.parent}
            value={type.parent ?? ''}
            options={[
              ['', lists.noParent],
              ...parents.map(({ code, name }) => [code, nameIn(language, name)] as const),
            ]}
            onValue={(parent) => set({ parent: parent === '' ? null : parent })}
          />
        </div>
        <label className={dialog['check']}>
          <input
            type="checkbox"
            checked={type.retired}
            onChange={(event) => set({ retired: event.currentTarget.checked })}
          />
          {lists.retired}
        </label>
        <div className={classes['half']}>
          <TextInput label={lists.zh} text={type.name.zh} onText={(zh) => set({ name: { ...type.name, zh } })} />
        </div>
        <div className={classes['half']}>
          <TextInput label={lists.en} text={type.name.en} onText={(en) => set({ name: { ...type.name, en } })} />
        </div>
        <Select
          label={lists.priority}
          value={String(type.priority)}
          options={priorities.map((each) => [String(each), lists.priorityOf(each)])}
          onValue={(value) => set({ priority: priorities.find((each) => String(each) === value) ?? type.priority })}
        />
        <Select
          label={lists.branch}
          value={type.branch}
          options={branches.map((each) => [each, trade.branches[each]])}
          onValue={(value) => set({ branch: branches.find((each) => each === value) ?? type.branch })}
        />
        <Select
          label={lists.icon}
          value={type.icon ?? ''}
          options={[['', lists.ofBranch], ...typeIconNames.map((name) => [name, name] as const)]}
          onValue={(icon) => set({ icon: icon === '' ? null : icon })}
        />
        <div className={classes['row']}>
          <input
            type="color"
            aria-label={lists.colour}
            value={lookOfType(type).ground}
            onChange={(event) => set({ colour: event.currentTarget.value.toLowerCase() })}
          />
          <TypeMark type={type} size="large" />
          {type.colour !== null && <ActionButton label={lists.ofBranch} onPress={() => set({ colour: null })} />}
        </div>
        <div className={classes['full']}>
          <label className={dialog['check']}>
            <input
              type="checkbox"
              checked={type.sensitive}
              aria-describedby={hint}
              onChange={(event) => set({ sensitive: event.currentTarget.checked })}
            />
            {lists.sensitive}
          </label>{' '}
          <small id={hint} className={dialog['hint']}>
            {lists.sensitiveHint}
          </small>
        </div>
        <div className={classes['full']}>
          <label className={dialog['check']}>
            <input
              type="checkbox"
              checked={type.careful === true}
              onChange={(event) => set({ careful: event.currentTarget.checked })}
            />
            {lists.careful}
          </label>{' '}
          <small className={dialog['hint']}>{lists.carefulHint}</small>
        </div>
      </div>
      <h3>{lists.needsWithoutPlan}</h3>
      {type.needs.length === 0 && <p className={dialog['hint']}>{lists.noNeeds}</p>}
      <NeedsEditor label={lists.needs} needs={type.needs} onNeeds={(needs) => set({ needs })} />
    </div>
  )
}

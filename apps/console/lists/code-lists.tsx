import type { Equivalent, FeedbackField, IncidentType, ListedCapability, SeverityScale, Tag } from '@tocsin/domain'
import type { ReactNode } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useWords } from '../words.ts'
import classes from './lists.module.css'
import { CodeField, CodesField } from './codes-field.tsx'
import { offeredIn } from './offered.ts'
import { Select, TextInput } from './text-input.tsx'

type Named = { readonly code: string; readonly name: { readonly zh: string; readonly en: string } }

const replaced = <Each,>(list: readonly Each[], at: number, next: Each): Each[] =>
  list.map((each, index) => (index === at ? next : each))
const without = <Each,>(list: readonly Each[], at: number): Each[] => list.filter((_, index) => index !== at)
const freeCode = (list: readonly Named[], base: string): string => {
  for (let n = 1; ; n += 1) if (list.every(({ code }) => code !== `${base}-${n}`)) return `${base}-${n}`
}
const named = (code: string): Named => ({ code, name: { zh: code, en: code } })

type RowsProps<Each extends Named> = {
  readonly list: readonly Each[]
  readonly onList: (list: Each[]) => void
  readonly make: () => Each
  readonly more?: (each: Each, set: (next: Each) => void) => ReactNode
  /** what needs the whole width: under the row */
  readonly below?: (each: Each, set: (next: Each) => void) => ReactNode
  readonly mayRemove?: boolean
}

/** Codes with their names, row by row, and what more there is to say of each. */
function CodeRows<Each extends Named>({ list, onList, make, more, below, mayRemove = false }: RowsProps<Each>) {
  const { lists } = useWords()
  return (
    <div className={classes['form']}>
      {list.map((each, at) => {
        const set = (next: Each): void => onList(replaced(list, at, next))
        return (
          <div key={at} className={classes['item']}>
            <TextInput label={lists.code} text={each.code} maxLength={40} onText={(code) => set({ ...each, code })} />
            <TextInput
              label={lists.zh}
              text={each.name.zh}
              onText={(zh) => set({ ...each, name: { ...each.name, zh } })}
            />
            <TextInput
              label={lists.en}
              text={each.name.en}
              onText={(en) => set({ ...each, name: { ...each.name, en } })}
            />
            <div className={classes['row']}>
              {more?.(each, set)}
              {mayRemove && <ActionButton label={lists.remove} onPress={() => onList(without(list, at))} />}
            </div>
            {below !== undefined && <div className={classes['full']}>{below(each, set)}</div>}
          </div>
        )
      })}
      <div>
        <ActionButton label={lists.add} onPress={() => onList([...list, make()])} />
      </div>
    </div>
  )
}

type CarefulProps = { readonly careful: boolean; readonly onCareful: (careful: boolean) => void }

function Careful({ careful, onCareful }: CarefulProps) {
  const { lists } = useWords()
  return (
    <label title={lists.carefulHint}>
      <input type="checkbox" checked={careful} onChange={(event) => onCareful(event.currentTarget.checked)} />
      {lists.careful}
    </label>
  )
}

type RetiredProps = { readonly retired: boolean; readonly onRetired: (retired: boolean) => void }

function Retired({ retired, onRetired }: RetiredProps) {
  const { lists } = useWords()
  return (
    <label>
      <input type="checkbox" checked={retired} onChange={(event) => onRetired(event.currentTarget.checked)} />
      {lists.retired}
    </label>
  )
}

export const TagsEditor = ({
  tags,
  onTags,
}: {
  readonly tags: readonly Tag[]
  readonly onTags: (tags: Tag[]) => void
}) => (
  <CodeRows
    list={tags}
    onList={onTags}
    make={(): Tag => ({ ...named(freeCode(tags, 'tag')), retired: false })}
    more={(tag, set) => (
      <>
        <Careful careful={tag.careful === true} onCareful={(careful) => set({ ...tag, careful })} />
        <Retired retired={tag.retired} onRetired={(retired) => set({ ...tag, retired })} />
      </>
    )}
  />
)

type ScaleProps = { readonly scale: SeverityScale | null; readonly onScale: (scale: SeverityScale | null) => void }

/** A scale of two to nine steps in order; which end is the worst is the site's to say. */
export function SeverityEditor({ scale, onScale }: ScaleProps) {
  const { lists } = useWords()
  if (scale === null)
    return (
      <div>
        <ActionButton
          label={lists.makeScale}
          onPress={() => onScale({ worst: 'first', steps: ['1', '2', '3'].map(named) })}
        />
      </div>
    )
  return (
    <div className={classes['form']}>
      <div className={classes['row']}>
        <Select
          label={lists.worstEnd}
          value={scale.worst}
          options={[
            ['first', lists.first],
            ['last', lists.last],
          ]}
          onValue={(worst) => onScale({ ...scale, worst: worst === 'last' ? 'last' : 'first' })}
        />
        <ActionButton label={lists.noScale} onPress={() => onScale(null)} />
      </div>
      <CodeRows
        mayRemove
        list={scale.steps}
        onList={(steps) => onScale({ ...scale, steps })}
        make={() => named(freeCode(scale.steps, 'step'))}
      />
    </div>
  )
}

const kinds = ['count', 'amount', 'choice', 'file-number', 'time', 'words'] as const

type FeedbackProps = {
  readonly fields: readonly FeedbackField[]
  /** the types that a field can be for, as they are in hand */
  readonly types: readonly IncidentType[]
  readonly onFields: (fields: FeedbackField[]) => void
}

/** What feedback asks for, in the order of the form. */
export function FeedbackEditor({ fields, types, onFields }: FeedbackProps) {
  const { lists } = useWords()
  return (
    <CodeRows
      mayRemove
      list={fields}
      onList={onFields}
      make={(): FeedbackField => ({
        ...named(freeCode(fields, 'field')),
        kind: { is: 'count' },
        types: [],
        required: false,
      })}
      more={(field, set) => (
        <>
          <Select
            label={lists.kind}
            value={field.kind.is}
            options={kinds.map((kind) => [kind, lists.kinds[kind]])}
            onValue={(value) => {
              const is = kinds.find((kind) => kind === value) ?? 'count'
              set({ ...field, kind: is === 'choice' ? { is, of: ['a', 'b'].map(named) } : { is } })
            }}
          />
          <label>
            <input
              type="checkbox"
              checked={field.required}
              onChange={(event) => set({ ...field, required: event.currentTarget.checked })}
            />
            {lists.required}
          </label>
        </>
      )}
      below={(field, set) => (
        <>
          <CodesField
            label={lists.onlyTypes}
            of={types}
            codes={field.types}
            whenNone={lists.allTypes}
            onCodes={(only) => set({ ...field, types: only })}
          />
          {field.kind.is === 'choice' && (
            <fieldset className={classes['choices']}>
              <legend>{lists.choicesOf}</legend>
              <CodeRows
                mayRemove
                list={field.kind.of}
                onList={(of) => set({ ...field, kind: { is: 'choice', of } })}
                make={() => named(freeCode(field.kind.is === 'choice' ? field.kind.of : [], 'choice'))}
              />
            </fieldset>
          )}
        </>
      )}
    />
  )
}

const measures = ['none', 'metres', 'litres', 'tonnes', 'persons'] as const

type CapabilitiesProps = {
  readonly list: readonly ListedCapability[]
  readonly onList: (list: ListedCapability[]) => void
}

export function CapabilitiesEditor({ list, onList }: CapabilitiesProps) {
  const { lists } = useWords()
  return (
    <CodeRows
      list={list}
      onList={onList}
      make={(): ListedCapability => ({
        ...named(freeCode(list, 'capability')),
        of: 'units',
        measure: 'none',
        retired: false,
      })}
      more={(each, set) => (
        <>
          <Select
            label={lists.of}
            value={each.of}
            options={(['units', 'people'] as const).map((of) => [of, lists.ofs[of]])}
            onValue={(of) => set({ ...each, of: of === 'people' ? 'people' : 'units' })}
          />
          <Select
            label={lists.measure}
            value={each.measure}
            options={measures.map((measure) => [measure, lists.measures[measure]])}
            onValue={(value) => set({ ...each, measure: measures.find((measure) => measure === value) ?? 'none' })}
          />
          <Retired retired={each.retired} onRetired={(retired) => set({ ...each, retired })} />
        </>
      )}
    />
  )
}

type EquivalentsProps = {
  readonly list: readonly Equivalent[]
  readonly capabilities: readonly ListedCapability[]
  readonly onList: (list: Equivalent[]) => void
}

/** One unit of the first kind fills one need of each of the others at once. DR7 */
export function EquivalentsEditor({ list, capabilities, onList }: EquivalentsProps) {
  const { lists } = useWords()
  const offered = offeredIn(capabilities)
  return (
    <div className={classes['form']}>
      <p className={dialog['hint']}>{lists.equivalentsAbout}</p>
      {list.map((each, at) => (
        <div key={at} className={classes['equivalent']}>
          <CodeField
            label={lists.whole}
            of={offered}
            code={each.whole}
            onCode={(whole) => onList(replaced(list, at, { ...each, whole }))}
          />
          <CodesField
            mayRepeat
            label={lists.standsFor}
            of={offered}
            codes={each.parts}
            onCodes={(parts) => onList(replaced(list, at, { ...each, parts }))}
          />
          <ActionButton label={lists.remove} onPress={() => onList(without(list, at))} />
        </div>
      ))}
      <div>
        <ActionButton label={lists.add} onPress={() => onList([...list, { whole: '', parts: [] }])} />
      </div>
    </div>
  )
}

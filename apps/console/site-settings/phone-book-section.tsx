import { partner, partnerKinds, type Partner } from '@tocsin/domain'
import { z } from 'zod'
import { ActionButton } from '../controls/action-button.tsx'
import dialog from '../dialogs/dialog.module.css'
import classes from '../phone-book/phone-book.module.css'
import { useWords } from '../words.ts'
import { PostNumbers } from './post-numbers.tsx'
import type { Fields } from './use-settings.ts'

const path = 'partners'
/** as it is being typed: what cannot be is told by `isWrong` */
const typed = z.array(
  z.object({
    id: z.string(),
    name: z.object({ zh: z.string(), en: z.string() }),
    kind: z.enum(partnerKinds),
    number: z.string(),
    languages: z.array(z.string()),
  }),
)
type Typed = z.output<typeof typed>[number]

const freeId = (all: readonly Typed[]): string => {
  for (let n = all.length + 1; ; n += 1) if (all.every(({ id }) => id !== `centre-${n}`)) return `centre-${n}`
}

/** The phone book, a row a centre. */
export function PhoneBookSection({ fields }: { readonly fields: Fields }) {
  const { calls } = useWords()
  const all = typed.catch([]).parse(fields.valueOf(path))
  const put = (next: readonly Typed[]): void => fields.set(path, [...next])
  const added: Typed = { id: freeId(all), name: { zh: '', en: '' }, kind: 'neighbour', number: '', languages: [] }
  return (
    <div className={dialog['body']}>
      <p className={dialog['hint']}>{calls.bookAbout}</p>
      {all.length > 0 && (
        <table className={classes['partners']}>
          <thead>
            <tr>
              <th scope="col">{calls.partnerId}</th>
              <th scope="col">{calls.partnerNameZh}</th>
              <th scope="col">{calls.partnerNameEn}</th>
              <th scope="col">{calls.partnerKind}</th>
              <th scope="col">{calls.partnerNumber}</th>
              <th scope="col">{calls.languages}</th>
              <th aria-hidden />
            </tr>
          </thead>
          <tbody>
            {all.map((each, index) => (
              <PartnerRow
                // its id is being typed
                key={index}
                row={each}
                onRow={(row) => put(row === null ? all.toSpliced(index, 1) : all.with(index, row))}
              />
            ))}
          </tbody>
        </table>
      )}
      <div>
        <ActionButton label={calls.add} onPress={() => put([...all, added])} />
      </div>
      <PostNumbers />
    </div>
  )
}

type RowProps = { readonly row: Typed; readonly onRow: (row: Typed | null) => void }

function PartnerRow({ row, onRow }: RowProps) {
  const { calls } = useWords()
  const text = (label: string, value: string, set: (value: string) => Partial<Typed>) => (
    <td>
      <input
        aria-label={label}
        value={value}
        onChange={(event) => onRow({ ...row, ...set(event.currentTarget.value) })}
      />
    </td>
  )
  const read = (value: string): string[] => value.split(/[\s,，、]+/).filter((tag) => tag !== '')
  const isKind = (value: string): value is Partner['kind'] => partnerKinds.some((each) => each === value)
  return (
    <tr data-wrong={!partner.safeParse(row).success}>
      {text(calls.partnerId, row.id, (id) => ({ id }))}
      {text(calls.partnerNameZh, row.name.zh, (zh) => ({ name: { ...row.name, zh } }))}
      {text(calls.partnerNameEn, row.name.en, (en) => ({ name: { ...row.name, en } }))}
      <td>
        <select
          aria-label={calls.partnerKind}
          value={row.kind}
          onChange={({ currentTarget: { value } }) => isKind(value) && onRow({ ...row, kind: value })}
        >
          {partnerKinds.map((kind) => (
            <option key={kind} value={kind}>
              {calls.partnerKinds[kind]}
            </option>
          ))}
        </select>
      </td>
      {text(calls.partnerNumber, row.number, (number) => ({ number }))}
      {text(calls.languages, row.languages.join(' '), (value) => ({ languages: read(value) }))}
      <td>
        <ActionButton label={calls.remove} tone="danger" onPress={() => onRow(null)} />
      </td>
    </tr>
  )
}

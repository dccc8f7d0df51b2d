import type { Need } from '@tocsin/domain'
import { nameIn } from '@tocsin/ui/words'
import { useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { useAll } from '../live/use-board.ts'
import { useListing } from '../live/use-listing.ts'
import { useLanguage, useWords } from '../words.ts'
import classes from './lists.module.css'
import { offeredIn } from './offered.ts'

/** What a need can ask for, with its name: kinds of unit, the site's capabilities, any unit of a branch. */
export function useCapabilities(): readonly {
  readonly code: string
  readonly name: string
  readonly of: Need['of']
}[] {
  const language = useLanguage()
  const { capabilities } = useListing()
  return offeredIn(capabilities).flatMap(({ code, name, of, retired }) =>
    retired ? [] : [{ code, name: nameIn(language, name), of }],
  )
}

type Props = {
  readonly needs: readonly Need[]
  readonly onNeeds: (needs: Need[]) => void
  readonly label: string
}

/** Needs row by row: capability, how many, at least how much, units or people, to whom. */
export function NeedsEditor({ needs, onNeeds, label }: Props) {
  const { lists } = useWords()
  const offered = useCapabilities()
  const change = (at: number, part: Partial<Need>): void =>
    onNeeds(needs.map((need, index) => (index === at ? { ...need, ...part } : need)))
  const add = (): void =>
    onNeeds([...needs, { capability: 'patrol', count: 1, of: 'units', addressed: { to: 'units' } }])
  return (
    <div>
      {needs.length > 0 && (
        <table className={classes['needs']} aria-label={label}>
          <thead>
            <tr>
              <th>{lists.count}</th>
              <th>{lists.capability}</th>
              <th>{lists.atLeast}</th>
              <th>{lists.of}</th>
              <th>{lists.to}</th>
              <th>
                <span className="visually-hidden">{lists.remove}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {needs.map((need, at) => (
              <tr key={at}>
                <td>
                  <NumberInput
                    label={lists.count}
                    value={need.count}
                    onValue={(count) => change(at, { count: count ?? 1 })}
                  />
                </td>
                <td>
                  <select
                    aria-label={lists.capability}
                    value={need.capability}
                    onChange={({ currentTarget: { value } }) =>
                      change(at, { capability: value, of: offered.find(({ code }) => code === value)?.of ?? 'units' })
                    }
                  >
                    {offered.every(({ code }) => code !== need.capability) && <option>{need.capability}</option>}
                    {offered.map(({ code, name }) => (
                      <option key={code} value={code}>
                        {name}
                      </option>
                    ))}
                  </select>
                </td>
                <td>
                  <NumberInput
                    label={lists.atLeast}
                    value={need.atLeast}
                    onValue={(atLeast) => {
                      const { atLeast: _, ...rest } = need
                      const next = atLeast === undefined ? rest : { ...rest, atLeast }
                      onNeeds(needs.map((each, index) => (index === at ? next : each)))
                    }}
                  />
                </td>
                <td>
                  <select
                    aria-label={lists.of}
                    value={need.of}
                    onChange={({ currentTarget: { value } }) =>
                      change(at, { of: value === 'people' ? 'people' : 'units' })
                    }
                  >
                    <option value="units">{lists.ofs.units}</option>
                    <option value="people">{lists.ofs.people}</option>
                  </select>
                </td>
                <td>
                  <AddressedTo need={need} onAddressed={(addressed) => change(at, { addressed })} />
                </td>
                <td>
                  <ActionButton
                    label={lists.remove}
                    onPress={() => onNeeds(needs.filter((_, index) => index !== at))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ActionButton label={lists.addNeed} onPress={add} />
    </div>
  )
}

type AddressedProps = { readonly need: Need; readonly onAddressed: (addressed: Need['addressed']) => void }

function AddressedTo({ need: { addressed }, onAddressed }: AddressedProps) {
  const { lists } = useWords()
  const language = useLanguage()
  const posts = useAll('post')
  return (
    <select
      aria-label={lists.to}
      value={addressed.to === 'post' ? `post:${addressed.post}` : addressed.to}
      onChange={({ currentTarget: { value } }) => {
        if (value.startsWith('post:')) onAddressed({ to: 'post', post: value.slice(5) })
        else onAddressed({ to: value === 'post-of-area' ? 'post-of-area' : 'units' })
      }}
    >
      <option value="units">{lists.tos.units}</option>
      <option value="post-of-area">{lists.tos['post-of-area']}</option>
      {posts.map(({ id, name }) => (
        <option key={id} value={`post:${id}`}>
          {nameIn(language, name)}
        </option>
      ))}
    </select>
  )
}

type NumberProps = {
  readonly label: string
  readonly value: number | undefined
  readonly onValue: (value: number | undefined) => void
}

/** Keeps what is being typed (`30.` on the way to 30.5) until the field is left. */
function NumberInput({ label, value, onValue }: NumberProps) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <input
      className={classes['number']}
      aria-label={label}
      inputMode="decimal"
      maxLength={6}
      value={typed ?? value ?? ''}
      onChange={({ currentTarget: { value: text } }) => {
        if (!/^\d*\.?\d*$/.test(text)) return
        setTyped(text)
        if (/^\d+(\.\d+)?$/.test(text)) onValue(Number(text))
      }}
      onBlur={() => {
        if (typed === '') onValue(undefined)
        setTyped(null)
      }}
    />
  )
}

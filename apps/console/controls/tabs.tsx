import classes from './tabs.module.css'

type Tab<Key extends string> = { readonly key: Key; readonly label: string; readonly count?: number }

type Props<Key extends string> = {
  readonly label: string
  readonly tabs: readonly Tab<Key>[]
  readonly chosen: Key
  readonly onChoose: (key: Key) => void
}

/** A row of choices, one of them on: what a list shows. */
export function Tabs<Key extends string>({ label, tabs, chosen, onChoose }: Props<Key>) {
  return (
    <fieldset className={classes['tabs']} aria-label={label}>
      {tabs.map(({ key, label: name, count }) => (
        <button key={key} type="button" aria-pressed={key === chosen} onClick={() => onChoose(key)}>
          {name}
          {count !== undefined && <small>{count}</small>}
        </button>
      ))}
    </fieldset>
  )
}

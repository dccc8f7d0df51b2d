import { useState } from 'react'
import type { Asked } from '../ask.ts'
import { ActionButton } from '../controls/action-button.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useTimeZone } from '../live/use-line.ts'
import { useLanguage, useWords } from '../words.ts'
import { removeCity, useCity as chooseCity, type City } from './cities.ts'
import classes from './cities.module.css'
import { Findings } from './findings.tsx'
import { sizeText } from './size.ts'

type Props = { readonly cities: readonly City[]; readonly onDone: (problem: string | null) => void }

export function CityList({ cities, onDone }: Props) {
  const { cities: words } = useWords()
  if (cities.length === 0) return <p className={dialog['hint']}>{words.none}</p>
  return (
    <ul className={classes['list']}>
      {cities.map((city) => (
        <Row key={city.name} city={city} onDone={onDone} />
      ))}
    </ul>
  )
}

function Row({ city, onDone }: { readonly city: City; readonly onDone: Props['onDone'] }) {
  const { cities: words } = useWords()
  const [isSure, setSure] = useState(false)
  const run = async (work: Promise<Asked<object>>): Promise<void> => {
    const asked = await work
    onDone(asked.phase === 'answered' ? null : asked.phase === 'refused' ? asked.detail : words.loadFailed)
  }
  const isUsable = city.title !== null
  return (
    <li data-in-use={city.inUse}>
      <b>
        {city.title ?? city.name}
        {city.inUse && <em>{words.inUse}</em>}
      </b>
      <About city={city} />
      {!city.inUse && (
        <span className={classes['keys']}>
          {isUsable && <ActionButton label={words.use} onPress={() => void run(chooseCity(city.name))} />}
          <ActionButton
            label={isSure ? words.reallyRemove : words.remove}
            tone={isSure ? 'danger' : 'plain'}
            onPress={() => (isSure ? void run(removeCity(city.name)) : setSure(true))}
          />
        </span>
      )}
    </li>
  )
}

function About({ city: { importedAt, counts, bytes, report } }: { readonly city: City }) {
  const { cities: words } = useWords()
  const language = useLanguage()
  const timeZone = useTimeZone()
  if (importedAt === null || counts === null) return <p>{words.otherVersion}</p>
  const at = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'medium', timeStyle: 'short' })
  const count = (what: string): string => (counts[what] ?? 0).toLocaleString(language)
  return (
    <div>
      <p>
        {words.importedAt(at.format(new Date(importedAt)))} · {sizeText(bytes)} ·{' '}
        {words.counts(count('streets'), count('addresses'), count('roads'))}
      </p>
      <Findings report={report ?? []} />
    </div>
  )
}

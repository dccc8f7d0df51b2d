import { branches } from '@tocsin/domain'
import { formatAge } from '@tocsin/ui'
import { useEffect } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { desk } from '../desk/desk-state.ts'
import { useKey } from '../desk/use-keys.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { shownKey } from '../keys.ts'
import { useDocument } from '../live/use-board.ts'
import { useNow } from '../live/use-now.ts'
import { useStore } from '../store.ts'
import { useQuestion } from '../use-question.ts'
import { useLanguage, useWords } from '../words.ts'
import { AdviceLine } from './advice-line.tsx'
import { askWithout, type KnownCover } from './ask-cover.ts'
import classes from './cover.module.css'
import { coverShown, percent, toggleCover, useCover } from './use-cover.ts'

const staleMs = 20_000

/** The legend of cover, what the marked unit's leaving would do to it, and where a free unit should rather wait. */
export function CoverPanel() {
  const { cover: words } = useWords()
  const mayNot = useWhyNot()('see-cover')
  const isOn = useStore(coverShown, (state) => state.isOn)
  const question = useCover()
  useKey('cover', toggleCover, mayNot === undefined)
  useEffect(() => () => coverShown.set({ isOn: false }), [])
  if (mayNot !== undefined) return null
  const known = question?.answer?.cover
  return (
    <aside className={classes['panel']} aria-label={words.title}>
      <header>
        <ActionButton
          label={isOn ? `${words.title} · ${words.hide}` : words.title}
          hint={shownKey('cover')}
          onPress={toggleCover}
        />
      </header>
      {isOn && known === undefined && question?.phase === 'asking' && <p>{words.loading}</p>}
      {isOn && question?.phase === 'failed' && (
        <p role="alert" className={classes['doubt']}>
          {words.failed}
        </p>
      )}
      {isOn && known === null && <p className={classes['doubt']}>{words.none}</p>}
      {isOn && known !== undefined && known !== null && <Legend known={known} />}
      <AdviceLine isShown={isOn} />
    </aside>
  )
}

function Legend({ known }: { readonly known: KnownCover }) {
  const words = useWords()
  const language = useLanguage()
  const now = useNow()
  const marked = useDocument(
    'unit',
    useStore(desk, ({ unit }) => unit),
  )
  const leaving = marked?.state.phase === 'available' ? marked : undefined
  const { question } = useQuestion(
    leaving === undefined ? null : `without-${leaving.id} ${known.version}`,
    (signal) => askWithout([leaving?.id ?? ''], signal),
    80,
  )
  const after = question?.answer?.after
  const ageMs = now - known.at
  const number = (value: number): string => value.toLocaleString(language, { maximumFractionDigits: 1 })
  const sample = known.sample === 'under-5' ? words.cover.fewer : number(known.sample)
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col" aria-label={words.cover.title} />
            <th scope="col">{words.cover.shareHead}</th>
            {leaving !== undefined && <th scope="col">{words.cover.without(leaving.callSign)}</th>}
          </tr>
        </thead>
        <tbody>
          {known.minutes.map((minutes, i) => (
            <tr key={minutes}>
              <th scope="row">
                <i data-band={known.minutes.length - i} /> {words.cover.withinMinutes(number(minutes))}
              </th>
              <td>{percent(known.shares[i] ?? 0, language)}</td>
              {leaving !== undefined && (
                <td data-less={(after?.[i] ?? 1) < (known.shares[i] ?? 0) - 0.0005}>
                  {after === undefined ? '…' : percent(after[i] ?? 0, language)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {words.cover.units(number(known.units))}
        {known.nowhere > 0 && <span className={classes['doubt']}> · {words.cover.nowhere(number(known.nowhere))}</span>}
        {known.holes.length > 0 && ` · ${words.cover.holes(number(known.holes.length))}`}
      </p>
      <Counted known={known} />
      <p className={known.basis === 'roads' ? classes['doubt'] : undefined}>
        {known.basis === 'roads'
          ? words.cover.byRoads(sample)
          : words.cover.byReports(sample, number(Math.round(known.weeks)))}
      </p>
      {known.basis === 'reports' && <p>{words.cover.estimated}</p>}
      {ageMs > staleMs && <p className={classes['doubt']}>{words.cover.stale(formatAge(ageMs, words))}</p>}
    </>
  )
}

/** Which free units count for which calls. */
function Counted({ known: { counted } }: { readonly known: KnownCover }) {
  const { cover: words, trade } = useWords()
  const language = useLanguage()
  const named = new Intl.ListFormat(language, { type: 'unit', style: 'short' })
  const callsOf = (all: readonly (keyof typeof trade.branches)[]): string =>
    named.format(all.map((branch) => trade.branches[branch]))
  const left = branches.filter((branch) => counted.every((load) => !load.branches.includes(branch)))
  if (counted.every(({ kinds }) => kinds === null) && left.length === 0) return <p>{words.countsAll}</p>
  return (
    <ul className={classes['counted']}>
      {counted.map((load) => (
        <li key={load.branches.join()} className={load.units === 0 ? classes['doubt'] : undefined}>
          {words.countsFor(
            callsOf(load.branches),
            load.kinds === null ? words.countsAny : named.format(load.kinds.map((kind) => trade.unitKinds[kind])),
            load.units.toLocaleString(language),
          )}
        </li>
      ))}
      {left.length > 0 && <li>{words.leftOut(callsOf(left))}</li>}
    </ul>
  )
}

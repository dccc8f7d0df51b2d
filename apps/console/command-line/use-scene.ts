import { isFree, nextStatuses, reportableStatuses, type Unit } from '@tocsin/domain'
import { pinyinInitials } from '@tocsin/ui'
import { nameIn, placeIn } from '@tocsin/ui/words'
import { useMemo } from 'react'
import { desk } from '../desk/desk-state.ts'
import { useNames } from '../live/names.ts'
import { builtIns } from '../layout/built-in.ts'
import { layouts } from '../layout/layout-store.ts'
import { useAll, useDocument } from '../live/use-board.ts'
import { useViewer } from '../live/use-line.ts'
import { useEntries } from '../phone-book/use-entries.ts'
import { useStore } from '../store.ts'
import { useLanguage, useWords } from '../words.ts'
import type { Scene, SceneIncident, SceneUnit } from './offers.ts'
import { actionKeys, builtInKeys, plainKeys, statusKeys, verbKeys } from './verbs.ts'

const byCallSign = (a: Unit, b: Unit): number => a.callSign.localeCompare(b.callSign, 'en', { numeric: true })

/** What a line may name now. */
export function useScene(): Omit<Scene, 'places'> {
  const { commandLine, actions, layout } = useWords()
  const names = useNames()
  const language = useLanguage()
  const selected = useStore(desk, ({ incident }) => incident)
  const hasForm = useStore(desk, ({ draft }) => draft !== null)
  const all = { incidents: useAll('incident'), units: useAll('unit') }
  const { org } = useViewer()
  const graph = useDocument('organisation', org)?.settings.statusGraph
  const incidents = useMemo(
    () =>
      all.incidents
        // a spoken number is one's own organisation's first
        .filter(({ state, seen }) => state.phase === 'open' && seen !== 'redacted')
        .toSorted((a, b) => Number(a.org !== org) - Number(b.org !== org))
        .map(({ id, spoken, number, type, place }): SceneIncident => ({
          id,
          spoken,
          number,
          words: [names.incidentType(type), place ? placeIn(language, place) : ''].join(' ').trim(),
        })),
    [all.incidents, names, org, language],
  )
  const units = useMemo(
    () =>
      all.units.toSorted(byCallSign).map((unit): SceneUnit => {
        const next = nextStatuses(graph ?? {}, unit.kind, unit.state.phase)
        const reportable = reportableStatuses.filter((status) => next.includes(status))
        return { id: unit.id, callSign: unit.callSign, isFree: isFree(unit), next: reportable }
      }),
    [all.units, graph],
  )
  const entries = useEntries()
  const phones = useMemo(
    () =>
      entries.map(({ name, number }) => ({
        name: nameIn(language, name),
        number,
        keys: [name.en.toLowerCase(), name.zh, pinyinInitials(name.zh)],
      })),
    [entries, language],
  )
  const own = useStore(layouts, (kept) => kept.own)
  const known = [
    ...builtIns.map((id) => ({ id, name: layout.builtIns[id], keys: builtInKeys[id] })),
    ...own.map(({ id, name }) => ({ id, name, keys: [name.toLowerCase(), pinyinInitials(name)] })),
  ]
  return {
    layouts: known,
    incidents,
    units,
    selected,
    hasForm,
    statusKeys,
    verbKeys,
    actionKeys,
    verbNames: commandLine.verbs,
    actionNames: actions,
    plainKeys,
    plainNames: commandLine.plain,
    phones,
  }
}

import type { Point, Priority } from '@tocsin/domain'
import { draftPlaceOf, type Place } from '../call-desk/places.ts'
import { useDrafts } from '../call-desk/drafts-context.tsx'
import { desk, openDialog, selectIncident, selectUnit, showOnMap, type Dialog } from '../desk/desk-state.ts'
import { runAction } from '../desk/use-keys.ts'
import { useSendUnit } from '../desk/use-send-unit.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { takeLayout } from '../layout/take-layout.ts'
import { useLive } from '../live/line-context.ts'
import { cornersOf } from '../map/corners-of.ts'
import { newId } from '../new-id.ts'
import { useSend } from '../live/use-line.ts'
import { telOf } from '../phone-book/dial.tsx'
import { settings } from '../settings.ts'
import { useThrow } from '../throwing/use-throw.ts'
import { useWords } from '../words.ts'
import type { Deed } from './offers.ts'
import type { IncidentVerb, PlainAct } from './verbs.ts'

type GoTo = Extract<Deed, { do: 'go-to' }>

const windowOf = (verb: IncidentVerb, incident: string): Dialog =>
  verb === 'feedback' ? { kind: verb, incident, slip: null } : { kind: verb, incident }

/** Does what a line says (`places`: those that it may name), and tells beforehand why the person at this desk may not. */
export function useDoing(places: readonly Place[]) {
  const { line, signOut } = useLive()
  const { commandLine } = useWords()
  const { board, positions } = line.link
  const throwTo = useThrow()
  const send = useSend()
  const sendUnit = useSendUnit()
  const mayNot = useWhyNot()
  const drafts = useDrafts()

  const pointOf = ({ kind, id }: GoTo): Point | undefined =>
    kind === 'incident'
      ? board.get('incident', id)?.place?.point
      : positions.all().find(({ unit }) => unit === id)?.point

  /** Undefined when it may be done. */
  function whyNot(deed: Deed | null): string | undefined {
    if (deed?.do === 'go-to') return pointOf(deed) === undefined ? commandLine.noPlaceYet : undefined
    if (deed?.do === 'send') return mayNot('dispatch-unit')
    if (deed?.do === 'cancel') return mayNot('cancel-slip')
    if (deed?.do === 'throw-to-wall') return mayNot('throw-incident')
    if (deed?.do === 'priority' || deed?.do === 'alarm') {
      const document = board.get('incident', deed.incident)
      const verb = deed.do === 'alarm' ? 'set-alarm-level' : 'retype-incident'
      return document === undefined ? undefined : mayNot(verb, { kind: 'incident', document })
    }
    if (deed?.do === 'plain' && deed.act === 'pack-page') return mayNot('print-pack')
    if (deed?.do === 'plain' && deed.act === 'wall-page') return mayNot('see-figures')
    if (deed?.do === 'note') {
      const document = board.get('incident', deed.incident)
      return document === undefined ? undefined : mayNot('note-incident', { kind: 'incident', document })
    }
    if (deed?.do !== 'report') return undefined
    const document = board.get('unit', deed.unit)
    return document === undefined ? undefined : mayNot('report-status', { kind: 'unit', document })
  }

  /** The window of the line is closed before this: what is done may open one of its own. */
  function doIt(deed: Deed): void {
    if (deed.do === 'send') for (const unit of deed.units) void sendUnit(deed.incident, unit)
    else if (deed.do === 'report') report(deed.unit, deed.status)
    else if (deed.do === 'note')
      void send({ type: 'note-incident', body: { incident: deed.incident, note: deed.note, entry: newId() } })
    else if (deed.do === 'show-unit') {
      selectUnit(deed.unit)
      openDialog({ kind: 'unit', unit: deed.unit })
    } else if (deed.do === 'go-to') goTo(deed)
    else if (deed.do === 'show-place' || deed.do === 'set-place') place(deed)
    else if (deed.do === 'layout') takeLayout(deed.layout)
    else if (deed.do === 'act') runAction(deed.action)
    else if (deed.do === 'plain') plain(deed.act)
    else if (deed.do === 'dial') location.assign(telOf(deed.number))
    else if (deed.do === 'cancel') cancel(deed.unit)
    else if (deed.do === 'throw-to-wall') throwTo(deed.incident, { kind: 'wall' })
    else if (deed.do === 'alarm')
      void send({ type: 'set-alarm-level', body: { incident: deed.incident, level: deed.level } })
    else if (deed.do === 'priority') setPriority(deed.incident, deed.priority)
    else {
      selectIncident(deed.incident)
      if (deed.do === 'about') openDialog(windowOf(deed.verb, deed.incident))
    }
  }

  function goTo(deed: GoTo): void {
    const point = pointOf(deed)
    if (point === undefined) return
    if (deed.kind === 'incident') selectIncident(deed.id)
    else selectUnit(deed.id)
    showOnMap([point])
  }

  /** Its type stays as it is. */
  function setPriority(incident: string, priority: Priority): void {
    const known = board.get('incident', incident)
    if (known !== undefined) void send({ type: 'retype-incident', body: { incident, type: known.type, priority } })
  }

  /** The window says of what, and asks for the reason. */
  function cancel(unit: string): void {
    const state = board.get('unit', unit)?.state
    if (state !== undefined && 'slip' in state) openDialog({ kind: 'cancel-slip', slip: state.slip })
  }

  function plain(act: PlainAct): void {
    const { language, theme, ...rest } = settings.get()
    if (act === 'language') settings.set({ ...rest, theme, language: language === 'en' ? 'zh-CN' : 'en' })
    else if (act === 'theme') settings.set({ ...rest, language, theme: theme === 'dark' ? 'light' : 'dark' })
    else if (act === 'sign-out') signOut()
    else if (act === 'wall-page') window.open('/wall', '_blank', 'noopener')
    else window.open(`/api/fallback-pack?language=${language}`, '_blank', 'noopener')
  }

  function place({ do: what, place: id }: Extract<Deed, { place: string }>): void {
    const found = places.find((each) => each.id === id)
    if (found === undefined) return
    const { draft: open } = desk.get()
    const draft = open === null ? undefined : drafts.get(open)
    // the map follows the place of the form by itself
    if (what === 'set-place' && draft !== undefined)
      drafts.put({ ...draft, place: draftPlaceOf(draft.place.typed || found.label, found) })
    else showOnMap(cornersOf(found, found.radiusM))
  }

  function report(unit: string, status: Extract<Deed, { do: 'report' }>['status']): void {
    // for what reason has to be chosen
    if (status === 'out-of-service') return openDialog({ kind: 'unit', unit })
    const state = board.get('unit', unit)?.state
    const slip = state !== undefined && 'slip' in state ? state.slip : null
    void send({ type: 'report-status', body: { unit, status, slip, byRadio: true } })
  }

  return { doIt, whyNot }
}

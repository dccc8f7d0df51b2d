import type { Bilingual, ChosenPlace, Clock } from '@tocsin/domain'
import { milestones } from '@tocsin/domain'
import { formatAge, formatTime } from '@tocsin/ui'
import { nameIn, placeIn, wordsOf, type Language } from '@tocsin/ui/words'
import escapeHtml from 'escape-html'
import type { Pack, PackedIncident, PackedRun, PackedUnit } from './pack.ts'

/** So many lines to write on: a shift's first hour by paper. */
const paperLines = 16

/**
 * A pack as one HTML page that needs nothing beside itself: prints on A4 across, reads on any browser. Every text that a
 * person gave is escaped.
 */
export function pageOf(pack: Pack, language: Language): string {
  const words = wordsOf(language)
  const w = words.fallback
  const say = saying(pack, language)
  const name = nameIn(language, pack.organisation.name)
  const { columns: c } = w
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="robots" content="noindex"><title>${text(`${w.title} · ${name} · ${say.moment(pack.at)}`)}</title>
<style>${style}</style></head>
<body>
<header><h1>${text(name)} · ${text(w.title)}</h1><p class="as-of">${text(w.asOf(say.moment(pack.at)))}</p>
<p>${text(w.explained)} ${text(w.sealed)} <b>${text(w.confidential)}</b></p></header>
${section(
  w.incidents(pack.incidents.length),
  [c.spoken, c.priority, c.type, c.place, c.opened, c.units, c.number],
  pack.incidents.map((each) => incidentCells(each, say)),
  w.noIncidents,
)}
${section(
  w.units(pack.units.length),
  [c.callSign, c.kind, c.status, c.since, c.job, c.post, c.people, c.position, c.age],
  pack.units.map((each) => unitCells(each, say)),
  w.noUnits,
)}
${section(
  w.posts(pack.posts.length),
  [c.name, c.kind, c.phone, c.position],
  pack.posts.map((post) =>
    [say.name(post.name), words.trade.postKinds[post.kind], post.number ?? '', degrees(post.point)].map(text),
  ),
  '',
)}
${section(
  w.phones(pack.organisation.settings.partners.length),
  [c.name, c.kind, c.phone, c.languages],
  pack.organisation.settings.partners.map((each) =>
    [say.name(each.name), words.calls.partnerKinds[each.kind], each.number, each.languages.join(', ')].map(text),
  ),
  w.noPhones,
)}
<section class="paper">${table(
    w.paper,
    [c.time, c.caller, c.place, c.what, c.sent, c.onScene, c.done],
    Array.from({ length: paperLines }, () => Array.from({ length: 7 }, () => '')),
  )}</section>
</body></html>
`
}

type Say = ReturnType<typeof saying>

function saying({ organisation, at }: Pack, language: Language) {
  const words = wordsOf(language)
  const { timeZone } = organisation
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
  const today = day.format(at)
  return {
    words,
    at,
    name: (name: Bilingual): string => nameIn(language, name),
    place: (place: ChosenPlace): string => placeIn(language, place),
    /** with the day: on paper nobody knows when it was */
    moment: (ms: number): string => `${day.format(ms)} ${formatTime(ms, timeZone)}`,
    /** the day where it is another one */
    time: (ms: number): string =>
      day.format(ms) === today ? formatTime(ms, timeZone) : `${day.format(ms)} ${formatTime(ms, timeZone)}`,
  }
}

function incidentCells({ incident, type, runs, posts }: PackedIncident, say: Say): readonly string[] {
  const { fallback: w } = say.words
  const { place, exercise, spoken, priority, openedAt, number } = incident
  const drill = exercise ? `<b>${text(w.drill)}</b> ` : ''
  const where =
    place === null
      ? text(w.placeUnknown)
      : `${text(say.place(place))}<br><small>${degrees(place.point)}${place.radiusM > 0 ? ` ${text(w.doubt(Math.round(place.radiusM)))}` : ''}</small>`
  const sent = [
    ...runs.map((run) => `<li><b>${text(run.callSign)}</b> ${text(clocksOf(run, say))}</li>`),
    ...posts.map((post) => `<li>${text(w.awaitingPost(say.name(post)))}</li>`),
  ]
  return [
    `<b class="big">${spoken}</b>`,
    `<b>${priority}</b>`,
    `${drill}${text(type === null ? incident.type : say.name(type))}`,
    where,
    text(say.time(openedAt)),
    sent.length === 0 ? text(w.nobody) : `<ul>${sent.join('')}</ul>`,
    text(number),
  ]
}

function clocksOf(run: PackedRun, say: Say): string {
  const { fallback: w, trade } = say.words
  const at = (label: string, clock: Clock | null): string[] =>
    clock === null ? [] : [`${label} ${say.time(clock.at)}`]
  return [
    ...at(w.sentAt, run.sent),
    ...milestones.flatMap((milestone) => at(trade.shortMilestones[milestone], run[milestone])),
  ].join(' · ')
}

function unitCells({ unit, post, spoken, at, ageMs }: PackedUnit, say: Say): readonly string[] {
  const { trade } = say.words
  const { state } = unit
  const reason = state.phase === 'out-of-service' ? ` (${trade.outOfServiceReasons[state.reason]})` : ''
  return [
    `<b>${text(unit.callSign)}</b>`,
    text(trade.unitKinds[unit.kind]),
    text(`${trade.statuses[state.phase]}${reason}`),
    text(say.time(unit.since.at)),
    spoken === null ? '' : String(spoken),
    post === null ? '' : text(say.name(post)),
    unit.people === null ? '' : String(unit.people),
    at === null ? '' : degrees(at),
    ageMs === null ? '' : text(formatAge(ageMs, say.words)),
  ]
}

const text = (value: string): string => escapeHtml(value)
const degrees = ({ lat, lon }: { readonly lat: number; readonly lon: number }): string =>
  `${lat.toFixed(5)}, ${lon.toFixed(5)}`

const section = (
  title: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  empty: string,
): string =>
  rows.length === 0
    ? `<section><h2>${text(title)}</h2><p>${text(empty)}</p></section>`
    : `<section>${table(title, columns, rows)}</section>`

/** Cells are HTML already. The head is printed again on every page. */
const table = (title: string, columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<h2>${text(title)}</h2><table><thead><tr>${columns.map((each) => `<th scope="col">${text(each)}</th>`).join('')}</tr></thead>
<tbody>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n')}</tbody></table>`

const style = `
@page { size: A4 landscape; margin: 10mm }
body { font: 11px/1.35 system-ui, "Noto Sans SC", "Microsoft YaHei", sans-serif; margin: 12px; color: #000; background: #fff; font-variant-numeric: tabular-nums }
h1 { font-size: 18px; margin: 0 } h2 { font-size: 14px; margin: 14px 0 4px } header p { margin: 4px 0 } .as-of { font-size: 15px; font-weight: 700 }
table { border-collapse: collapse; width: 100% } th, td { border: 1px solid #888; padding: 2px 5px; text-align: left; vertical-align: top }
th { background: #eee } thead { display: table-header-group } tr { break-inside: avoid } ul { margin: 0; padding: 0; list-style: none } .big { font-size: 15px }
.paper { break-before: page } .paper td { height: 34px }
`

import { milestones, type Clock, type IncidentDocument, type Slip } from '@tocsin/domain'
import { placeIn, type Language, type Names, type Words } from '@tocsin/ui/words'
import type { Headline } from '../incident-card/facts.ts'
import type { Personal } from '../incident-card/personal.ts'
import { sheetStyle } from './sheet-style.ts'

/** All that a sheet is made of; nothing is looked up while it is drawn. */
export type Sheet = {
  readonly language: Language
  readonly words: Words
  readonly names: Names
  /** a moment with its day, at the centre's place */
  readonly moment: (at: number) => string
  readonly centre: string
  readonly printedBy: string
  readonly printedAt: number
  readonly incident: Headline & Partial<Pick<IncidentDocument, 'joined'>>
  readonly slips: readonly Slip[]
  /** null: this person may not read it, and the sheet says so */
  readonly personal: Personal | null
  readonly mapUrl: string | undefined
}

/** One incident on paper: what, where, who called, who was sent and when, what was written down. */
export function IncidentSheet(sheet: Sheet) {
  const { words, names, moment, incident, printedAt, printedBy, centre } = sheet
  const { card, print, trade } = words
  const running = `${centre} · ${incident.number} · ${print.printed(moment(printedAt), printedBy)}`
  return (
    <article className="incident-sheet">
      <style>{sheetStyle(running)}</style>
      <h1>
        #{incident.spoken} {names.incidentType(incident.type)}
        {incident.exercise && ` · ${words.desk.exercise}`}
      </h1>
      <p>
        {card.number} {incident.number} · {words.incidentList.priorityOf(incident.priority)} ·{' '}
        {trade.incidentPhases[incident.state.phase]}
        {incident.state.phase === 'closed' && ` · ${trade.dispositions[incident.state.disposition]}`}
      </p>
      <p>
        {card.opened} {moment(incident.openedAt)}
        {incident.onPaperAt !== null && ` · ${words.paper.mark} ${moment(incident.onPaperAt)}`}
      </p>
      <p>
        <small>{print.printed(moment(printedAt), printedBy)}</small>
      </p>
      <Place {...sheet} />
      <Callers {...sheet} />
      <Units {...sheet} />
      <Notes {...sheet} />
      {sheet.mapUrl !== undefined && (
        <figure>
          <img src={sheet.mapUrl} alt={words.mapPlace.title} />
          <small>© OpenStreetMap contributors</small>
        </figure>
      )}
    </article>
  )
}

function Place({ words, language, incident, personal }: Sheet) {
  const { card, print } = words
  const { place } = incident
  const typed = personal?.incident.placeTyped
  return (
    <section>
      <h2>{card.place}</h2>
      <p>
        {place === null
          ? card.noPlace
          : `${placeIn(language, place)} (${place.point.lat.toFixed(5)}, ${place.point.lon.toFixed(5)}; ${card.radius(`${Math.round(place.radiusM)} m`)})`}
      </p>
      {incident.hasPlaceTyped && (
        <p>
          {card.typed}: {personal === null ? print.masked : (typed ?? words.narrative.erased)}
        </p>
      )}
    </section>
  )
}

function Callers({ words, incident, personal }: Sheet) {
  const { card, print } = words
  if (incident.contacts.length === 0) return null
  return (
    <section>
      <h2>{card.calls}</h2>
      {personal === null && <p>{print.masked}</p>}
      {personal?.contacts.map(({ id, callerName, callerNumber, story, callerPlaceTyped }) => (
        <p key={id}>
          {[callerName, callerNumber, callerPlaceTyped, story]
            .filter((each) => each !== null && each !== '')
            .join(' · ')}
        </p>
      ))}
    </section>
  )
}

function Units({ words, names, moment, slips }: Sheet) {
  const { card, print, trade } = words
  const rows = slips.flatMap((slip) => slip.runs.map((run) => ({ slip, run })))
  const waiting = slips.filter(({ runs, addressee }) => runs.length === 0 && addressee.kind === 'post')
  const time = (clock: Clock | null): string =>
    clock === null ? '' : `${moment(clock.at)}${clock.byRadio ? ' R' : ''}${clock.doubtful ? ' ?' : ''}`
  return (
    <section>
      <h2>{card.slips}</h2>
      {rows.length === 0 && waiting.length === 0 && <p>{card.noSlips}</p>}
      {rows.length > 0 && (
        <table>
          <thead>
            <tr>
              <th>{print.unit}</th>
              <th>{card.sentAt}</th>
              {milestones.map((each) => (
                <th key={each}>{trade.shortMilestones[each]}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ slip, run }) => (
              <tr key={`${slip.id} ${run.unit} ${run.sent.toldAt}`}>
                <th>{names.unit(run.unit)}</th>
                <td>{time(run.sent)}</td>
                {milestones.map((each) => (
                  <td key={each}>{time(run[each])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {waiting.map(({ id, addressee, sentAt }) => (
        <p key={id}>
          {addressee.kind === 'post' && names.post(addressee.post)} · {card.sentAt} {moment(sentAt)}
        </p>
      ))}
    </section>
  )
}

function Notes({ words, names, moment, personal }: Sheet) {
  const { narrative, paper, print } = words
  const notes = personal?.incident.notes ?? []
  return (
    <section>
      <h2>{narrative.title}</h2>
      {personal === null && <p>{print.masked}</p>}
      {personal !== null && notes.length === 0 && <p>{narrative.empty}</p>}
      {notes.length > 0 && (
        <table>
          <tbody>
            {notes.map(({ entry, at, onPaperAt, by, text, corrects }) => (
              <tr key={entry}>
                <td className="when">
                  {moment(onPaperAt ?? at)}
                  {onPaperAt !== null && <small> {paper.entry('', moment(at))}</small>}
                </td>
                <td className="words">
                  {corrects !== null && `${narrative.corrects('')}: `}
                  {text ?? narrative.erased}
                </td>
                <td>{names.account(by)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

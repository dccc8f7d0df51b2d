import { spokenClaim, unitClaim } from '../numbers.ts'
import { isTakingWork, type Incident } from '../incident/incident.ts'
import { hasEnded, isSettled, milestones, standingOf, type Slip } from '../slip/slip.ts'
import type { Unit, WorkStatus } from '../unit/unit.ts'
import type { Ledger } from './ledger.fixture.ts'

/** Something that must never be so; the text says what. */
type Breach = string | false | undefined

const unfinishedRuns = (slip: Slip) => (hasEnded(slip) ? [] : slip.runs.filter(({ finished }) => finished === null))

const afterMilestone: { readonly [Status in Exclude<WorkStatus, 'clearing'>]: string | undefined } = {
  dispatched: undefined,
  acknowledged: 'acknowledged',
  'en-route': 'left',
  'on-scene': 'onScene',
  transporting: 'transporting',
  'at-destination': 'atDestination',
}

/** A unit's own job and those beside are its unfinished runs, and the claim stands behind its own. */
function* ofUnit(unit: Unit, ledger: Ledger): Generator<Breach> {
  const { state, alsoOn } = unit
  const runs = ledger.all('slip').flatMap((slip) =>
    unfinishedRuns(slip)
      .filter((run) => run.unit === unit.id)
      .map((run) => ({ slip: slip.id, incident: slip.incident, run })),
  )
  const claim = ledger.claims.get(unitClaim(unit.id))
  yield* ofPlans(unit, ledger)
  yield unit.movingTo !== null && state.phase !== 'available' && `${unit.id} is ${state.phase} and moving to stand by`
  if (!('slip' in state)) {
    yield runs.length > 0 && `${unit.id} is ${state.phase} and has a run under ${runs[0]?.slip}`
    yield alsoOn.length > 0 && `${unit.id} is ${state.phase} and also on ${alsoOn.join()}`
    yield claim !== undefined && `${unit.id} is ${state.phase} and claimed by ${claim}`
    yield state.phase === 'off-duty' && unit.crew.length > 0 && `${unit.id} is off duty with a crew`
    return
  }
  const at = runs.map(({ slip }) => slip).toSorted()
  const says = [state.slip, ...alsoOn].toSorted()
  yield at.join() !== says.join() && `${unit.id} says it is on ${says.join()}, its unfinished runs are on ${at.join()}`
  yield new Set(runs.map(({ incident }) => incident)).size !== runs.length && `${unit.id} is on an incident twice`
  yield claim !== state.slip && `${unit.id} is on ${state.slip}, its claim on ${claim}`
  const run = runs.find(({ slip }) => slip === state.slip)?.run
  const last = milestones.findLast((each) => run?.[each] !== null)
  yield (
    state.phase !== 'clearing' &&
    afterMilestone[state.phase] !== last &&
    `${unit.id} is ${state.phase}, its run at ${last}`
  )
}

/** A unit and the slips planned for it know of each other. */
function* ofPlans(unit: Unit, ledger: Ledger): Generator<Breach> {
  const planned = ledger
    .all('slip')
    .filter(({ state, addressee }) => state.phase === 'planned' && 'unit' in addressee && addressee.unit === unit.id)
    .map(({ id }) => id)
  const [one, other] = [unit.planned.toSorted().join(), planned.toSorted().join()]
  yield one !== other && `${unit.id} is planned for ${one}, by its slips for ${other}`
}

function* ofSlip(slip: Slip, ledger: Ledger): Generator<Breach> {
  const incident = ledger.get('incident', slip.incident)
  const listed = incident?.slips.find((each) => each.slip === slip.id)
  yield listed === undefined && `${slip.id} is not on its incident's list`
  const units = [...new Set(slip.runs.map(({ unit }) => unit))]
  yield JSON.stringify(listed?.units) !== JSON.stringify(units) && `${slip.id} and its incident name other units`
  const strangers = units.filter((unit) => ledger.get('unit', unit)?.org !== (slip.help?.org ?? slip.org))
  yield strangers.length > 0 && `${slip.id} has units of others`
  yield incident?.exercise !== slip.exercise && `${slip.id} and its incident are not both drills`
  const done = slip.runs.every(({ finished }) => finished !== null)
  yield slip.state.phase === 'finished' && !done && `${slip.id} is finished with a run at work`
  yield slip.state.phase === 'working' && done && `${slip.id} is worked by nobody`
  yield slip.state.phase === 'planned' && slip.runs.length > 0 && `${slip.id} is planned and worked`
  yield slip.filedAway && !isSettled(slip) && `${slip.id} is filed away unsettled`
}

function* ofPhase(incident: Incident, slips: readonly Slip[]): Generator<Breach> {
  const standings = slips.map(standingOf)
  const { phase } = incident.state
  const settled = standings.every((each) => each === 'settled')
  yield !isTakingWork(incident) && !settled && `${incident.id} is ${phase} with an unsettled slip`
  yield (
    phase === 'closed' &&
    !slips.every(({ filedAway }) => filedAway) &&
    `${incident.id} is closed with a slip on the board`
  )
  if (standings.includes('at-work')) yield phase !== 'open' && `${incident.id} is ${phase} while a slip is at work`
  else if (standings.includes('returned'))
    yield phase !== 'returned' && `${incident.id} is ${phase} with a feedback returned`
  else if (!settled) yield phase !== 'awaiting-feedback' && `${incident.id} is ${phase} with a feedback owed`
  else yield phase === 'returned' && `${incident.id} is returned with all settled`
}

function* ofIncident(incident: Incident, ledger: Ledger): Generator<Breach> {
  const { id, org, state } = incident
  const closed = state.phase === 'closed'
  const holds = ledger.claims.get(spokenClaim(org, incident.spoken)) === id
  yield holds === closed && `${id} is ${state.phase} and ${holds ? 'keeps' : 'has lost'} its spoken number`
  for (const contact of incident.contacts) {
    const there = ledger.get('contact', contact)
    const agrees = there !== undefined && 'incident' in there.state && there.state.incident === id
    yield !agrees && `${id} lists ${contact}, which does not belong to it`
    yield (
      there?.state.phase !== (closed ? 'closed' : 'attached') &&
      `${id} is ${state.phase}, ${contact} is ${there?.state.phase}`
    )
    yield there?.org !== org && there?.sharedWith.includes(org) !== true && `${contact} is hidden from ${org}`
  }
  const drills = [
    ...incident.contacts.map((each) => ledger.get('contact', each)),
    ...incident.joined.map((each) => ledger.get('incident', each)),
  ]
  yield drills.some((each) => each?.exercise !== incident.exercise) && `${id} is mixed of drill and real`
  yield new Set(incident.joined).size !== incident.joined.length && `${id} lists an incident twice`
  for (const joined of closed ? [] : incident.joined) {
    const there = ledger.get('incident', joined)?.state
    yield !(there?.phase === 'joined' && there.into === id) && `${id} lists ${joined}, which is not joined to it`
  }
  const into = state.phase === 'joined' ? ledger.get('incident', state.into) : undefined
  if (state.phase === 'joined') yield into?.joined.includes(id) !== true && `${state.into} does not list ${id}`
  yield into?.state.phase === 'closed' && `${id} is joined to a closed one`
  yield incident.handover !== null && !isTakingWork(incident) && `${id} is offered and ${state.phase}`
  yield incident.handover?.to === org && `${id} is offered to its owner`
  const { entries, files, drawings, withdrawnDrawings } = incident
  const drawn = [...drawings, ...withdrawnDrawings].map(({ drawing }) => drawing)
  yield new Set(drawn).size !== drawn.length && `${id} has the same stroke twice`
  yield new Set(entries).size !== entries.length && `${id} has an entry of its narrative twice`
  yield entries.length !== incident.notes && `${id} has ${entries.length} entries and counts ${incident.notes}`
  const standing = files.filter(({ withdrawn }) => withdrawn === null).map(({ sha256 }) => sha256)
  yield new Set(standing).size !== standing.length && `${id} has the same bytes attached twice`
  const slips = ledger.all('slip').filter((slip) => slip.incident === id)
  yield* ofPhase(incident, slips)
}

function* ofPeople(ledger: Ledger): Generator<Breach> {
  for (const account of ledger.all('account')) {
    const crew = account.unit === null ? [] : (ledger.get('unit', account.unit)?.crew ?? [])
    yield account.unit !== null && !crew.includes(account.id) && `${account.id} is not in the crew of ${account.unit}`
  }
  for (const { id, crew } of ledger.all('unit')) {
    for (const account of crew) yield ledger.get('account', account)?.unit !== id && `${account} does not know of ${id}`
  }
  for (const { id } of ledger.all('organisation')) {
    const left = ledger
      .all('account')
      .filter(({ org, roles, disabled }) => org === id && roles.includes('administrator') && !disabled)
    yield left.length === 0 && `${id} has no administrator left`
  }
}

function* ofClaims(ledger: Ledger): Generator<Breach> {
  const numbered = ledger.all('incident').filter(({ state }) => state.phase !== 'closed')
  const spoken = [...ledger.claims.keys()].filter((key) => key.startsWith('spoken/'))
  yield spoken.length !== numbered.length && `${spoken.length} spoken numbers for ${numbered.length} incidents`
  yield (
    new Set(numbered.map(({ org, spoken: number }) => spokenClaim(org, number))).size !== numbered.length &&
    'a spoken number is used twice'
  )
}

function* ofContacts(ledger: Ledger): Generator<Breach> {
  for (const { id, state } of ledger.all('contact')) {
    const listing = ledger.all('incident').filter(({ contacts }) => contacts.includes(id))
    yield listing.length > 1 && `${id} is on the lists of ${listing.map((incident) => incident.id).join()}`
    yield (
      'incident' in state &&
      listing[0]?.id !== state.incident &&
      `${id} belongs to ${state.incident}, which does not list it`
    )
  }
}

function* numbersIn(ledger: Ledger): Generator<string> {
  for (const { stamp } of ledger.log) if (stamp.serial !== null) yield String(stamp.serial)
}

/** A drill is one from its first event to its last. */
function* ofMarks({ log }: Ledger): Generator<Breach> {
  const first = new Map<string, boolean>()
  for (const { type, stamp } of log) {
    if (!/^(contact|incident|slip|closure|alert)\//.test(stamp.subject)) continue
    first.set(stamp.subject, first.get(stamp.subject) ?? stamp.exercise)
    yield (
      first.get(stamp.subject) !== stamp.exercise && `${type} of ${stamp.subject} has another mark than its first event`
    )
  }
}

/** All that must never be so and is. */
export function breaches(ledger: Ledger): readonly string[] {
  const found: Breach[] = [...ofPeople(ledger), ...ofClaims(ledger), ...ofContacts(ledger), ...ofMarks(ledger)]
  for (const unit of ledger.all('unit')) found.push(...ofUnit(unit, ledger))
  for (const slip of ledger.all('slip')) found.push(...ofSlip(slip, ledger))
  for (const incident of ledger.all('incident')) found.push(...ofIncident(incident, ledger))
  const numbers = [...numbersIn(ledger)]
  found.push(new Set(numbers).size !== numbers.length && 'a number was given twice')
  return found.filter((breach) => typeof breach === 'string')
}

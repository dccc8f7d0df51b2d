import { alertEvent, type Alert } from '../alert/alert.ts'
import type { Commands } from '../all-commands.ts'
import type { Context, Decide, Decision, World } from '../decision.ts'
import { refuse, type Refusal } from '../refusals.ts'
import { subjectId } from '../subject.ts'
import type { reliefCommands } from './commands.ts'
import { changesOf, countsOf, type Handed } from './handed.ts'
import { isUnderWay, reliefEvent, type Relief } from './relief.ts'

/** So many remarks are read by whoever comes. */
const mostComments = 200

function ifUnderWay(world: World, id: string, then: (relief: Relief) => Decision): Decision {
  const relief = world.get('relief', id)
  if (relief === undefined) return refuse('not-found', { relief: id })
  return isUnderWay(relief) ? then(relief) : refuse('relief-over')
}

/** Those who lead may begin and sign for a shift that is not theirs. */
const leads = (account: string, world: World): boolean =>
  world.get('account', account)?.roles.some((role) => role === 'shift-leader' || role === 'duty-leader') === true

function begin(command: Commands['begin-relief'], world: World, { org, account }: Context): Decision {
  const { relief: id, people } = command
  if (world.get('relief', id)) return refuse('exists-already', { relief: id })
  if (!people.includes(account) && !leads(account, world)) return refuse('relief-not-yours')
  const unknown = people.find((each) => world.get('account', each)?.org !== org)
  if (unknown !== undefined) return refuse('not-found', { account: unknown })
  return {
    events: [reliefEvent({ id, org }, { type: 'relief-begun', data: { id, org, people: [...new Set(people)] } })],
  }
}

/** What is no longer as it was shown, part by part: `+1 -2 ~1` (come, gone, other). */
function whyChanged(seen: Handed, now: Handed): Refusal | undefined {
  const changes = changesOf(seen, now)
  if (changes.length === 0) return undefined
  const some = (sign: string, ids: readonly string[]) => (ids.length === 0 ? [] : [`${sign}${ids.length}`])
  const told = changes.map(({ section, come, gone, other }): [string, string] => [
    section,
    [...some('+', come), ...some('-', gone), ...some('~', other)].join(' '),
  ])
  return refuse('relief-changed', Object.fromEntries(told))
}

function hand(relief: Relief, seen: Handed, world: World, { account, onBoard }: Context): Decision {
  if (!relief.people.includes(account) && !leads(account, world)) return refuse('relief-not-yours')
  const now = onBoard ?? seen
  const changed = whyChanged(seen, now)
  if (changed !== undefined) return changed
  return { events: [reliefEvent(relief, { type: 'relief-handed', data: { handed: now, counts: countsOf(now) } })] }
}

/** Alerts of the list that somebody of the shift that goes has taken, or that one of them was asked to take. */
function alertsGoingOver({ people }: Relief, { alerts }: Handed, world: World): readonly Alert[] {
  return alerts
    .flatMap(({ id }) => world.get('alert', id) ?? [])
    .filter(({ state, owner }) => {
      if (state.phase !== 'open') return false
      if (owner.phase === 'taken') return people.includes(owner.by)
      return owner.phase === 'asked-person' && people.includes(owner.person)
    })
}

function take(relief: Relief, seen: Handed, world: World, { account, onBoard }: Context): Decision {
  const { org } = relief
  if (world.get('organisation', org) === undefined) return refuse('not-found', { organisation: org })
  if (relief.outgoing === null) return refuse('relief-unsigned')
  if (relief.outgoing.by === account || relief.people.includes(account)) return refuse('relief-same-side')
  const now = onBoard ?? seen
  const changed = whyChanged(seen, now)
  if (changed !== undefined) return changed
  const alerts = alertsGoingOver(relief, now, world)
  const data = { handed: now, counts: countsOf(now), alerts: alerts.map(({ id }) => id) }
  return {
    events: [
      reliefEvent(relief, { type: 'relief-taken', data }),
      // in the name of whoever signs: he has them from here on
      ...alerts.map((alert) => alertEvent(alert, { type: 'alert-taken', data: {} })),
      { type: 'shift-relieved', subject: subjectId('organisation', org), owner: org, data: { relief: relief.id } },
    ],
  }
}

/** Decisions about shift reliefs (交接班). */
export const decideRelief: { readonly [Name in keyof typeof reliefCommands]: Decide<Commands[Name]> } = {
  'begin-relief': begin,
  'comment-relief': ({ relief: id, comment, section, text }, world) =>
    ifUnderWay(world, id, (relief) => {
      if (relief.comments.some((each) => each.id === comment)) return refuse('exists-already', { comment })
      if (relief.comments.length >= mostComments) return refuse('relief-comments-full', { count: mostComments })
      return { events: [reliefEvent(relief, { type: 'relief-commented', data: { comment, section, text } })] }
    }),
  'hand-relief': ({ relief: id, seen }, world, context) =>
    ifUnderWay(world, id, (relief) => hand(relief, seen, world, context)),
  'take-relief': ({ relief: id, seen }, world, context) =>
    ifUnderWay(world, id, (relief) => take(relief, seen, world, context)),
  'drop-relief': ({ relief: id }, world, { account }) =>
    ifUnderWay(world, id, (relief) =>
      relief.begunBy === account || leads(account, world)
        ? { events: [reliefEvent(relief, { type: 'relief-dropped', data: {} })] }
        : refuse('relief-not-yours'),
    ),
}

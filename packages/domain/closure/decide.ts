import type { Commands } from '../all-commands.ts'
import { findBarred } from '../barred/find-barred.ts'
import type { Decide, Decision, World } from '../decision.ts'
import { refuse, type Refusal } from '../refusals.ts'
import type { closureCommands } from './commands.ts'
import { closureEvent, type Closure, type DrawnClosure } from './closure.ts'
import { refuseTooWide } from './extent.ts'

type Drawing = Omit<DrawnClosure, 'startsAt'> & { readonly startsAt: number | null }

/** All that is drawn, with its start; or why it cannot be. */
function drawnFrom(
  { geometry, effect, direction, startsAt, endsAt, reason, note }: Drawing,
  begun: number,
  now: number,
): DrawnClosure | Refusal {
  const starts = startsAt ?? begun
  if (endsAt !== null && endsAt <= starts) return refuse('closure-ends-before-start')
  if (endsAt !== null && endsAt <= now) return refuse('closure-over')
  if (direction === 'drawn' && geometry.kind !== 'along') return refuse('closure-has-no-direction')
  const tooWide = refuseTooWide(geometry)
  if (tooWide !== undefined) return tooWide
  const personal = findBarred(note)
  if (personal !== undefined) return refuse('personal-in-text', { found: personal })
  return { geometry, effect, direction, startsAt: starts, endsAt, reason, note: note.trim() }
}

/** Runs `then` on a closure that nobody has lifted yet. */
function ifStanding(world: World, id: string, then: (closure: Closure) => Decision): Decision {
  const closure = world.get('closure', id)
  if (closure === undefined) return refuse('not-found', { closure: id })
  return closure.liftedAt === null ? then(closure) : refuse('closure-over')
}

/** Decisions about closures. */
export const decideClosure: { [Name in keyof typeof closureCommands]: Decide<Commands[Name]> } = {
  'draw-closure': ({ closure: id, ...drawing }, world, { org, now }) => {
    if (world.get('closure', id)) return refuse('exists-already', { closure: id })
    const drawn = drawnFrom(drawing, now, now)
    if ('refused' in drawn) return drawn
    return { events: [closureEvent({ id, org }, { type: 'closure-drawn', data: { id, org, ...drawn } })] }
  },
  'change-closure': ({ closure: id, ...drawing }, world, { now }) =>
    ifStanding(world, id, (closure) => {
      // "From now on" begins a planned closure at once; one that has begun keeps its start.
      const drawn = drawnFrom(drawing, Math.min(closure.startsAt, now), now)
      if ('refused' in drawn) return drawn
      return { events: [closureEvent(closure, { type: 'closure-changed', data: drawn })] }
    }),
  'lift-closure': ({ closure: id }, world) =>
    ifStanding(world, id, (closure) => ({ events: [closureEvent(closure, { type: 'closure-lifted', data: {} })] })),
  'retire-closure': ({ closure: id, endsAt }, world, { now }) =>
    ifStanding(world, id, (closure) =>
      // Somebody gave it more time since its end was looked at: what is in force is never ended unseen.
      closure.endsAt === endsAt && endsAt <= now
        ? { events: [closureEvent(closure, { type: 'closure-lifted', data: {} })] }
        : refuse('closure-end-moved'),
    ),
}

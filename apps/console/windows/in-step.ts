import { dequal } from 'dequal'
import { z } from 'zod'
import { desk } from '../desk/desk-state.ts'
import { shownPlan } from '../floor-plans/shown-plan.ts'
import { pastIncident } from '../incident-list/closed.ts'
import { panels } from '../layout/arrangement.ts'
import { mapView } from '../map/map-view.ts'
import { coverShown } from '../cover/use-cover.ts'
import { createStore, type Store } from '../store.ts'
import { hear, here, isLater, tell, type Stamp } from './channel.ts'

const point = z.object({ lon: z.number(), lat: z.number() })

const selected = z.object({
  incident: z.string().nullable(),
  past: pastIncident.nullable(),
  findOnMap: z.number(),
  shown: z.array(point).readonly().nullable(),
  asked: point.nullable(),
  unit: z.string().nullable(),
  draft: z.string().nullable(),
})

const lent = z.object({ panel: z.enum(panels).nullable(), to: z.string() })
/** A panel that a window shows for a while, over what stands there: its keys were pressed where it does not stand. */
export const loan = createStore<z.output<typeof lent>>({ panel: null, to: '' })

const view = z.object({ shows: point.extend({ radiusM: z.number() }).nullable() })
const plan = z.object({
  place: z.string().nullable(),
  plan: z.string(),
  incident: z.string().nullable(),
  opacity: z.number(),
  find: z.number(),
})
const cover = z.object({ isOn: z.boolean() })

/** So long after its start a window may still be told for the first time how things stand. */
const newcomerMs = 5000

/**
 * Keeps the fields of `schema` of a store the same in all windows; the latest change wins. What is done in a window before
 * the others have told it how things stand is done upon what they tell: a call that is begun in its first moment stays.
 * Returns what ends it.
 */
export function mirror<Value extends object, Part extends Partial<Value>>(
  name: string,
  store: Store<Value>,
  schema: z.ZodType<Part>,
): () => void {
  let last: Stamp = [0, here]
  let hasHeard = false
  const first: object = schema.parse(store.get())
  const bornAt = performance.now()
  let isTold = false
  let known = JSON.stringify(first)
  const say = (): void => tell({ kind: 'state', name, stamp: [...last], value: JSON.parse(known) })

  function changed(): void {
    const now = JSON.stringify(schema.parse(store.get()))
    if (now === known || isTold) return
    known = now
    last = [last[0] + 1, here]
    say()
  }

  function take(value: unknown, stamp: Stamp): void {
    const read = schema.safeParse(value)
    if (!read.success) return
    last = stamp
    isTold = true
    store.set(read.data)
    isTold = false
    known = JSON.stringify(schema.parse(store.get()))
  }

  /** Told for the first time: what was changed here since the start goes on top, and the others learn of it. */
  function takeUnder(value: unknown, stamp: Stamp): void {
    const told = z.record(z.string(), z.unknown()).safeParse(value)
    const own = Object.entries<unknown>(schema.parse(store.get())).filter(
      ([key, now]) => !dequal(now, Reflect.get(first, key)),
    )
    take({ ...told.data, ...Object.fromEntries(own) }, [Math.max(stamp[0], last[0]) + 1, here])
    say()
  }

  function heardOf(value: unknown, stamp: Stamp): void {
    const isFirst = !hasHeard && last[0] > 0 && performance.now() - bornAt < newcomerMs
    hasHeard = true
    if (isFirst) takeUnder(value, stamp)
    else if (isLater(stamp, last)) take(value, stamp)
  }

  const end = store.subscribe(changed)
  const deafen = hear((heard) => {
    // Nothing was done here yet: there is nothing to tell a newcomer.
    if (heard.kind === 'who' && last[0] > 0) say()
    else if (heard.kind === 'state' && heard.name === name) heardOf(heard.value, heard.stamp)
  })
  return () => {
    end()
    deafen()
  }
}

/** What is selected and shown is the same in every window of the desk. */
export function keepInStep(): () => void {
  const ends = [
    mirror('desk', desk, selected),
    mirror('loan', loan, lent),
    mirror('map-view', mapView, view),
    mirror('plan', shownPlan, plan),
    mirror('cover', coverShown, cover),
  ]
  return () => {
    for (const end of ends) end()
  }
}

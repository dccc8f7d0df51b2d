import { z } from 'zod'
import { told } from '../clock.ts'
import { capability } from '../dispatching/needs.ts'
import { bilingual, code, id } from '../fields.ts'
import { outOfServiceReasons, unitKinds } from './unit.ts'
import { vehicle } from './vehicle.ts'

/** What may be reported; `dispatched` and `off-duty` have commands of their own. */
export const reportableStatuses = [
  'acknowledged',
  'en-route',
  'on-scene',
  'transporting',
  'at-destination',
  'clearing',
  'available',
  'out-of-service',
  'on-call',
] as const

/** Bodies of the commands about units. */
export const unitCommands = {
  'register-unit': z.object({
    unit: id,
    callSign: z.string().min(1).max(20),
    kind: z.enum(unitKinds),
    name: bilingual.nullable().default(null),
    post: id.nullable(),
    /** null: the usual one of its kind */
    vehicle: vehicle.nullable().default(null),
  }),
  /** what it is called, what it is and where it stands, all of it anew */
  'change-unit': z.object({
    unit: id,
    callSign: z.string().min(1).max(20),
    kind: z.enum(unitKinds),
    name: bilingual.nullable().default(null),
    post: id.nullable(),
    vehicle: vehicle.nullable().default(null),
  }),
  /** out of the fleet, while it is off duty and planned for nothing */
  'retire-unit': z.object({ unit: id }),
  'restore-unit': z.object({ unit: id }),
  /** what it has beside its kind, all of it anew */
  'equip-unit': z.object({ unit: id, capabilities: z.array(capability).max(30) }),
  'sign-on-unit': z.object({
    unit: id,
    crew: z.array(id).max(12),
    people: z.number().int().min(0).max(60).nullable().default(null),
    skills: z
      .array(z.object({ code, count: z.number().int().min(1).max(60) }))
      .max(12)
      .default([]),
    /** its crew is not at the unit: reachable, and longer to turn out */
    onCall: z.boolean().default(false),
  }),
  'sign-off-unit': z.object({ unit: id }),
  /** where a free unit is to wait; null: nowhere in particular any more */
  'move-unit': z.object({ unit: id, post: id.nullable(), reason: z.literal('standby').default('standby') }),
  'report-status': z.object({
    unit: id,
    status: z.enum(reportableStatuses),
    reason: z.enum(outOfServiceReasons).default('other'),
    /** the slip that the one who reports has in mind: a report that comes late does not land on the next one */
    slip: id.nullable().default(null),
    ...told.shape,
  }),
  /** the crew knows; by the crew, or by radio from the desk */
  'acknowledge-news': z.object({ unit: id, news: id, ...told.shape }),
  /** the crew says that all is well */
  'welfare-check': z.object({ unit: id, byRadio: z.boolean().default(false) }),
}

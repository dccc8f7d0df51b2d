import { z } from 'zod'
import { alertSettings } from '../alert/settings.ts'
import { branches } from '../catalogue/incident-type.ts'
import type { DeepReadonly } from '../fields.ts'
import { briefing } from '../incident/brief.ts'
import type { Priority } from '../incident/priority.ts'
import { retentionSettings } from '../retention/settings.ts'
import { clockTargets } from './clock-targets.ts'
import { dutySettings } from '../duty/settings.ts'
import { sharedListView } from './list-views.ts'
import { partners } from './partners.ts'
import { signInSettings } from './sign-in-settings.ts'
import { shiftTimes } from '../relief/shift-times.ts'
import { statusGraph } from '../unit/status-graph.ts'
import { turnoutS } from '../unit/turnout.ts'
import { unitKinds, type UnitKind } from '../unit/unit.ts'
import type { TravelProfile } from '../unit/vehicle.ts'

/** Lights and sirens make nobody slower, and nobody more than twice as fast. */
const factor = z.number().min(0.5).max(1)

/** A stroke by its physical key (`KeyboardEvent.code`), with what is held. */
const keyPress = z
  .object({
    code: z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,30}$/, 'a name of a key, such as KeyD'),
    ctrl: z.literal(true).optional(),
    shift: z.literal(true).optional(),
    alt: z.literal(true).optional(),
  })
  .readonly()

/** What an organisation may set, and what holds until it does. */
export const settings = z.object({
  /** drive times of urgent incidents are so many times those of ordinary traffic; 1: no bonus */
  sirensFactor: factor.default(1),
  /** for kinds of unit that differ from the rest */
  sirensFactorOf: z.partialRecord(z.enum(unitKinds), factor).default({}),
  /** whether drive times go by what one's own units took, by class of road and hour, where that is known */
  learntTimes: z.enum(['off', 'on']).default('off'),
  ...alertSettings,
  /** which status may follow which, by kind of unit, where that is not the usual */
  statusGraph: statusGraph.default({}),
  /** seconds from slip to moving, by kind of unit, where these are not the usual */
  turnoutS: turnoutS.default({}),
  /** within how many minutes of being sent help is to be there: what the map shows of cover, least first */
  coverMinutes: z
    .array(z.number().min(0.5).max(60))
    .min(1)
    .max(4)
    .refine((all) => all.every((each, i) => i === 0 || each > (all[i - 1] ?? 0)), 'each more than the one before')
    .readonly()
    .default([1, 3, 5]),
  /** by branch: which kinds of unit count for its load, none: it is not counted at all; all count for a branch that is not here */
  coverKinds: z
    .partialRecord(z.enum(branches), z.array(z.enum(unitKinds)).max(unitKinds.length).readonly())
    .default({}),
  ...clockTargets,
  ...retentionSettings,
  ...signInSettings,
  ...dutySettings,
  /** the largest file that may be attached to an incident, in millions of bytes */
  largestFileMb: z.number().int().min(1).max(1000).default(50),
  /** the phone book of partner centres */
  partners: partners.default([]),
  /** views of the incident list that desks share */
  listViews: z.array(sharedListView).max(30).readonly().default([]),
  /** where free units should wait: whether that is told (advise) or asked (ask), and how often units may be moved */
  standby: z
    .object({
      mode: z.enum(['off', 'advise', 'ask']).default('off'),
      /** the same unit is not moved again before this */
      unitRestMin: z.number().int().min(5).max(1440).default(60),
      /** moves of all units together in any hour */
      movesPerHour: z.number().int().min(0).max(60).default(4),
      /** a move that wins less than this share of all expected calls, in per cent, is not worth a drive */
      leastGainPct: z.number().min(0.1).max(50).default(1),
      /** share of the time that a unit is busy, in per cent */
      busyPct: z.number().int().min(0).max(95).default(50),
    })
    .prefault({}),
  /** of what the leader on duty is told at once */
  briefLeader: briefing.prefault({}),
  /** when shifts change; none: nobody is waited for */
  shiftTimes: shiftTimes.default([]),
  /** keys of the desk that stand in place of those of the house, by action; none: the action has no key */
  keys: z.record(z.string().max(40), z.array(keyPress).max(4).readonly()).default({}),
})
export type Settings = DeepReadonly<z.output<typeof settings>>

/** The settings of an organisation that has changed none. */
export const defaultSettings: Settings = settings.parse({})

/** Up to this priority one drives with lights and sirens. */
export const urgentTo = 2

/** The lights-and-sirens factor of a unit on its way to an incident of a priority; 1 on foot, and where nothing is urgent. */
export function sirensFactor(
  { sirensFactor: usual, sirensFactorOf }: Settings,
  kind: UnitKind,
  profile: TravelProfile,
  priority: Priority | undefined,
): number {
  if (priority === undefined || priority > urgentTo || profile === 'foot') return 1
  return sirensFactorOf[kind] ?? usual
}

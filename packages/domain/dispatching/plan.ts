import { z } from 'zod'
import { bilingual, code, id, type DeepReadonly } from '../fields.ts'
import { priorities } from '../incident/priority.ts'
import { need } from './needs.ts'

const minutesOfDay = 1440

/** Levels of an alarm that a plan can have. DR8 */
export const maxAlarmLevel = 8

/** An area of the city in use: a beat or a zone by the id of its layer, which need not be one of ours. */
const areaId = z.string().min(1).max(100)

/**
 * Hours of the week at the organisation's place: on `days` (1 Monday to 7 Sunday) from minute `from` up to, not including,
 * minute `to` of the day. `to` at or before `from` runs into the next day: Friday 22:00 to 06:00 ends on Saturday.
 */
export const weekHours = z.object({
  days: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  from: z
    .number()
    .int()
    .min(0)
    .max(minutesOfDay - 1),
  to: z.number().int().min(1).max(minutesOfDay),
})
export type WeekHours = DeepReadonly<z.output<typeof weekHours>>

/**
 * What must hold for a plan; a condition that is left out (or empty) holds always. Within one condition one of the list is
 * enough, of `tags` all are wanted. DR5
 */
export const planConditions = z.object({
  /** codes of any of the four levels; one stands for all below it */
  types: z.array(code).max(50).default([]),
  priorities: z.array(z.literal(priorities)).max(priorities.length).default([]),
  areas: z.array(areaId).max(200).default([]),
  hours: z.array(weekHours).max(20).default([]),
  tags: z.array(code).max(10).default([]),
  /** the exact place: premises by id, or an address as the gazetteer writes it; one of either is enough */
  premises: z.array(id).max(50).default([]),
  addresses: z.array(z.string().trim().min(1).max(300)).max(50).default([]),
})
export type PlanConditions = DeepReadonly<z.output<typeof planConditions>>

/** What a plan says, without its id and version: conditions, needs by alarm level, order of areas. */
export const planBody = z.object({
  name: bilingual,
  /** between plans that are equally specific the lower one wins */
  order: z.number().int().min(0).max(9999).default(100),
  when: planConditions.prefault({}),
  /** needs that each level adds: the first alarm first */
  levels: z.array(z.array(need).max(20)).min(1).max(maxAlarmLevel),
  /** which areas' units are asked, step by step; empty: all are one. DR10 */
  areaOrder: z.array(z.array(areaId).min(1).max(50)).max(20).default([]),
})
export type PlanBody = DeepReadonly<z.output<typeof planBody>>

/** A response plan (处警预案). */
export const plan = planBody.extend({ id, version: z.number().int().min(1) })
export type Plan = DeepReadonly<z.output<typeof plan>>

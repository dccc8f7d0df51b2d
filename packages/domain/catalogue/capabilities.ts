import { z } from 'zod'
import { bilingual, code, type DeepReadonly } from '../fields.ts'

/** A capability that units or people can have, beside the kinds of unit. `measure`: what its amount counts. */
export const listedCapability = z.object({
  code,
  name: bilingual,
  of: z.enum(['units', 'people']),
  measure: z.enum(['none', 'metres', 'litres', 'tonnes', 'persons']).default('none'),
  retired: z.boolean().default(false),
})
export type ListedCapability = DeepReadonly<z.output<typeof listedCapability>>

const one = (
  named: string,
  zh: string,
  en: string,
  of: ListedCapability['of'],
  measure: ListedCapability['measure'] = 'none',
): ListedCapability => ({ code: named, name: { zh, en }, of, measure, retired: false })

/** The capabilities of an organisation that has made no list. */
export const neutralCapabilities: readonly ListedCapability[] = [
  one('supervisor', '带班领导', 'Supervisor', 'units'),
  one('ladder-height', '举高', 'Ladder', 'units', 'metres'),
  one('water', '载水', 'Water', 'units', 'litres'),
  one('rescue-tools', '破拆救援', 'Rescue tools', 'units'),
  one('hazmat', '危化品处置', 'Dangerous goods', 'units'),
  one('life-support', '高级生命支持', 'Advanced life support', 'units'),
  one('seats', '载员', 'Seats', 'units', 'persons'),
  one('boat', '冲锋舟', 'Boat', 'units'),
  one('drone', '无人机', 'Drone', 'units'),
  one('dog', '警犬', 'Dog', 'units'),
  one('speaks-yue', '会粤语', 'Speaks Cantonese', 'units'),
  one('speaks-en', '会英语', 'Speaks English', 'units'),
  one('speaks-sign', '会手语', 'Sign language', 'units'),
  one('people', '人员', 'People', 'people'),
  one('sworn', '民警', 'Sworn officers', 'people'),
  one('medic', '急救员', 'Medics', 'people'),
]

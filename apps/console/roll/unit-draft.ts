import { id as anyId, vehicle as vehicleSchema, type Unit, type UnitRow, type Vehicle } from '@tocsin/domain'
import type { Words } from '@tocsin/ui/words'

export const sizes = ['heightM', 'weightT', 'widthM', 'lengthM'] as const
type Size = (typeof sizes)[number]

/** A unit as it is typed: numbers are texts until they are saved. */
export type UnitDraft = Readonly<Record<Size, string>> & {
  readonly id: string
  readonly callSign: string
  readonly kind: Unit['kind']
  readonly zh: string
  readonly en: string
  readonly post: string | null
  /** null: as usual for its kind */
  readonly profile: Vehicle['profile'] | null
  readonly hasKeys: boolean
}

/** What stands in the form of a unit; undefined: of a new one. */
export function draftOfUnit(unit: Unit | undefined): UnitDraft {
  const drives = unit?.vehicle ?? null
  const text = (size: Size): string => String(drives?.[size] ?? '')
  return {
    id: unit?.id ?? '',
    callSign: unit?.callSign ?? '',
    kind: unit?.kind ?? 'patrol',
    zh: unit?.name?.zh ?? '',
    en: unit?.name?.en ?? '',
    post: unit?.post ?? null,
    profile: drives?.profile ?? null,
    hasKeys: drives?.hasKeys ?? false,
    heightM: text('heightM'),
    weightT: text('weightT'),
    widthM: text('widthM'),
    lengthM: text('lengthM'),
  }
}

/** The unit that a draft says. A name in one language stands for both. */
export function rowOfDraft(draft: UnitDraft): UnitRow {
  const [zh, en] = [draft.zh.trim(), draft.en.trim()]
  return {
    unit: draft.id.trim(),
    callSign: draft.callSign.trim(),
    kind: draft.kind,
    name: zh === '' && en === '' ? null : { zh: zh || en, en: en || zh },
    post: draft.post,
    vehicle: draft.profile === null ? null : vehicleOf(draft, draft.profile),
    retired: false,
  }
}

function vehicleOf(draft: UnitDraft, profile: Vehicle['profile']): Vehicle {
  const told = sizes.filter((size) => draft[size].trim() !== '').map((size) => [size, Number(draft[size])] as const)
  return { profile, ...Object.fromEntries(told), ...(draft.hasKeys && { hasKeys: true }) }
}

/** Why a draft cannot be saved, in words; undefined when it can. */
export function whyNotUnit(
  draft: UnitDraft,
  unit: Unit | undefined,
  units: readonly Pick<Unit, 'id' | 'callSign'>[],
  roll: Words['roll'],
): string | undefined {
  const { unit: id, callSign } = rowOfDraft(draft)
  if (!anyId.safeParse(id).success) return `${roll.code}: ${roll.codeAbout}`
  if (unit === undefined && units.some((each) => each.id === id)) return roll.codeTaken
  if (callSign === '') return roll.needed(roll.callSign)
  if (units.some((each) => each.callSign === callSign && each.id !== id)) return roll.callSignTaken
  if (draft.profile === null) return undefined
  const wrong = sizes.find(
    (size) => draft[size].trim() !== '' && !vehicleSchema.shape[size].safeParse(Number(draft[size])).success,
  )
  if (wrong === undefined) return undefined
  const { minValue, maxValue } = vehicleSchema.shape[wrong].unwrap()
  return roll.notANumber(roll.sizes[wrong], minValue ?? 0, maxValue ?? 0)
}

/** What makes an incident more dangerous to those who go there. A closed list, so that it can be read at a glance. */
export const hazardKinds = [
  'weapon',
  'gas',
  'infection',
  'crowd',
  'fire',
  'electricity',
  'collapse',
  'dog',
  'water',
  'traffic',
  'other',
] as const
export type Hazard = (typeof hazardKinds)[number]

/** All that hold at an incident since its last update; an empty list says that the danger is over. */
export type Hazards = {
  /** the update's id, by which crews acknowledge it */
  readonly news: string
  readonly kinds: readonly Hazard[]
  readonly by: string
  readonly at: number
}

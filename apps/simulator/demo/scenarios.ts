import type { StoryType } from './stories.ts'

export const scenarioNames = ['quiet-night', 'storm', 'major-incident'] as const
export type ScenarioName = (typeof scenarioNames)[number]

/** What kind of time it is in town. Times are the world's. */
export type Scenario = {
  /** between two calls, on average */
  readonly meanGapMs: number
  readonly mix: Readonly<Partial<Record<StoryType, number>>>
  /** of all calls, those that lead to nothing */
  readonly idleShare: number
  readonly callTakers: number
  readonly dispatchers: number
  /** one event that hundreds call about: when it begins, how many call, and over what time most of them do */
  readonly big?: { readonly startsAfterMs: number; readonly callers: number; readonly fadesOverMs: number }
}

const everyday: Scenario['mix'] = {
  medical: 14,
  'medical-critical': 3,
  injury: 6,
  dispute: 10,
  theft: 7,
  noise: 10,
  suspicious: 6,
  violence: 3,
  missing: 2,
  'traffic-injury': 4,
  'traffic-damage': 8,
  alarm: 4,
  smoke: 2,
  'fire-building': 1,
  'fire-outside': 1,
  gas: 1,
  electrical: 1,
  lift: 2,
  service: 6,
  animal: 2,
}

const stormy: Scenario['mix'] = {
  ...everyday,
  obstruction: 30,
  electrical: 16,
  'water-rescue': 10,
  alarm: 16,
  collapse: 4,
  lift: 8,
  'traffic-damage': 16,
  noise: 0,
}

export const scenarios: Readonly<Record<ScenarioName, Scenario>> = {
  'quiet-night': { meanGapMs: 90_000, mix: everyday, idleShare: 0.15, callTakers: 2, dispatchers: 1 },
  storm: { meanGapMs: 20_000, mix: stormy, idleShare: 0.08, callTakers: 5, dispatchers: 3 },
  'major-incident': {
    meanGapMs: 75_000,
    mix: everyday,
    idleShare: 0.1,
    callTakers: 6,
    dispatchers: 2,
    big: { startsAfterMs: 60_000, callers: 300, fadesOverMs: 600_000 },
  },
}

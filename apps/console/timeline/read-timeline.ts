import {
  choiceReasons,
  dispositions,
  endReasons,
  feedbackResults,
  hazardKinds,
  milestones,
  newsKinds,
  unitStatuses,
  type UnitStatus,
} from './known.ts'
import type { TimelineData } from '@tocsin/ui/words'
import {
  deadClockBefore,
  passAnswers,
  passKinds,
  recallReasons,
  fixSources,
  ringBackResults,
  safetyRules,
  shareEnds,
  shareLevels,
  throwTarget,
} from '@tocsin/domain'
import { z } from 'zod'
import { ask, type Asked } from '../ask.ts'

const text = z.string().optional().catch(undefined)

/** Event data as the server sends it, personal values left out. A field that an older or newer event writes otherwise is left out too. */
const data = z.object({
  unit: text,
  units: z.array(z.string()).optional().catch(undefined),
  post: text,
  incident: text,
  contact: text,
  into: text,
  from: text,
  with: text,
  type: text,
  to: z
    .union([z.string(), z.object({ phase: z.enum(unitStatuses) })])
    .optional()
    .catch(undefined),
  addressee: z.object({ unit: text, post: text }).optional().catch(undefined),
  place: z.object({ label: z.string(), labelEn: text }).nullable().optional().catch(undefined),
  priority: z.number().optional().catch(undefined),
  tags: z.array(z.string()).optional().catch(undefined),
  level: z
    .union([z.number(), z.enum(shareLevels)])
    .optional()
    .catch(undefined),
  why: z.enum(shareEnds).optional().catch(undefined),
  by: text,
  hazards: z.array(z.enum(hazardKinds)).optional().catch(undefined),
  kind: z
    .enum([...newsKinds, ...passKinds])
    .optional()
    .catch(undefined),
  milestone: z.enum(milestones).optional().catch(undefined),
  result: z
    .enum([...feedbackResults, ...ringBackResults])
    .optional()
    .catch(undefined),
  told: z
    .object({ confirmed: z.string().nullable(), values: z.record(z.string(), z.union([z.number(), z.string()])) })
    .optional()
    .catch(undefined),
  disposition: z.enum(dispositions).optional().catch(undefined),
  reason: z
    .enum([...endReasons, ...choiceReasons, ...recallReasons])
    .optional()
    .catch(undefined),
  rule: z.enum(safetyRules).optional().catch(undefined),
  flooding: z.boolean().optional().catch(undefined),
  lost: z.boolean().optional().catch(undefined),
  source: z.enum(fixSources).optional().catch(undefined),
  answer: z.enum(passAnswers).optional().catch(undefined),
  pass: text,
  happenedAt: z.number().nullable().optional().catch(undefined),
  byRadio: z.boolean().optional().catch(undefined),
  target: throwTarget.optional().catch(undefined),
  onPaperAt: z.number().nullable().optional().catch(undefined),
})

const answer = z.object({
  events: z.array(
    z.object({
      position: z.number(),
      at: z.number(),
      deviceAt: z.number().nullable(),
      by: z.string(),
      type: z.string(),
      subject: z.string(),
      data,
    }),
  ),
})
type Told = z.output<typeof answer>['events'][number]

/**
 * `happenedAt`: the time that was said, null where none was; `onPaperAt`: when it was written down by hand; `byRadio`: heard
 * by radio and keyed by the desk; `doneAt`: when a desk without a line did what reached the log later, else null. DR31
 */
export type TimelineRow = Omit<Told, 'data' | 'deviceAt'> & {
  readonly doneAt: number | null
  readonly data: TimelineData
  readonly happenedAt: number | null
  readonly onPaperAt: number | null
  readonly byRadio: boolean
}

/** Two subjects tell some facts both; the one that says more stays. */
const echoOf: Readonly<Record<string, string>> = {
  'incident-slip-added': 'slip-issued',
  'incident-contact-added': 'contact-attached',
  'incident-contact-removed': 'contact-parted',
  'incident-crew-named': 'crew-named',
}
/** Book-keeping that tells a person nothing. */
const silent: ReadonlySet<string> = new Set(['slip-filed-away', 'contact-closed'])

/** What reached the log so much later than it was done says both times. */
export const lateMs = 30_000

/** The events of an incident, its contacts and slips, newest first. */
export async function readTimeline(incident: string, signal: AbortSignal): Promise<Asked<readonly TimelineRow[]>> {
  const asked = await ask(`/api/incidents/${incident}/timeline`, answer, { signal })
  return asked.phase === 'answered' ? { phase: 'answered', answer: rowsFrom(asked.answer.events) } : asked
}

function rowsFrom(events: readonly Told[]): readonly TimelineRow[] {
  const types = new Set(events.map(({ type }) => type))
  return events
    .filter(({ type }) => !silent.has(type) && !types.has(echoOf[type] ?? ''))
    .map(({ deviceAt, ...event }) => ({
      ...event,
      doneAt: deviceAt !== null && event.at - deviceAt > lateMs ? deviceAt : null,
      data: dataOf(event.data),
      happenedAt: event.data.happenedAt ?? null,
      onPaperAt: event.data.onPaperAt ?? null,
      byRadio: event.data.byRadio ?? false,
    }))
    .sort((a, b) => b.position - a.position)
}

function dataOf(data_: Told['data']): TimelineData {
  const {
    type,
    to,
    with: shared,
    addressee,
    place,
    reason,
    told,
    kind,
    result,
    source,
    answer: said,
    pass,
    happenedAt: _,
    byRadio: __,
    onPaperAt: ___,
    target,
    level,
    why,
    ...rest
  } = data_
  const status: UnitStatus | undefined = typeof to === 'object' ? to.phase : undefined
  const all = {
    ...rest,
    unit: rest.unit ?? addressee?.unit,
    post: rest.post ?? addressee?.post,
    organisation: typeof to === 'string' ? to : shared,
    incidentTypeCode: type,
    placeLabel: place?.label,
    placeLabelEn: place?.labelEn,
    endReason: endReasons.find((each) => each === reason),
    kind: newsKinds.find((each) => each === kind),
    passKind: passKinds.find((each) => each === kind),
    result: feedbackResults.find((each) => each === result),
    fixSource: source,
    ringBack: ringBackResults.find((each) => each === result),
    passAnswer: said,
    thrownTo: target,
    level: typeof level === 'number' ? level : undefined,
    shareLevel: typeof level === 'string' ? level : undefined,
    shareEnd: why,
    recallReason: recallReasons.find((each) => each === reason),
    partner: pass === undefined || typeof to !== 'string' ? undefined : to,
    choice: choiceReasons.find((each) => each === reason),
    status,
    confirmed: told?.confirmed ?? undefined,
    counts: told && countsOf(told.values),
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

/** The numbers among what was told; moments are none. */
const countsOf = (values: Readonly<Record<string, number | string>>): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([field, value]) =>
      typeof value === 'number' && value < deadClockBefore ? [[field, value]] : [],
    ),
  )

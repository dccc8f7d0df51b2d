import type {
  ChoiceReason,
  Disposition,
  EndReason,
  EventsOf,
  FeedbackResult,
  FixSource,
  Hazard,
  Milestone,
  NewsKind,
  PassAnswer,
  PassKind,
  RecallReason,
  ShareEnd,
  ShareLevel,
  ThrowTarget,
  RingBackResult,
  SafetyRule,
  UnitStatus,
} from '@tocsin/domain'
import type { Names } from './names.ts'

/** The events that a timeline tells. */
export type TimelineEvent = EventsOf['contact' | 'incident' | 'slip' | 'unit']['type']

/** What is left of an event's data once its personal values are taken out; each sentence reads the few fields it knows. */
export type TimelineData = {
  readonly unit?: string
  readonly units?: readonly string[]
  readonly post?: string
  readonly incident?: string
  readonly contact?: string
  readonly into?: string
  readonly from?: string
  readonly organisation?: string
  readonly incidentTypeCode?: string
  readonly priority?: number
  readonly tags?: readonly string[]
  readonly level?: number
  readonly placeLabel?: string
  readonly placeLabelEn?: string
  readonly milestone?: Milestone
  readonly status?: UnitStatus
  readonly hazards?: readonly Hazard[]
  readonly kind?: NewsKind
  readonly by?: string
  readonly result?: FeedbackResult
  /** of feedback: counts of people, by field */
  readonly counts?: Readonly<Record<string, number>>
  readonly confirmed?: string
  readonly disposition?: Disposition
  readonly endReason?: EndReason
  readonly choice?: ChoiceReason
  readonly rule?: SafetyRule
  readonly flooding?: boolean
  readonly lost?: boolean
  readonly ringBack?: RingBackResult
  /** who measured where the caller is */
  readonly fixSource?: FixSource
  /** id in the phone book */
  readonly partner?: string
  readonly passKind?: PassKind
  readonly passAnswer?: PassAnswer
  readonly thrownTo?: ThrowTarget
  readonly shareLevel?: ShareLevel
  readonly shareEnd?: ShareEnd
  readonly recallReason?: RecallReason
}

/** One sentence for each event, without its author and time. */
export type TimelineSentences = { readonly [Type in TimelineEvent]: (data: TimelineData, names: Names) => string }

import type { Nothing } from '../event.ts'
import type { ToldFields } from '../catalogue/check-feedback.ts'
import type { Told } from '../clock.ts'
import type { Help, RecallReason } from '../lending/loan.ts'
import type { Sealed } from '../personal.ts'
import type { Addressee, ChoiceReason, FeedbackResult, Manner, Milestone, SentAdvice, SlipRefusal } from './slip.ts'

type Of<Type extends string, Data extends object = Nothing> = {
  readonly type: Type
  readonly data: Readonly<Data>
}

export type SlipEvent =
  | Of<
      'slip-issued',
      {
        id: string
        org: string
        series: string
        incident: string
        addressee: Addressee
        instruction: Sealed | null
        manner: Manner
        advice: SentAdvice | null
        /** by which organisation its incident is sealed */
        sealed?: string
        /** of a lent unit: whose it is */
        help?: Help
      } & Told
    >
  | Of<'slip-sealed', { sealed: string | null }>
  | Of<'slip-arrived', { at: number | null }>
  | Of<'slip-signed', Told>
  | Of<'crew-named', { units: readonly string[] } & Told>
  | Of<'run-progressed', { unit: string; milestone: Milestone } & Told>
  | Of<'slip-started', { unit: string } & Told>
  | Of<'run-diverted', { unit: string; to: string } & Told>
  | Of<'run-relieved', { unit: string; by: string } & Told>
  | Of<'run-stood-down', { unit: string; reason: Sealed | null }>
  | Of<'run-corrected', { unit: string; milestone: Milestone; happenedAt: number; byRadio: boolean }>
  | Of<'slip-finished'>
  | Of<'slip-cancelled', { reason: Sealed | null }>
  | Of<'slip-refused', { reason: SlipRefusal }>
  | Of<
      'feedback-filed',
      {
        series: string
        result: FeedbackResult
        words: Sealed | null
        told: ToldFields
        texts: Readonly<Record<string, Sealed>>
        byRadio: boolean
      }
    >
  | Of<'feedback-returned', { reason: Sealed | null }>
  | Of<'feedback-accepted'>
  /** the owner of a lent unit took it off; what follows stands in the events after it */
  | Of<'help-recalled', { reason: RecallReason }>
  | Of<'slip-filed-away'>
  | Of<'choice-explained', { reason: ChoiceReason }>

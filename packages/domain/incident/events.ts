import type { Nothing } from '../event.ts'
import type { Sealed } from '../personal.ts'
import type { ChosenPlace } from '../place.ts'
import type { DrawingColour, StrokeShape } from './drawings.ts'
import type { FileKind } from './files.ts'
import type { Hazard } from './hazards.ts'
import type { HoldReason } from './hold.ts'
import type { Disposition, IncidentSlip } from './incident.ts'
import type { Help } from '../lending/loan.ts'
import type { Priority } from './priority.ts'
import type { GlassReason, Secrecy } from '../secrecy/secrecy.ts'
import type { ShareEnd, ShareLevel, ShareReason } from '../sharing/share.ts'
import type { ThrowTarget } from './throw.ts'

type Of<Type extends string, Data extends object = Nothing> = {
  readonly type: Type
  readonly data: Readonly<Data>
}

export type SlipAdded = Omit<IncidentSlip, 'help'> & { readonly help?: Help }

export type IncidentEvent =
  | Of<
      'incident-opened',
      {
        id: string
        org: string
        series: string
        spoken: number
        type: string
        priority: Priority
        place: ChosenPlace | null
        placeTyped: Sealed | null
        contacts: readonly string[]
        tags: readonly string[]
        onPaperAt: number | null
      }
    >
  | Of<'incident-retyped', { type: string; priority: Priority }>
  | Of<'incident-tagged', { tags: readonly string[] }>
  | Of<'alarm-level-set', { level: number }>
  /** what those on scene found it to be; DR2 */
  | Of<'incident-confirmed', { type: string; slip: string }>
  | Of<'hazards-updated', { news: string; hazards: readonly Hazard[] }>
  | Of<'incident-placed', { place: ChosenPlace | null; placeTyped: Sealed | null }>
  /** `entry` null: written before entries had ids, or in one go with something else; `corrects`: the entry that it puts right */
  | Of<'incident-noted', { note: Sealed; entry: string | null; corrects: string | null; onPaperAt: number | null }>
  | Of<
      'file-attached',
      { file: string; sha256: string; address: string; bytes: number; kind: FileKind; name: Sealed; key: Sealed }
    >
  | Of<'file-withdrawn', { file: string; reason: Sealed }>
  | Of<'incident-drawn-on', { drawing: string; shape: StrokeShape; colour: DrawingColour; text: Sealed | null }>
  | Of<'drawing-withdrawn', { drawing: string }>
  | Of<'incident-contact-added', { contact: string }>
  | Of<'incident-contact-removed', { contact: string }>
  | Of<'incident-slip-added', SlipAdded>
  /** its feedback is in, or it came to nothing: whose unit it was sees the incident no more */
  | Of<'help-ended', { slip: string }>
  | Of<'help-resumed', { slip: string }>
  | Of<'incident-crew-named', { slip: string; units: readonly string[] }>
  | Of<'incident-resumed'>
  | Of<'incident-awaits-feedback'>
  | Of<'incident-returned'>
  | Of<'incident-closed', { disposition: Disposition }>
  | Of<'incident-reopened', { spoken: number }>
  | Of<'incident-held', { reason: HoldReason }>
  | Of<'incident-released'>
  | Of<'incident-joined', { into: string }>
  | Of<'incident-parted', { from: string }>
  | Of<'incident-took-in', { incident: string }>
  | Of<'incident-let-go', { incident: string }>
  | Of<'handover-offered', { to: string }>
  | Of<'handover-accepted', { to: string; from: string; spoken: number }>
  | Of<'handover-refused', { to: string }>
  | Of<'handover-withdrawn', { to: string }>
  | Of<'incident-thrown', { throw: string; target: ThrowTarget }>
  | Of<'leader-briefed', { duty: string; to: string }>
  /** `agreement` null: made by hand, and offered until the other organisation consents */
  | Of<
      'incident-shared',
      {
        share: string
        with: string
        level: ShareLevel
        reason: ShareReason
        until: number | null
        agreement: string | null
      }
    >
  | Of<'share-accepted', { share: string }>
  | Of<'share-ended', { share: string; why: ShareEnd }>
  | Of<'incident-sealed', Pick<Secrecy, 'people' | 'reason'>>
  | Of<'sealed-people-changed', Pick<Secrecy, 'people'>>
  | Of<'incident-unsealed'>
  /** by whom says the stamp; `glass` is the id of the review */
  | Of<'glass-broken', { glass: string; reason: GlassReason; words: Sealed | null; until: number }>

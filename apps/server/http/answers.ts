import { dutyRoles, fileKinds, fixSources, grantees, measuredPlace, point, travelProfiles } from '@tocsin/domain'
import { z } from 'zod'
import { unknownReasons } from '../advice/going.ts'

/** Shapes of answers, for the OpenAPI document. */
export const viewerAnswer = z.object({
  viewer: z.object({
    account: z.string(),
    org: z.string(),
    roles: z.array(z.enum(grantees)),
    post: z.string().nullable(),
    unit: z.string().nullable(),
    offDuty: z.array(z.enum(dutyRoles)).readonly().optional(),
  }),
  login: z.string(),
})

export const commandAnswer = z.object({ ok: z.literal(true), position: z.number() })

const words = {
  callerName: z.string().nullable(),
  callerNumber: z.string().nullable(),
  story: z.string().nullable(),
  callerPlaceTyped: z.string().nullable(),
  callerPlace: z.object({ point, radiusM: z.number(), source: z.string(), at: z.number() }).nullable(),
  /** where the caller was measured to be, the newest last; `spot` is null once its key was destroyed */
  fixes: z.array(
    z.object({
      id: z.string(),
      source: z.enum(fixSources),
      at: z.number(),
      arrivedAt: z.number(),
      spot: measuredPlace.nullable(),
    }),
  ),
}
export const wordsAnswer = z.object({
  ...words,
  /** by hand-over: who signed or refused there, as told on the phone */
  signers: z.record(z.string(), z.string().nullable()),
})

export const cardAnswer = z.object({
  /** when words of it were erased by retention; null: none were */
  erasedAt: z.number().nullable(),
  /** until when words of a closed one are kept, and how many days that is by its organisation's rule; null: open, held, or of no end yet */
  keptUntil: z.object({ at: z.number(), days: z.number() }).nullable(),
  incident: z.object({
    placeTyped: z.string().nullable(),
    /** in order of the log; `deviceAt`: when it was written, by the clock of that desk; `onPaperAt`: by hand, of what was typed in later; `corrects`: the entry that it puts right */
    notes: z.array(
      z.object({
        entry: z.string(),
        corrects: z.string().nullable(),
        at: z.number(),
        deviceAt: z.number().nullable(),
        onPaperAt: z.number().nullable(),
        by: z.string(),
        text: z.string().nullable(),
      }),
    ),
    /** also of an incident that has left the board; a withdrawn one has no name but for who may still open it */
    files: z.array(
      z.object({
        file: z.string(),
        sha256: z.string(),
        bytes: z.number(),
        kind: z.enum(fileKinds),
        by: z.string(),
        at: z.number(),
        withdrawn: z.object({ by: z.string(), at: z.number() }).nullable(),
        name: z.string().nullable(),
        reason: z.string().nullable(),
      }),
    ),
    /** what is written beside strokes that stand on the map, by their ids */
    drawingTexts: z.record(z.string(), z.string().nullable()),
  }),
  contacts: z.array(z.object({ id: z.string(), ...words })),
  slips: z.array(
    z.object({
      id: z.string(),
      instruction: z.string().nullable(),
      feedbackWords: z.string().nullable(),
      /** by field of the organisation's list */
      feedbackTexts: z.record(z.string(), z.string().nullable()),
      cancelReason: z.string().nullable(),
      /** why its feedback last went back */
      returnReason: z.string().nullable(),
    }),
  ),
})

export const timelineAnswer = z.object({
  /** `deviceAt`: when it was done, by the clock of that desk; long before `at` where the line was down */
  events: z.array(
    z.object({
      position: z.number(),
      at: z.number(),
      deviceAt: z.number().nullable(),
      by: z.string(),
      type: z.string(),
      subject: z.string(),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
})

const names = z.object({ zh: z.string().optional(), en: z.string().optional() })

export const placeAnswer = z.object({
  id: z.string(),
  kind: z.string(),
  name: names,
  label: z.string(),
  /** for who reads no Chinese, where the map has it and the label is Chinese */
  labelEn: z.string().optional(),
  lon: z.number(),
  lat: z.number(),
  radiusM: z.number(),
  precision: z.string(),
  /** of kind `taught`: the words that this centre was taught for the place of the label */
  taught: z.object({ byname: z.string(), heard: z.string(), isConfirmed: z.boolean() }).optional(),
  /** the text is a way to write the place's own name: whole or in part, in pinyin, initials, with a typo */
  isSpelt: z.literal(true).optional(),
  /** building, unit and room as typed */
  rest: z.string().optional(),
  /** how what is meant lies to the place, as typed: 斜对面, next to */
  relation: z.string().optional(),
  /** the datum that the coordinates were given in, before they were converted to WGS 84 */
  converted: z.object({ from: z.enum(['GCJ-02', 'BD-09']) }).optional(),
  area: names.optional(),
  town: names.optional(),
  beat: names.optional(),
  /** what is doubtful about its point; `outside-area`: not in the served area */
  marks: z.array(z.enum(['outside-area', 'swapped-axes', 'gcj02'])).optional(),
})

/** By what one goes, and what is in the time. */
const goingAnswer = {
  profile: z.enum(travelProfiles),
  /** lights and sirens; 1: none */
  factor: z.number(),
  /** by one's own drives at this hour */
  learnt: z.boolean(),
}

export const recommendationAnswer = z.object({
  units: z.array(
    z.object({
      unit: z.string(),
      /** null: drive time unknown; such units stand last */
      seconds: z.number().nullable(),
      metres: z.number().nullable(),
      /** how much longer it is for closures and slow-downs; null where it is unknown */
      delayS: z.number().nullable(),
      /** why the drive time is unknown; null where it is known */
      whyUnknown: z.enum(unknownReasons).nullable(),
      from: z.enum(['position', 'post', 'unknown']),
      ...goingAnswer,
      ageS: z.number().nullable(),
    }),
  ),
  tookMs: z.number(),
})

export const wayAnswer = z.object({
  ...goingAnswer,
  seconds: z.number(),
  metres: z.number(),
  line: z.array(z.tuple([z.number(), z.number()])),
  /** how much longer it is for closures and slow-downs */
  delayS: z.number(),
  /** closures, by id: gone around, driven through slowly, entered since it begins or ends there */
  around: z.array(z.string()),
  slow: z.array(z.string()),
  inside: z.array(z.string()),
})

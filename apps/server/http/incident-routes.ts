import {
  entryOf,
  id,
  isOver,
  measuredPlace,
  mayReach,
  readingReasons,
  type Incident,
  type Contact,
  type Fix,
  type Recorded,
  type Sealed,
  type Settings,
  type Viewer,
} from '@tocsin/domain'
import { z } from 'zod'
import type { Fold } from '../live/fold.ts'
import type { LogReading } from '../log-reading.ts'
import { cardAnswer, timelineAnswer, wordsAnswer } from './answers.ts'
import { notAllowed, notFound } from './problem.ts'
import { route, type Route } from './route.ts'

type Parts = {
  readonly find: (subject: string) => Promise<Fold | undefined>
  readonly now: () => number
  readonly eventsOf: (subjects: readonly string[]) => Promise<readonly Recorded[]>
  readonly open: (sealed: Sealed) => Promise<string | undefined>
  readonly settingsOf: (org: string) => Settings
  /** when words of these subjects were erased by retention last */
  readonly erasedAt: (subjects: readonly string[]) => Promise<number | null>
  readonly reading: LogReading
}

const wordNames = ['callerName', 'callerNumber', 'story', 'callerPlaceTyped', 'callerPlace'] as const
const personalNames = [...wordNames, 'fixes'] as const

/** Why what is over is read. */
export const whyOver = z.enum(readingReasons).optional()

export function incidentRoutes({ now, find, eventsOf, open, erasedAt, settingsOf, reading }: Parts): readonly Route[] {
  function keptUntilOf({ state, held, org }: Incident): { at: number; days: number } | null {
    if (state.phase !== 'closed' || held !== null) return null
    const days = settingsOf(org).retention.callerDays
    return { at: state.at + days * 86_400_000, days }
  }

  const clear = async (sealed: Sealed | null | undefined): Promise<string | null> =>
    sealed === null || sealed === undefined ? null : ((await open(sealed)) ?? null)

  async function fixOf({ spot, ...fix }: Fix<Sealed>): Promise<z.output<typeof wordsAnswer>['fixes'][number]> {
    const text = await clear(spot)
    const known = text === null ? undefined : measuredPlace.safeParse(JSON.parse(text))
    return { ...fix, spot: known?.success === true ? known.data : null }
  }

  async function wordsOf({
    words,
    fixes,
  }: Pick<Contact, 'words' | 'fixes'>): Promise<Omit<z.output<typeof wordsAnswer>, 'signers'>> {
    const [callerName, callerNumber, story, callerPlaceTyped, place] = await Promise.all(
      wordNames.map((name) => clear(words[name])),
    )
    const known =
      place === null || place === undefined ? null : wordsAnswer.shape.callerPlace.safeParse(JSON.parse(place))
    return {
      callerName: callerName ?? null,
      callerNumber: callerNumber ?? null,
      story: story ?? null,
      callerPlaceTyped: callerPlaceTyped ?? null,
      callerPlace: known?.success === true ? known.data : null,
      fixes: await Promise.all(fixes.map(fixOf)),
    }
  }

  async function incidentFor(viewer: Viewer, incident: string, verb: 'read-personal' | 'follow-incident') {
    const fold = await find(`incident/${incident}`)
    if (fold?.kind !== 'incident') throw notFound('no such incident')
    if (!mayReach(viewer, verb, 'incident', fold.state)) throw notAllowed(verb)
    return fold.state
  }

  /** Callers' words: those of the own organisation, since the incident was reached, and those that were shared with it. */
  async function contactsOf(viewer: Viewer, ids: readonly string[]) {
    const folds = await Promise.all(ids.map((each) => find(`contact/${each}`)))
    const contacts = folds.flatMap((fold) => (fold?.kind === 'contact' ? [fold.state] : []))
    const own = contacts.filter(
      (contact) => contact.org === viewer.org || mayReach(viewer, 'read-personal', 'contact', contact),
    )
    return Promise.all(own.map(async (contact) => ({ id: contact.id, ...(await wordsOf(contact)) })))
  }

  /** Ids of an incident's slips that the viewer reaches with `verb`. */
  async function slipsWithin(viewer: Viewer, verb: 'read-personal' | 'see-slip', ids: readonly string[]) {
    const folds = await Promise.all(ids.map((each) => find(`slip/${each}`)))
    return folds.flatMap((fold) =>
      fold?.kind === 'slip' && mayReach(viewer, verb, 'slip', fold.state) ? [fold.state.id] : [],
    )
  }

  async function contactsSeen(viewer: Viewer, ids: readonly string[]) {
    const folds = await Promise.all(ids.map((each) => find(`contact/${each}`)))
    return folds.flatMap((fold) =>
      fold?.kind === 'contact' && mayReach(viewer, 'see-contact', 'contact', fold.state) ? [fold.state.id] : [],
    )
  }

  async function notesOf(incident: string) {
    const events = await eventsOf([`incident/${incident}`])
    const notes = events.flatMap((event) =>
      isNote(event)
        ? [
            {
              entry: entryOf(event),
              corrects: event.data.corrects,
              at: event.stamp.at,
              deviceAt: event.stamp.deviceAt,
              onPaperAt: event.data.onPaperAt,
              by: event.stamp.by,
              sealed: event.data.note,
            },
          ]
        : [],
    )
    return Promise.all(notes.map(async ({ sealed, ...note }) => ({ ...note, text: await clear(sealed) })))
  }

  /** What files are called, and why one was withdrawn; of a withdrawn one only to who may still open it. */
  async function filesOf(incident: Incident, viewer: Viewer) {
    const events = incident.files.length === 0 ? [] : await eventsOf([`incident/${incident.id}`])
    const named = (type: string, file: string, field: string): Sealed | null =>
      sealedIn(
        events.find((event) => event.type === type && 'file' in event.data && event.data.file === file)?.data,
        field,
      )
    const seesWithdrawn = mayReach(viewer, 'read-withdrawn-file', 'incident', incident)
    return Promise.all(
      incident.files.map(async (each) => {
        const isHidden = each.withdrawn !== null && !seesWithdrawn
        const name = isHidden ? null : await clear(named('file-attached', each.file, 'name'))
        const reason = isHidden ? null : await clear(named('file-withdrawn', each.file, 'reason'))
        return { ...each, name, reason }
      }),
    )
  }

  /** What is written beside the strokes that stand. */
  async function drawingTextsOf({ id: incident, drawings }: Incident): Promise<Record<string, string | null>> {
    const written = drawings.filter(({ hasText }) => hasText).map(({ drawing }) => drawing)
    const events = written.length === 0 ? [] : await eventsOf([`incident/${incident}`])
    const texts = events
      .filter(isDrawn)
      .filter(({ data }) => written.includes(data.drawing))
      .map(async ({ data }) => [data.drawing, await clear(data.text)] as const)
    return Object.fromEntries(await Promise.all(texts))
  }

  async function slipsOf(slips: readonly string[]) {
    const events = slips.length === 0 ? [] : await eventsOf(slips.map((slip) => `slip/${slip}`))
    return Promise.all(
      slips.map(async (slip) => ({
        id: slip,
        ...(await slipWords(events.filter((event) => event.stamp.subject === `slip/${slip}`))),
      })),
    )
  }

  async function slipWords(events: readonly Recorded[]) {
    const newest = (type: string, field: string): Sealed | null =>
      sealedIn(events.findLast((event) => event.type === type)?.data, field)
    return {
      instruction: await clear(newest('slip-issued', 'instruction')),
      feedbackWords: await clear(newest('feedback-filed', 'words')),
      feedbackTexts: await clearTexts(textsIn(events.findLast((event) => event.type === 'feedback-filed')?.data)),
      cancelReason: await clear(newest('slip-cancelled', 'reason')),
      returnReason: await clear(newest('feedback-returned', 'reason')),
    }
  }

  async function clearTexts(texts: Readonly<Record<string, Sealed>>): Promise<Record<string, string | null>> {
    const opened = Object.entries(texts).map(async ([field, sealed]) => [field, await clear(sealed)] as const)
    return Object.fromEntries(await Promise.all(opened))
  }

  return [
    route({
      method: 'GET',
      path: '/api/incidents/:id/card',
      summary: 'The words of an incident and its contacts, in clear; the reading is logged',
      access: { verb: 'read-personal' },
      params: z.object({ id }),
      /** put on paper: that stands in the log of readings too */
      query: z.object({
        for: z.enum(['screen', 'print']).default('screen'),
        reason: whyOver,
      }),
      answer: cardAnswer,
      handle: async ({ params, query, viewer }) => {
        const incident = await incidentFor(viewer(), params.id, 'read-personal')
        const printed = query.for === 'print' ? ['printed'] : []
        const fields = ['placeTyped', 'notes', 'files', 'drawings', 'contacts', 'slips']
        const over = isOver(incident.state, now()) ? { reason: query.reason ?? null } : null
        await reading.log(viewer(), `incident/${incident.id}`, [...fields, ...printed], [], over)
        const slips = await slipsWithin(
          viewer(),
          'read-personal',
          incident.slips.map(({ slip }) => slip),
        )
        return {
          incident: {
            placeTyped: await clear(incident.placeTyped),
            notes: await notesOf(incident.id),
            files: await filesOf(incident, viewer()),
            drawingTexts: await drawingTextsOf(incident),
          },
          contacts: await contactsOf(viewer(), incident.contacts),
          slips: await slipsOf(slips),
          keptUntil: keptUntilOf(incident),
          erasedAt: await erasedAt(
            [incident.id, ...incident.contacts].map((each, i) => `${i === 0 ? 'incident' : 'contact'}/${each}`),
          ),
        }
      },
    }),
    route({
      method: 'GET',
      path: '/api/contacts/:id/words',
      summary: 'What a caller said, in clear; the reading is logged',
      access: { verb: 'read-personal' },
      params: z.object({ id }),
      query: z.object({ reason: whyOver }),
      answer: wordsAnswer,
      handle: async ({ params, query, viewer }) => {
        const fold = await find(`contact/${params.id}`)
        if (fold?.kind !== 'contact') throw notFound('no such contact')
        if (!mayReach(viewer(), 'read-personal', 'contact', fold.state)) throw notAllowed('read-personal')
        const over = isOver(fold.state.state, now()) ? { reason: query.reason ?? null } : null
        await reading.log(viewer(), `contact/${fold.state.id}`, personalNames, [], over)
        const signed = fold.state.passes.map(async (pass) => [pass.id, await clear(pass.signer)] as const)
        return { ...(await wordsOf(fold.state)), signers: Object.fromEntries(await Promise.all(signed)) }
      },
    }),
    route({
      method: 'GET',
      path: '/api/incidents/:id/timeline',
      summary: 'What happened, in order, without personal values',
      access: { verb: 'follow-incident' },
      params: z.object({ id }),
      answer: timelineAnswer,
      handle: async ({ params, viewer }) => {
        const incident = await incidentFor(viewer(), params.id, 'follow-incident')
        const slips = await slipsWithin(
          viewer(),
          'see-slip',
          incident.slips.map(({ slip }) => slip),
        )
        const contacts = await contactsSeen(viewer(), incident.contacts)
        const events = await eventsOf([
          `incident/${incident.id}`,
          ...contacts.map((each) => `contact/${each}`),
          ...slips.map((each) => `slip/${each}`),
        ])
        return {
          events: events
            .filter((event) => isTold(event, incident, viewer()))
            .map(({ type, data, stamp }) => ({
              position: stamp.position,
              at: stamp.at,
              deviceAt: stamp.deviceAt,
              by: stamp.by,
              subject: stamp.subject,
              type,
              data: withoutSealed(data),
            })),
        }
      },
    }),
  ]
}

/** With whom else its owner shares it is the owner's and theirs. */
function isTold({ type, data }: Recorded, { org }: Incident, viewer: Viewer): boolean {
  if (!shareEvents.has(type) || org === viewer.org) return true
  return type === 'incident-shared' && 'with' in data && data.with === viewer.org
}
const shareEvents: ReadonlySet<string> = new Set(['incident-shared', 'share-accepted', 'share-ended'])

type Noted = Parameters<typeof entryOf>[0]
const isNote = (event: Recorded): event is Noted => event.type === 'incident-noted'

type Drawn = Recorded<{ type: 'incident-drawn-on'; data: { drawing: string; text: Sealed | null } }>
const isDrawn = (event: Recorded): event is Drawn => event.type === 'incident-drawn-on'

const isSealed = (value: unknown): value is Sealed =>
  typeof value === 'object' &&
  value !== null &&
  'k' in value &&
  'c' in value &&
  typeof value.k === 'string' &&
  typeof value.c === 'string'

function sealedIn(data: object | undefined, field: string): Sealed | null {
  const value = new Map<string, unknown>(Object.entries(data ?? {})).get(field)
  return isSealed(value) ? value : null
}

/** What feedback said in words, by field. */
function textsIn(data: object | undefined): Readonly<Record<string, Sealed>> {
  const texts = new Map<string, unknown>(Object.entries(data ?? {})).get('texts')
  if (!isPlainObject(texts)) return {}
  return Object.fromEntries(
    Object.entries(texts).flatMap(([field, value]: [string, unknown]) => (isSealed(value) ? [[field, value]] : [])),
  )
}

/** The data of an event with every sealed field left out. */
function withoutSealed(data: object): Record<string, unknown> {
  const kept = Object.entries(data).filter(([, value]) => !isSealed(value))
  return Object.fromEntries(kept.map(([key, value]) => [key, isPlainObject(value) ? withoutSealed(value) : value]))
}

const isPlainObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

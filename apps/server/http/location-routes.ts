import { fixSources, id, measuredPlace } from '@tocsin/domain'
import { z } from 'zod'
import { readAmlForm, readAmlText } from '../edges/location/aml.ts'
import { largestPidf, readPidfLo } from '../edges/location/pidf-lo.ts'
import type { ToldPlace, Unread } from '../edges/location/told.ts'
import { idOf } from '../id-of.ts'
import type { Fold } from '../live/fold.ts'
import type { SameNumbers } from '../same-number.ts'
import type { TakeCommand } from '../take-command.ts'
import { commandAnswer } from './answers.ts'
import { answerOf } from './command-routes.ts'
import { notFound, unreadableInput } from './problem.ts'
import { route, type Route } from './route.ts'
import { sourceViewer } from './source-viewer.ts'

type Parts = {
  readonly take: TakeCommand
  readonly find: (subject: string) => Promise<Fold | undefined>
  readonly sameNumbers: Pick<SameNumbers, 'callsFrom' | 'settled'>
  readonly now: () => number
}

const said = z.discriminatedUnion('form', [
  /** the text message of a handset, whole (ETSI TS 103 625) */
  z.object({ form: z.literal('aml-text'), text: z.string().max(1_000) }),
  /** what a handset sends by HTTPS, as it came; its number may come with it */
  z.object({ form: z.literal('aml-form'), text: z.string().max(4_000) }),
  /** RFC 4119, RFC 5491 */
  z.object({ form: z.literal('pidf-lo'), text: z.string().max(largestPidf) }),
  z.object({
    form: z.literal('measured'),
    source: z.enum(fixSources).exclude(['page']),
    /** milliseconds since 1970; null: now */
    at: z.number().nullable().default(null),
    spot: measuredPlace,
  }),
])
type Said = z.output<typeof said>
type Told = ToldPlace & { readonly number?: string }

/**
 * Where callers are, as exchanges hand it in with their calls. Nothing is asked of a network, and what belongs to no call
 * that rings, is open, or dropped a moment ago is not kept.
 */
export function locationRoutes({ take, find, sameNumbers, now }: Parts): readonly Route[] {
  async function callOf(org: string, contact: string | undefined, number: string): Promise<string> {
    if (contact !== undefined) {
      const fold = await find(`contact/${contact}`)
      if (fold?.kind === 'contact' && fold.state.org === org) return contact
    } else if (number !== '') {
      await sameNumbers.settled()
      const [newest] = sameNumbers.callsFrom(org, number)
      if (newest !== undefined) return newest.id
    }
    throw notFound('no such call rings, is open or has just dropped: nothing was kept')
  }

  return [
    route({
      method: 'POST',
      path: '/api/locations',
      summary: 'Tell where a caller was measured to be, by the call or by the number that rings now, from the exchange',
      access: 'source',
      body: z.object({
        /** sent again under the same id, it changes nothing */
        command: z.uuid(),
        /** the sender's own id of the contact; without it the call is found by its number */
        contact: id.optional(),
        callerNumber: z.string().max(60).optional(),
        said,
        exercise: z.boolean().default(false),
      }),
      answer: commandAnswer,
      givesCommands: true,
      handle: async ({ body, source }) => {
        const from = source()
        const { number, source: by, at, spot } = read(body.said)
        const contact = await callOf(from.org, body.contact, body.callerNumber ?? number ?? '')
        const fix = idOf(`locate-contact ${from.id} ${body.command}`)
        return answerOf(
          await take(sourceViewer(from), from.org, {
            id: body.command,
            type: 'locate-contact',
            body: { contact, fix, source: by, at: Math.round(timeOf(at, now())), spot },
            deviceAt: null,
            seat: null,
            exercise: body.exercise,
          }),
        )
      },
    }),
  ]
}

const yearMs = 365 * 24 * 60 * 60_000

/** A clock that cannot be right is not believed: then it was measured when it came. */
const timeOf = (at: number | null, now: number): number => (at === null || at < now - yearMs || at > now ? now : at)

function read(told: Said): Told {
  switch (told.form) {
    case 'aml-text':
      return orUnreadable(readAmlText(told.text))
    case 'aml-form': {
      const form = readAmlForm(told.text)
      return { ...orUnreadable(form), ...(form.number !== undefined && { number: form.number }) }
    }
    case 'pidf-lo':
      return orUnreadable(readPidfLo(told.text))
    case 'measured':
      return told
  }
}

function orUnreadable(answer: { readonly ok: true; readonly told: ToldPlace } | Unread): ToldPlace {
  if (!answer.ok) throw unreadableInput('body.said.text', `${answer.part}: ${answer.why}`)
  return answer.told
}

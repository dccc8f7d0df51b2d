import { z } from 'zod'
import type { Commands } from '../all-commands.ts'
import type { Decide } from '../decision.ts'
import type { Draft, Nothing, Recorded } from '../event.ts'
import { id } from '../fields.ts'
import { personal, type Sealed } from '../personal.ts'
import { refuse } from '../refusals.ts'
import { subjectId } from '../subject.ts'

export type InstructionEvent =
  | {
      readonly type: 'instruction-written'
      readonly data: { readonly id: string; readonly org: string; readonly text: Sealed }
    }
  | { readonly type: 'instruction-ended'; readonly data: Nothing }

/** A leader's instruction (领导交办): a word to the shifts that follow, until a leader ends it. Never changed. */
export type Instruction = {
  readonly id: string
  readonly org: string
  readonly by: string
  readonly at: number
  readonly text: Sealed
  readonly endedAt: number | null
  readonly endedBy: string | null
}

/** Bodies of the commands about instructions. */
export const instructionCommands = {
  'write-instruction': z.object({ instruction: id, text: personal(2000) }),
  'end-instruction': z.object({ instruction: id }),
}

const instructionEvent = (
  { id: about, org }: Pick<Instruction, 'id' | 'org'>,
  event: InstructionEvent,
): Draft<InstructionEvent> => ({ ...event, subject: subjectId('instruction', about), owner: org })

/** Decisions about instructions. */
export const decideInstruction: { readonly [Name in keyof typeof instructionCommands]: Decide<Commands[Name]> } = {
  'write-instruction': ({ instruction, text }, world, { org }) =>
    world.get('instruction', instruction)
      ? refuse('exists-already', { instruction })
      : {
          events: [
            instructionEvent(
              { id: instruction, org },
              { type: 'instruction-written', data: { id: instruction, org, text } },
            ),
          ],
        },
  'end-instruction': ({ instruction }, world) => {
    const there = world.get('instruction', instruction)
    if (there === undefined) return refuse('not-found', { instruction })
    return { events: there.endedAt === null ? [instructionEvent(there, { type: 'instruction-ended', data: {} })] : [] }
  },
}

/** An instruction after one more event. Throws when the event comes before its first: then the log is broken. */
export function evolveInstruction(before: Instruction | undefined, event: Recorded<InstructionEvent>): Instruction {
  const { at, by, subject } = event.stamp
  if (event.type === 'instruction-written') return { ...event.data, by, at, endedAt: null, endedBy: null }
  if (before === undefined) throw new Error(`${event.type} before instruction-written: ${subject}`)
  return { ...before, endedAt: at, endedBy: by }
}

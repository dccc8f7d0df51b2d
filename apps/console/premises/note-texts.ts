import { z } from 'zod'
import { ask } from '../ask.ts'
import { createStore, type Store } from '../store.ts'

const answer = z.object({ texts: z.array(z.object({ note: z.string(), text: z.string().nullable() })) })

/** What is known of the texts of one place; `failed` keeps those that had come before, and is tried again by itself. */
export type TextsHere = { readonly phase: 'asking' | 'known' | 'failed'; readonly texts: ReadonlyMap<string, string> }

/**
 * The texts of premises notes, kept in memory while somebody shows them or a call may need them, and no longer: documents
 * of the board do not hold them.
 */
export type NoteTexts = {
  readonly store: Store<{ readonly places: ReadonlyMap<string, TextsHere> }>
  /** keeps the texts of these premises until the returned function is called */
  readonly hold: (premises: string) => () => void
  /** the notes that there are now: the texts of all others are forgotten, and what is missing is fetched */
  readonly follow: (premises: string, notes: readonly string[]) => void
  readonly again: (premises: string) => void
}

/** A cable that was cut may be mended by then. */
const retryMs = 5_000

export function createNoteTexts(put = (path: string) => ask(path, answer)): NoteTexts {
  const store = createStore<{ readonly places: ReadonlyMap<string, TextsHere> }>({ places: new Map() })
  const holders = new Map<string, number>()
  const rounds = new Map<string, number>()
  /** the notes that were last asked for, so that each drawing does not ask again */
  const followed = new Map<string, string>()

  const here = (premises: string): TextsHere =>
    store.get().places.get(premises) ?? { phase: 'asking', texts: new Map() }
  const tell = (premises: string, told: TextsHere): void =>
    store.set({ places: new Map([...store.get().places, [premises, told]]) })

  function forget(premises: string): void {
    holders.delete(premises)
    rounds.delete(premises)
    followed.delete(premises)
    store.set({ places: new Map([...store.get().places].filter(([id]) => id !== premises)) })
  }

  /** Answers to an older question come to nothing. */
  async function load(premises: string): Promise<void> {
    const round = (rounds.get(premises) ?? 0) + 1
    rounds.set(premises, round)
    tell(premises, { phase: 'asking', texts: here(premises).texts })
    const asked = await put(`/api/premises/${premises}/notes`)
    if (rounds.get(premises) !== round) return
    if (asked.phase === 'answered') {
      const texts = asked.answer.texts.flatMap(({ note, text }) => (text === null ? [] : [[note, text] as const]))
      tell(premises, { phase: 'known', texts: new Map(texts) })
      return
    }
    tell(premises, { phase: 'failed', texts: here(premises).texts })
    setTimeout(() => rounds.get(premises) === round && void load(premises), retryMs)
  }

  return {
    store,
    hold(premises) {
      holders.set(premises, (holders.get(premises) ?? 0) + 1)
      return () => {
        const left = (holders.get(premises) ?? 1) - 1
        if (left === 0) forget(premises)
        else holders.set(premises, left)
      }
    },
    follow(premises, notes) {
      const key = notes.join(' ')
      if (!holders.has(premises) || followed.get(premises) === key) return
      followed.set(premises, key)
      const { phase, texts } = here(premises)
      const kept = new Map([...texts].filter(([note]) => notes.includes(note)))
      if (kept.size < texts.size) tell(premises, { phase, texts: kept })
      if (kept.size < notes.length) void load(premises)
    },
    again: (premises) => void load(premises),
  }
}

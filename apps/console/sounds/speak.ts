import type { Language } from '@tocsin/ui/words'

/** Words that wait longer than this are old news. */
const staleAfterMs = 60_000

type Waiting = { readonly text: string; readonly language: Language; readonly since: number }

let waiting: readonly Waiting[] = []
let isHeld = false

/** Whether this machine has a voice for a language. */
export const hasVoice = (language: Language): boolean =>
  'speechSynthesis' in globalThis &&
  speechSynthesis.getVoices().some(({ lang }) => lang.slice(0, 2) === language.slice(0, 2))

/** Says something after what is being said; kept while speech is held. */
export function speak(text: string, language: Language): void {
  if (!('speechSynthesis' in globalThis)) return
  waiting = [...waiting, { text, language, since: performance.now() }]
  go()
}

/** While somebody is on the line nothing is spoken: what is being said is cut off, and said again after. */
export function holdSpeech(held: boolean): void {
  if (held === isHeld || !('speechSynthesis' in globalThis)) return
  isHeld = held
  if (held) speechSynthesis.cancel()
  else go()
}

/** Nothing more is said: signed out, or speech was switched off. */
export function hush(): void {
  waiting = []
  if ('speechSynthesis' in globalThis) speechSynthesis.cancel()
}

let saying: Waiting | undefined

function go(): void {
  if (isHeld || saying !== undefined) return
  const now = performance.now()
  const [first, ...rest] = waiting.filter(({ since }) => now - since <= staleAfterMs)
  waiting = rest
  if (first === undefined) return
  saying = first
  const words = new SpeechSynthesisUtterance(first.text)
  words.lang = first.language
  const end = (isDone: boolean) => (): void => {
    saying = undefined
    if (!isDone && isHeld) waiting = [first, ...waiting]
    go()
  }
  words.addEventListener('end', end(true))
  words.addEventListener('error', end(false))
  speechSynthesis.speak(words)
}

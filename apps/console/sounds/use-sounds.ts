import { nameIn, wordsOf, type Language } from '@tocsin/ui/words'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useDrafts } from '../call-desk/drafts-context.tsx'
import { useWhyNot } from '../desk/why-not.ts'
import { useLive } from '../live/line-context.ts'
import { useNames } from '../live/names.ts'
import { useAll, useDocument } from '../live/use-board.ts'
import { useViewer } from '../live/use-line.ts'
import { useTypeOf } from '../live/use-listing.ts'
import { useNow } from '../live/use-now.ts'
import { postOfDesk } from '../station/my-post.ts'
import { useStore } from '../store.ts'
import { presence } from '../windows/presence.ts'
import { cuesIn, newCues, waysOf, type Cue } from './cues.ts'
import { startFlash } from './flash-state.ts'
import { play } from './play.ts'
import { soundSettings } from './sound-settings.ts'
import { holdSpeech, hush, speak } from './speak.ts'

/** A draft that lies about for longer is a call that ended without anybody saying so. */
const callAtMostMs = 30 * 60_000

/** Whether this person has somebody on the phone: no word may be spoken into that line. */
function useIsOnCall(): boolean {
  const { account } = useViewer()
  const now = useNow()
  const isRecent = (at: number | null): boolean => at !== null && now - at < callAtMostMs
  const drafts = useStore(useDrafts().store, (state) => state.drafts)
  const contacts = useAll('contact')
  return (
    drafts.some(({ isSent, hungUpAt, startedAt }) => !isSent && hungUpAt === null && isRecent(startedAt)) ||
    contacts.some(
      ({ taker, state, clocks, channel }) =>
        taker === account &&
        state.phase === 'open' &&
        channel === 'phone' &&
        clocks.hungUp === null &&
        isRecent(clocks.offHook),
    )
  )
}

/** Lets what is new be heard, spoken or seen, as this person chose for this machine. */
export function useSounds(): void {
  const viewer = useViewer()
  const whyNot = useWhyNot()
  const settings = useStore(soundSettings, (value) => value)
  const isOnCall = useIsOnCall()
  const { link } = useLive().line
  const say = useSaying()
  const contacts = useAll('contact')
  const incidents = useAll('incident')
  const alerts = useAll('alert')
  const slips = useAll('slip')
  const hearsAlerts = useDocument('organisation', viewer.org)?.settings.alertTone !== 'off'
  const known = useRef<ReadonlySet<string> | undefined>(undefined)

  const note = useEffectEvent(() => {
    // nothing is known before the board is whole
    if (link.board.position === null) return
    const cues = cuesIn(
      { contacts, incidents, alerts, slips },
      {
        viewer,
        post: postOfDesk(viewer),
        takesCalls: whyNot('take-contact') === undefined,
        dispatches: whyNot('dispatch-unit') === undefined,
        hearsAlerts,
      },
    )
    const fresh = newCues(known.current, cues)
    known.current = new Set(cues.map(({ id }) => id))
    const [first] = fresh
    if (first === undefined) return
    // one tune for all that came at once: the weightiest
    const ways = waysOf({ kind: first.kind, settings, now: link.serverNow(), isOnCall })
    if (ways.flash) startFlash(first.kind)
    // Of several windows one is heard.
    if (!presence.get().isLead) return
    if (ways.sound)
      void play(first.kind, settings).then((sounded) => {
        if (!sounded) startFlash(first.kind)
      })
    for (const cue of fresh) {
      const spoken = waysOf({ kind: cue.kind, settings, now: link.serverNow(), isOnCall })
      if (settings.speech === 'off' || cue.kind === 'note') continue
      // on an open line it waits until the line is closed
      if (spoken.speech || isOnCall) speak(say(cue, settings.speech), settings.speech)
    }
  })
  useEffect(() => note(), [contacts, incidents, alerts, slips])
  useEffect(() => holdSpeech(isOnCall), [isOnCall])
  useEffect(() => {
    if (settings.speech === 'off') hush()
  }, [settings.speech])
  useEffect(() => hush, [])
}

/** What is spoken: number, priority, type. No caller's word, and no address: others are in the room. */
function useSaying(): (cue: Cue, language: Language) => string {
  const typeOf = useTypeOf()
  const names = useNames()
  return (cue, language) => {
    const { sounds, alerts, trade } = wordsOf(language)
    if (cue.about === 'call') return sounds.sayCall(trade.channels[cue.contact.channel])
    if (cue.about === 'alert') {
      const { kind, unit, incident } = cue.alert
      return sounds.sayAlert(
        alerts.kinds[kind],
        unit === null ? '' : names.unit(unit),
        incident === null ? '' : names.incident(incident),
      )
    }
    const { spoken, priority, type } = cue.incident
    const found = typeOf(type)
    return sounds.sayIncident(String(spoken), priority, found === undefined ? type : nameIn(language, found.name))
  }
}

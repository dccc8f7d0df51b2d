import type { CueKind } from './cues.ts'

/** Pitch in hertz, when it begins and how long it lasts, seconds. */
type Tone = readonly [hz: number, fromS: number, lengthS: number]

/**
 * Told apart by rhythm as well as by pitch, for those who hear one of them badly: all between 440 and 1,100 Hz, where age and
 * headsets take least.
 */
const tunes: { readonly [Kind in CueKind]: readonly Tone[] } = {
  emergency: [
    [988, 0, 0.16],
    [740, 0.2, 0.16],
    [988, 0.4, 0.16],
    [740, 0.6, 0.16],
    [988, 0.8, 0.3],
  ],
  alert: [
    [880, 0, 0.12],
    [880, 0.18, 0.12],
    [880, 0.36, 0.12],
  ],
  call: [
    [587, 0, 0.25],
    [784, 0.28, 0.35],
  ],
  incident: [
    [659, 0, 0.14],
    [880, 0.18, 0.28],
  ],
  note: [[523, 0, 0.35]],
}

export type Output = { readonly volume: number; readonly device: string }

let context: AudioContext | undefined
let playingOn = ''

/** `setSinkId` is not in the DOM's types yet. */
const hasSinks = (of: AudioContext): of is AudioContext & { setSinkId: (id: string) => Promise<void> } =>
  'setSinkId' in of

/**
 * Plays a tune; resolves when it has begun. False where the browser lets nothing sound (yet): nobody has touched the page, or
 * the headset that was chosen is gone. It never falls back on loudspeakers then.
 */
export async function play(kind: CueKind, { volume, device }: Output): Promise<boolean> {
  context ??= new AudioContext()
  if (!(await goOn(context, device))) return false
  const begins = context.currentTime + 0.02
  for (const [hz, fromS, lengthS] of tunes[kind]) sound(context, { hz, at: begins + fromS, lengthS, volume })
  return true
}

async function goOn(on: AudioContext, device: string): Promise<boolean> {
  try {
    if (on.state === 'suspended') await Promise.race([on.resume(), until(200)])
    if (device !== playingOn) {
      if (!hasSinks(on)) return device === ''
      await on.setSinkId(device)
      playingOn = device
    }
    return on.state === 'running'
  } catch {
    return false
  }
}

const until = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

type Note = { readonly hz: number; readonly at: number; readonly lengthS: number; readonly volume: number }

function sound(on: AudioContext, { hz, at, lengthS, volume }: Note): void {
  const [oscillator, gain] = [on.createOscillator(), on.createGain()]
  oscillator.frequency.value = hz
  // begins and ends softly: a step would click
  gain.gain.setValueAtTime(0.0001, at)
  gain.gain.exponentialRampToValueAtTime(0.4 * volume, at + 0.015)
  gain.gain.setValueAtTime(0.4 * volume, at + Math.max(0.02, lengthS - 0.06))
  gain.gain.exponentialRampToValueAtTime(0.0001, at + lengthS)
  oscillator.connect(gain).connect(on.destination)
  oscillator.start(at)
  oscillator.stop(at + lengthS)
}

export type AudioOut = { readonly id: string; readonly label: string }

/** Headsets and loudspeakers that the browser names; none where it may not, or cannot choose one. */
export async function outputs(): Promise<readonly AudioOut[]> {
  context ??= new AudioContext()
  if (!hasSinks(context)) return []
  const all = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? []
  return all.flatMap(({ kind, deviceId, label }) =>
    kind === 'audiooutput' && deviceId !== '' && deviceId !== 'default' && label !== ''
      ? [{ id: deviceId, label }]
      : [],
  )
}

/** Asks the browser to name the devices: it does so only for a page that may listen. Nothing is listened to. */
export async function askForOutputs(): Promise<readonly AudioOut[]> {
  const stream = await navigator.mediaDevices?.getUserMedia({ audio: true }).catch(() => undefined)
  for (const track of stream?.getTracks() ?? []) track.stop()
  return outputs()
}

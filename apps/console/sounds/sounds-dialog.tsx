import { formatTime } from '@tocsin/ui'
import { languageNames, languages, wordsOf } from '@tocsin/ui/words'
import { useEffect, useId, useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Tabs } from '../controls/tabs.tsx'
import { Dialog } from '../dialogs/dialog.tsx'
import dialog from '../dialogs/dialog.module.css'
import { shownKey } from '../keys.ts'
import { useNow } from '../live/use-now.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import { cueKinds, type CueKind } from './cues.ts'
import { startFlash } from './flash-state.ts'
import { askForOutputs, outputs, play, type AudioOut } from './play.ts'
import { toggleQuiet } from './quiet.ts'
import { soundSettings, type SoundSettings } from './sound-settings.ts'
import classes from './sounds.module.css'
import { hasVoice, speak } from './speak.ts'

/** What this machine lets its person hear, have spoken and see, each to be tried. */
export function SoundsDialog() {
  const { sounds: words } = useWords()
  const settings = useStore(soundSettings, (value) => value)
  const now = useNow()
  const isQuiet = settings.quietUntil > now
  return (
    <Dialog title={words.title} widthPx={560}>
      <div className={dialog['body']}>
        <p className={dialog['hint']}>
          {words.about}
          <br />
          {words.onCall}
        </p>
        <div className={dialog['row']}>
          <ActionButton
            label={isQuiet ? words.quietOff : words.quiet}
            hint={shownKey('quiet')}
            onPress={() => toggleQuiet(now)}
          />
          {isQuiet && <output>{words.quietUntil(formatTime(settings.quietUntil, undefined, 'minute'))}</output>}
        </div>
        <Check name="sound" label={words.sound} settings={settings} />
        <div className={dialog['row']}>
          <Volume settings={settings} />
          <Device settings={settings} />
        </div>
        <Tunes settings={settings} />
        <Speech settings={settings} />
        <Check name="flash" label={words.flash} hint={words.flashHint} settings={settings} />
      </div>
    </Dialog>
  )
}

type Props = { readonly settings: SoundSettings }

function Check({
  name,
  label,
  hint,
  settings,
}: Props & { readonly name: 'sound' | 'flash'; readonly label: string; readonly hint?: string }) {
  return (
    <label className={dialog['check']}>
      <input
        type="checkbox"
        checked={settings[name]}
        data-autofocus={name === 'sound' ? true : undefined}
        onChange={(event) => soundSettings.set({ [name]: event.target.checked })}
      />
      {label}
      {hint !== undefined && <small className={dialog['hint']}>{hint}</small>}
    </label>
  )
}

function Volume({ settings }: Props) {
  const { sounds: words } = useWords()
  return (
    <label className={dialog['check']}>
      {words.volume}
      <input
        type="range"
        min={0.05}
        max={1}
        step={0.05}
        value={settings.volume}
        onChange={(event) => soundSettings.set({ volume: Number(event.target.value) })}
      />
    </label>
  )
}

function Device({ settings }: Props) {
  const { sounds: words } = useWords()
  const id = useId()
  const [found, setFound] = useState<readonly AudioOut[]>([])
  const [isAsked, setIsAsked] = useState(false)
  useEffect(() => void outputs().then(setFound), [])
  const isMissing = settings.device !== '' && !found.some((each) => each.id === settings.device)
  const ask = (): void => {
    void askForOutputs().then((all) => {
      setFound(all)
      setIsAsked(true)
    })
  }
  return (
    <>
      <label className={dialog['check']} htmlFor={id}>
        {words.device}
        <select id={id} value={settings.device} onChange={(event) => soundSettings.set({ device: event.target.value })}>
          <option value="">{words.anyDevice}</option>
          {isMissing && <option value={settings.device}>{words.missingDevice}</option>}
          {found.map(({ id: device, label }) => (
            <option key={device} value={device}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {found.length === 0 &&
        (isAsked ? <output>{words.noDevices}</output> : <ActionButton label={words.nameDevices} onPress={ask} />)}
    </>
  )
}

function Tunes({ settings }: Props) {
  const { sounds: words } = useWords()
  const [isBlocked, setIsBlocked] = useState(false)
  const attempt = (kind: CueKind): void => {
    if (settings.flash) startFlash(kind)
    void play(kind, settings).then((sounded) => setIsBlocked(!sounded))
  }
  return (
    <div className={classes['tunes']}>
      {cueKinds.map((kind) => (
        <ActionButton key={kind} label={`♪ ${words.kinds[kind]}`} title={words.try} onPress={() => attempt(kind)} />
      ))}
      {isBlocked && (
        <p className={dialog['problem']} role="alert">
          {words.blocked}
        </p>
      )}
    </div>
  )
}

function Speech({ settings }: Props) {
  const { sounds: words } = useWords()
  // voices come a moment after the page
  const [, setVoices] = useState(0)
  useEffect(() => {
    if (!('speechSynthesis' in globalThis)) return undefined
    const come = (): void => setVoices((count) => count + 1)
    speechSynthesis.addEventListener('voiceschanged', come)
    return () => speechSynthesis.removeEventListener('voiceschanged', come)
  }, [])
  const { speech } = settings
  return (
    <div className={dialog['row']}>
      <span className={dialog['check']}>
        {words.speech}
        <Tabs
          label={words.speech}
          tabs={[
            { key: 'off' as const, label: words.speechOff },
            ...languages.map((key) => ({ key, label: languageNames[key] })),
          ]}
          chosen={speech}
          onChoose={(key) => soundSettings.set({ speech: key })}
        />
      </span>
      {speech !== 'off' && (
        <ActionButton label={words.try} onPress={() => speak(wordsOf(speech).sounds.test, speech)} />
      )}
      {speech !== 'off' && !hasVoice(speech) && (
        <p className={dialog['problem']} role="alert">
          {words.noVoice(languageNames[speech])}
        </p>
      )}
    </div>
  )
}

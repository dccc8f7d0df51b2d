/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role -- a combobox (ARIA 1.2 pattern) */
import type { Language } from '@tocsin/ui/words'
import { unreachable } from '@tocsin/domain'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { aroundIn, placeLine, searchPlaces, type Place } from '../call-desk/places.ts'
import { Key } from '../controls/key.tsx'
import { closeDialog, desk } from '../desk/desk-state.ts'
import { isComposing } from '../desk/use-keys.ts'
import { Dialog } from '../dialogs/dialog.tsx'
import { shownKey } from '../keys.ts'
import { useNames } from '../live/names.ts'
import { mapView } from '../map/map-view.ts'
import { useQuestion } from '../use-question.ts'
import { useLanguage, useWords } from '../words.ts'
import classes from './command-line.module.css'
import { latinOf } from './latin.ts'
import {
  isFreeText,
  isNote,
  offersFor,
  placeTextOf,
  type Deed,
  type Offer,
  type Scene,
  type ScenePlace,
} from './offers.ts'
import { erasedFrom, typedInto, type Marked } from './strokes.ts'
import { useDoing } from './use-doing.ts'
import { useScene } from './use-scene.ts'
import { verbKeys } from './verbs.ts'

const listId = 'command-line-offers'

/**
 * Every action by words or codes. While verbs and call signs are typed the field takes strokes rather than text, so that an
 * input method that is on has nothing to compose; free text (a note, what is looked for) is the input method's.
 */
/** `begins`: what stands in it already, such as the word for finding. */
export function CommandLine({ begins = '' }: { readonly begins?: string | undefined }) {
  const { commandLine } = useWords()
  const language = useLanguage()
  const [line, setLine] = useState(begins)
  const { places, status } = usePlaces(line)
  const scene: Scene = { ...useScene(), places: places.map((each) => scenePlace(each, language)) }
  const { doIt, whyNot } = useDoing(places)
  const [marked, setMarked] = useState(0)
  const isFree = isFreeText(line, scene)
  const offers = offersFor(line, scene)
  const at = Math.min(marked, Math.max(0, offers.length - 1))
  const offer = offers[at]

  const field = useRef<HTMLInputElement>(null)
  const holdsNote = isNote(line, scene)
  // a note that has become a command again is no text that could be lost
  useEffect(() => desk.set({ hasText: holdsNote && isFree }), [line, holdsNote, isFree])

  function write(text: string): void {
    setLine(text.slice(0, 8000))
    setMarked(0)
  }
  const markedNow = (): Marked => ({
    from: field.current?.selectionStart ?? 0,
    to: field.current?.selectionEnd ?? 0,
  })
  function enter(chosen: Offer | undefined): void {
    if (chosen === undefined) return
    if (chosen.deed === null) return write(chosen.text)
    if (whyNot(chosen.deed) !== undefined) return
    closeDialog()
    doIt(chosen.deed)
  }
  function press(event: KeyboardEvent<HTMLInputElement>): void {
    if (isComposing(event.nativeEvent)) return
    const done = keyOf(event, {
      ArrowDown: () => setMarked((at + 1) % Math.max(1, offers.length)),
      ArrowUp: () => setMarked((at - 1 + offers.length) % Math.max(1, offers.length)),
      Tab: () => offer !== undefined && write(`${offer.text.trimEnd()} `),
      Enter: () => !event.repeat && enter(offer),
      ...(!isFree && {
        Backspace: () => write(erasedFrom(line, markedNow(), event.ctrlKey)),
      }),
    })
    if (done || isFree || event.ctrlKey || event.altKey || event.metaKey) return
    const typed = latinOf(event.nativeEvent)
    if (typed === undefined) return
    event.preventDefault()
    write(typedInto(line, markedNow(), typed))
  }
  return (
    <Dialog title={commandLine.title} wide>
      <div className={classes['line']}>
        <input
          ref={field}
          className={classes['field']}
          value={line}
          // nothing to compose in a field that takes no text
          readOnly={!isFree}
          lang={isFree ? undefined : 'en'}
          placeholder={commandLine.prompt}
          aria-label={commandLine.title}
          role="combobox"
          aria-expanded={offers.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={offer === undefined ? undefined : `${listId}-${at}`}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          data-autofocus
          // only a note could be lost
          data-finds={holdsNote ? undefined : true}
          onChange={(event) => write(event.currentTarget.value)}
          onPaste={(event) => {
            if (isFree) return
            event.preventDefault()
            write(typedInto(line, markedNow(), event.clipboardData.getData('text').replaceAll(/\s+/g, ' ')))
          }}
          onKeyDown={press}
        />
        <ul id={listId} role="listbox" aria-label={commandLine.title} className={classes['offers']}>
          {offers.map((each, index) => (
            <OfferRow
              key={`${each.text} ${each.deed?.do ?? ''} ${each.deed !== null && 'place' in each.deed ? each.deed.place : ''}`}
              id={`${listId}-${index}`}
              offer={each}
              scene={scene}
              isMarked={index === at}
              whyNot={whyNot(each.deed)}
              onChoose={() => enter(each)}
            />
          ))}
        </ul>
        {(status !== undefined || (line.trim() !== begins.trim() && offers.length === 0)) && (
          <output className={classes['none']}>{status ?? commandLine.nothing}</output>
        )}
        <p className={classes['hint']}>{commandLine.hint}</p>
      </div>
    </Dialog>
  )
}

/** Short enough not to be felt, long enough that a fast typist does not ask at each letter. */
const restMs = 120

/** What the gazetteer has for the text behind `find`, and what to say while it has not answered. */
function usePlaces(line: string): { readonly places: readonly Place[]; readonly status: string | undefined } {
  const { callForm, mapTools } = useWords()
  const text = placeTextOf(line, { verbKeys })
  const { question } = useQuestion(
    text === null ? null : `places ${text}`,
    (signal) => searchPlaces(text ?? '', mapView.get().shows ?? undefined, signal),
    restMs,
  )
  const status =
    question?.phase === 'asking' ? mapTools.searching : question?.phase === 'failed' ? callForm.searchFailed : undefined
  // what was found for another text is not offered for this one
  return { places: question?.phase === 'answered' ? question.answer : [], status }
}

const scenePlace = (place: Place, language: Language): ScenePlace => {
  const label = placeLine(place, language)
  return { id: place.id, label, about: aroundIn(place, label, language).join(' · ') }
}

/** Does what belongs to a key; whether one did. */
function keyOf(event: KeyboardEvent, deeds: Readonly<Record<string, () => unknown>>): boolean {
  const deed = deeds[event.code === 'NumpadEnter' ? 'Enter' : event.code]
  if (deed === undefined || (event.code === 'Tab' && event.shiftKey)) return false
  event.preventDefault()
  deed()
  return true
}

type RowProps = {
  readonly id: string
  readonly offer: Offer
  readonly scene: Scene
  readonly isMarked: boolean
  readonly whyNot: string | undefined
  readonly onChoose: () => void
}

function OfferRow({ id, offer: { text, deed, about }, scene, isMarked, whyNot, onChoose }: RowProps) {
  const { commandLine } = useWords()
  const say = useSaying(scene)
  return (
    <li
      id={id}
      role="option"
      aria-selected={isMarked}
      aria-disabled={whyNot !== undefined}
      ref={isMarked ? intoView : undefined}
      className={classes['offer']}
      // before the field loses the focus
      onPointerDown={(event) => {
        event.preventDefault()
        onChoose()
      }}
    >
      <b>{deed === null ? `${text.trim()} …` : say(deed)}</b>
      <span>{whyNot ?? about ?? (deed === null ? commandLine.goesOn : deed.do === 'act' ? '' : text)}</span>
      {deed?.do === 'act' && <Key label={shownKey(deed.action)} />}
    </li>
  )
}

const intoView = (option: HTMLLIElement | null): void => option?.scrollIntoView({ block: 'nearest' })

/** What is about to be done, in words. */
function useSaying({ incidents, layouts, places }: Scene): (deed: Deed) => string {
  const { commandLine, actions, trade, desk, layout } = useWords()
  const names = useNames()
  const wordsOf = (id: string): string => incidents.find((each) => each.id === id)?.words ?? ''
  const labelOf = (id: string): string => places.find((each) => each.id === id)?.label ?? ''
  return (deed) => {
    switch (deed.do) {
      case 'send':
        return commandLine.send(deed.units.map(names.unit).join(desk.listSeparator), names.incident(deed.incident))
      case 'report':
        return commandLine.report(names.unit(deed.unit), trade.statuses[deed.status])
      case 'note':
        return commandLine.note(names.incident(deed.incident), deed.note)
      case 'show-unit':
        return commandLine.showUnit(names.unit(deed.unit))
      case 'go-to':
        return commandLine.goTo(
          deed.kind === 'unit' ? names.unit(deed.id) : [names.incident(deed.id), wordsOf(deed.id)].join(' ').trim(),
        )
      case 'show-incident':
        return commandLine.showIncident(names.incident(deed.incident), wordsOf(deed.incident))
      case 'about':
        return commandLine.about(commandLine.verbs[deed.verb], names.incident(deed.incident))
      case 'show-place':
        return commandLine.showPlace(labelOf(deed.place))
      case 'set-place':
        return commandLine.setPlace(labelOf(deed.place))
      case 'layout':
        return `${layout.button}: ${layouts.find(({ id }) => id === deed.layout)?.name ?? ''}`
      case 'priority':
        return commandLine.priority(names.incident(deed.incident), trade.priorities[deed.priority])
      case 'alarm':
        return commandLine.alarm(names.incident(deed.incident), deed.level)
      case 'throw-to-wall':
        return commandLine.throwToWall(names.incident(deed.incident))
      case 'cancel':
        return commandLine.cancel(names.unit(deed.unit))
      case 'dial':
        return commandLine.dial(deed.name, deed.number)
      case 'plain':
        return commandLine.plain[deed.act]
      case 'act':
        return actions[deed.action]
      default:
        return unreachable(deed)
    }
  }
}

import 'driver.js/dist/driver.css'
import './tour.css'
import type { Words } from '@tocsin/ui/words'
import { driver, type DriveStep } from 'driver.js'
import { labelOf, rowOf, type Action } from '../keys.ts'

type Step = keyof Words['tour']['steps']

/** What each step points at, and the keys that belong to it. */
function stepsFrom(
  words: Words,
): readonly { readonly step: Step; readonly at?: string; readonly keys: readonly Action[] }[] {
  const named = (label: string): string => `section[aria-label="${CSS.escape(label)}"]`
  return [
    { step: 'welcome', keys: [] },
    { step: 'callDesk', at: named(words.callDesk.title), keys: ['take-call', 'new-call', 'create', 'end-contact'] },
    { step: 'incidentList', at: named(words.incidentList.title), keys: ['next-incident', 'previous-incident'] },
    { step: 'card', at: named(words.card.title), keys: ['send-best', 'choose-units', 'close-incident'] },
    { step: 'map', at: named(words.mapPlace.title), keys: ['find-on-map', 'what-is-here', 'draw-closure'] },
    { step: 'rack', at: named(words.rack.title), keys: ['go-rack', 'rack-by-time', 'send-marked'] },
    { step: 'alerts', at: '[data-tour=alerts]', keys: ['alerts'] },
    { step: 'connection', at: '[data-tour=connection]', keys: [] },
    { step: 'keys', keys: ['command-line', 'help'] },
  ]
}

let under: ReturnType<typeof driver> | undefined

/** Shows somebody round the desk. What is not on the screen is left out; the keys of the desk go on working. */
export function startTour(words: Words): void {
  under?.destroy()
  const { tour } = words
  const steps = stepsFrom(words)
    .filter(({ at }) => at === undefined || document.querySelector(at)?.checkVisibility() === true)
    .map(({ step, at, keys: named }): DriveStep => {
      const { title, text } = tour.steps[step]
      return {
        ...(at !== undefined && { element: at }),
        popover: {
          title,
          description: text,
          onPopoverRender: ({ description, nextButton }) => {
            addKeys(description, named, words)
            // the library puts the focus on the cross, so that Enter would end what has just begun
            setTimeout(() => nextButton.focus())
          },
        },
      }
    })
  under = driver({
    steps,
    animate: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    showProgress: true,
    progressText: tour.step,
    nextBtnText: tour.next,
    prevBtnText: tour.back,
    doneBtnText: tour.done,
    popoverClass: 'tocsin-tour',
    overlayOpacity: 0.55,
    stagePadding: 2,
    stageRadius: 4,
  })
  under.drive()
}

/** The keys of a step with what they do, as the table of keys has them now. */
function addKeys(below: HTMLElement, actions: readonly Action[], words: Words): void {
  if (actions.length === 0) return
  const list = document.createElement('ul')
  for (const action of actions) {
    const item = document.createElement('li')
    for (const press of rowOf(action).presses) {
      const cap = document.createElement('kbd')
      cap.textContent = labelOf(press)
      item.append(cap, ' ')
    }
    item.append(words.actions[action])
    list.append(item)
  }
  below.after(list)
}

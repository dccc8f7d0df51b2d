import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { AlertPanel } from '../alerts/alert-panel.tsx'
import { CallDesk } from '../call-desk/call-desk.tsx'
import { Guard } from '../controls/guard.tsx'
import { IncidentCard } from '../incident-card/incident-card.tsx'
import { IncidentList } from '../incident-list/incident-list.tsx'
import { MessagePanel } from '../messages/message-panel.tsx'
import { MapPlace } from '../map/map-place.tsx'
import { TimelinePanel } from '../timeline/timeline-panel.tsx'
import { UnitRack } from '../unit-rack/unit-rack.tsx'
import { useWords } from '../words.ts'
import type { Panel } from './arrangement.ts'
import { noteFocus } from './current-panel.ts'
import classes from './layout.module.css'

const contents: Readonly<Record<Panel, () => ReactNode>> = {
  'call-desk': () => <CallDesk />,
  incidents: () => <IncidentList />,
  card: () => <IncidentCard />,
  units: () => <UnitRack />,
  map: () => <MapPlace />,
  timeline: () => <TimelinePanel />,
  alerts: () => <AlertPanel />,
  messages: () => <MessagePanel />,
}

/*
 * A panel lives in an element of its own that is hung into whatever place the layout has for it: moving it, or making tabs
 * of it in a narrow window, begins nothing anew. A half-written call, the view of the map and the place in a list stay.
 */
const homes = new Map<Panel, HTMLDivElement>()
const focused = new Map<Panel, HTMLElement>()

function homeOf(panel: Panel): HTMLDivElement {
  const known = homes.get(panel)
  if (known !== undefined) return known
  const home = document.createElement('div')
  home.className = classes['home'] ?? ''
  home.dataset['deskPanel'] = panel
  home.tabIndex = -1
  home.addEventListener('focusin', ({ target }) => {
    noteFocus(panel)
    if (target instanceof HTMLElement) focused.set(panel, target)
  })
  homes.set(panel, home)
  return home
}

/** What the panels hold, whatever place they have now. */
export function PanelContents({ drawn }: { readonly drawn: readonly Panel[] }) {
  return drawn.map((panel) => createPortal(<Guard>{contents[panel]()}</Guard>, homeOf(panel), panel))
}

/** The place of a panel. */
export function PanelPlace({ panel }: { readonly panel: Panel }) {
  const place = useRef<HTMLDivElement>(null)
  const { layout } = useWords()
  useLayoutEffect(() => {
    const home = homeOf(panel)
    home.setAttribute('aria-label', layout.panels[panel])
    if (home.parentElement === place.current) return
    const had = focused.get(panel)
    place.current?.append(home)
    // Being hung elsewhere costs an element its focus.
    if (had !== undefined && home.contains(had) && document.activeElement === document.body)
      had.focus({ preventScroll: true })
  })
  return <div ref={place} className={classes['place']} />
}

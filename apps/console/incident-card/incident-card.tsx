import { isOver, isTakingWork } from '@tocsin/domain'
import { useState } from 'react'
import { AdvicePanel } from '../advice/advice-panel.tsx'
import { Attachments } from '../attachments/attachments.tsx'
import { ActionButton } from '../controls/action-button.tsx'
import { Key } from '../controls/key.tsx'
import { desk } from '../desk/desk-state.ts'
import { useKeepPlans } from '../floor-plans/plan-list.ts'
import { PlansHere } from '../floor-plans/plans-here.tsx'
import { BriefPrompt } from '../duty/brief-prompt.tsx'
import { HazardStrip } from '../hands/hazard-strip.tsx'
import { useLook } from '../incident-list/use-look.ts'
import { Surroundings } from '../here/here-panel.tsx'
import { shownKey } from '../keys.ts'
import { windowOf } from '../layout/arrangement.ts'
import { layouts } from '../layout/layout-store.ts'
import { useKey } from '../desk/use-keys.ts'
import { usePrintIncident } from '../incident-print/use-print-incident.ts'
import { useDocument } from '../live/use-board.ts'
import { SharedCard } from '../sharing/shared-card.tsx'
import { useViewer } from '../live/use-line.ts'
import { isStationDesk } from '../station/my-post.ts'
import { useStore } from '../store.ts'
import { Narrative } from '../narrative/narrative.tsx'
import { NotesHere } from '../premises/notes-here.tsx'
import { TagLine } from '../tags/tag-line.tsx'
import { Timeline } from '../timeline/timeline.tsx'
import { useWords } from '../words.ts'
import { Actions } from './actions.tsx'
import { Calls } from './calls.tsx'
import { CardHead } from './card-head.tsx'
import { useFacts } from './facts.ts'
import classes from './incident-card.module.css'
import { MapInset } from './map-inset.tsx'
import { PastActions } from './past-actions.tsx'
import { usePersonal, type Why } from './personal.ts'
import { WhyRead } from './why-read.tsx'
import { Related } from './related.tsx'
import { Slips } from './slips.tsx'

/** The selected incident, whole: facts, what can be done, who could go, who is there, who called, what happened. */
export function IncidentCard() {
  const { card, tour } = useWords()
  const selected = useStore(desk, ({ incident }) => incident)
  const shared = useDocument('incident', selected)
  useKeepPlans()
  return (
    <section className={classes['card']} aria-label={card.title}>
      {selected === null ? (
        <p className={classes['empty']}>
          {card.empty}
          <br />
          {card.emptyHint} <Key label={shownKey('next-incident')} /> <Key label={shownKey('previous-incident')} />
          <br />
          {tour.offer} {tour.start}: <Key label={shownKey('tour')} />
        </p>
      ) : shared?.seen === 'redacted' ? (
        <SharedCard incident={shared} />
      ) : (
        <Card key={selected} id={selected} />
      )}
    </section>
  )
}

function Card({ id }: { readonly id: string }) {
  const words = useWords()
  const { card } = words
  const facts = useFacts(id)
  const { open, headline, isAwaited } = facts
  const [said, setSaid] = useState<Why>('to-ask')
  const state = open?.state ?? headline?.state
  const [openedAt] = useState(Date.now)
  const isPast = state !== undefined && isOver(state, openedAt)
  const personal = usePersonal(id, facts, isPast ? said : null)
  // It stands beside the card already, in this window or another.
  const hasTimeline = useStore(layouts, ({ arrangement }) => windowOf(arrangement, 'timeline') !== undefined)
  const newSince = useLook(id)
  const print = usePrintIncident()
  useKey('print-incident', () => headline !== undefined && print(headline))
  const isStation = isStationDesk(useViewer())
  const takesWork = open !== undefined && isTakingWork(open)
  if (isAwaited) return <output className={classes['empty']}>{card.creating}</output>
  return (
    <>
      {headline !== undefined && <CardHead incident={headline} personal={personal.question} />}
      {isPast && said === 'to-ask' && <WhyRead onSay={setSaid} />}
      {open !== undefined && <BriefPrompt incident={open} />}
      {open !== undefined && <HazardStrip incident={id} hazards={open.hazards} />}
      {headline !== undefined && (
        <TagLine incident={headline} open={takesWork ? open : undefined}>
          <ActionButton label={words.print.print} hint={shownKey('print-incident')} onPress={() => print(headline)} />
        </TagLine>
      )}
      {takesWork ? (
        <Actions incident={open} />
      ) : (
        <PastActions id={id} state={open?.state ?? headline?.state} isGone={open === undefined} />
      )}
      {/* Without a stop of its own the keyboard could not scroll it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={classes['scroll']} tabIndex={0} aria-label={card.details}>
        {headline?.place && <PlansHere at={headline.place.point} incident={id} />}
        {open !== undefined && <NotesHere at={open.place} />}
        {open !== undefined && <Slips incident={open} personal={personal.question} />}
        {takesWork && !isStation && <AdvicePanel incident={open} />}
        {/* What people said stands before what can be looked up. */}
        <Calls ids={headline?.contacts ?? []} personal={personal} />
        <Narrative id={id} incident={open} personal={personal.question} newSince={newSince} />
        {headline?.place && <MapInset place={headline.place} />}
        {headline?.place && <Surroundings at={headline.place.point} />}
        {open !== undefined && <Related incident={open} />}
        <Attachments id={id} incident={open} personal={personal.question?.answer} />
        {!hasTimeline && <Timeline id={id} incident={open} />}
      </section>
    </>
  )
}

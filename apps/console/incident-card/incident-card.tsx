import { isTakingWork } from '@tocsin/domain'
import { AdvicePanel } from '../advice/advice-panel.tsx'
import { Attachments } from '../attachments/attachments.tsx'
import { Key } from '../controls/key.tsx'
import { desk } from '../desk/desk-state.ts'
import { useKeepPlans } from '../floor-plans/plan-list.ts'
import { PlansHere } from '../floor-plans/plans-here.tsx'
import { HazardStrip } from '../hands/hazard-strip.tsx'
import { useLook } from '../incident-list/use-look.ts'
import { Surroundings } from '../here/here-panel.tsx'
import { shownKey } from '../keys.ts'
import { windowOf } from '../layout/arrangement.ts'
import { layouts } from '../layout/layout-store.ts'
import { useKey } from '../desk/use-keys.ts'
import { usePrintIncident } from '../incident-print/use-print-incident.ts'
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
import { PastActions } from './past-actions.tsx'
import { usePersonal } from './personal.ts'
import { Related } from './related.tsx'
import { Slips } from './slips.tsx'

/** The selected incident, whole: facts, what can be done, who could go, who is there, who called, what happened. */
export function IncidentCard() {
  const { card, tour } = useWords()
  const selected = useStore(desk, ({ incident }) => incident)
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
      ) : (
        <Card key={selected} id={selected} />
      )}
    </section>
  )
}

function Card({ id }: { readonly id: string }) {
  const { card } = useWords()
  const facts = useFacts(id)
  const { open, headline, isAwaited } = facts
  const personal = usePersonal(id, facts)
  // It stands beside the card already, in this window or another.
  const hasTimeline = useStore(layouts, ({ arrangement }) => windowOf(arrangement, 'timeline') !== undefined)
  const newSince = useLook(id)
  const print = usePrintIncident()
  useKey('print-incident', () => headline !== undefined && print(headline))
  const takesWork = open !== undefined && isTakingWork(open)
  if (isAwaited) return <output className={classes['empty']}>{card.creating}</output>
  return (
    <>
      {headline !== undefined && (
        <CardHead incident={headline} personal={personal.question} onPrint={() => print(headline)} />
      )}
      {open !== undefined && <HazardStrip incident={id} hazards={open.hazards} />}
      {headline !== undefined && <TagLine incident={headline} open={takesWork ? open : undefined} />}
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
        {takesWork && <AdvicePanel incident={open} />}
        {headline?.place && <Surroundings at={headline.place.point} />}
        <Calls ids={headline?.contacts ?? []} personal={personal} />
        {open !== undefined && <Related incident={open} />}
        <Narrative id={id} incident={open} personal={personal.question} newSince={newSince} />
        <Attachments id={id} incident={open} personal={personal.question?.answer} />
        {!hasTimeline && <Timeline id={id} incident={open} />}
      </section>
    </>
  )
}

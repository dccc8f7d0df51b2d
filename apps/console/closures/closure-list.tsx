import { closureStanding, type Documents } from '@tocsin/domain'
import { ActionButton } from '../controls/action-button.tsx'
import { closeDialog, openDialog, showOnMap } from '../desk/desk-state.ts'
import { showUndo } from '../desk/notices.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { Dialog } from '../dialogs/dialog.tsx'
import { useNames } from '../live/names.ts'
import { useAll } from '../live/use-board.ts'
import { useLineState, useSend, useTimeZone } from '../live/use-line.ts'
import { useNow } from '../live/use-now.ts'
import { newId } from '../new-id.ts'
import { useWords } from '../words.ts'
import { pointsOf } from './closure-marks.ts'
import { closureLine, closureTimes } from './closure-words.ts'
import classes from './closures.module.css'
import { startDrawing } from './drawing.ts'
import { isOver } from './is-over.ts'
import { RoadNames } from './road-names.tsx'

/** All closures in force and to come. */
export function ClosureList() {
  const { closures, connection, desk } = useWords()
  const whyNot = useWhyNot()
  const now = useNow()
  const { pending, link } = useLineState()
  const known = useAll('closure').filter((each) => !isOver(each, now))
  const unsent = pending.filter(({ type }) => type === 'draw-closure').length
  const isLoading = known.length === 0 && (link.phase === 'connecting' || link.phase === 'cut')
  const standings = ['in-force', 'coming'] as const
  return (
    <Dialog title={closures.title} wide>
      <div className={classes['list']}>
        {isLoading && <p>{link.phase === 'cut' ? connection.whyCut : desk.loading}</p>}
        {known.length === 0 && unsent === 0 && !isLoading && <p>{closures.none}</p>}
        {unsent > 0 && <output>{connection.queued(unsent)}</output>}
        {standings.map((standing) => {
          const rows = known
            .filter((each) => closureStanding(each, now) === standing)
            .sort((a, b) => a.startsAt - b.startsAt)
          return rows.length === 0 ? null : (
            <section key={standing}>
              <h3>{standing === 'coming' ? closures.coming : closures.inForce}</h3>
              <ul>
                {rows.map((closure) => (
                  <Row key={closure.id} closure={closure} />
                ))}
              </ul>
            </section>
          )
        })}
        <footer>
          <ActionButton
            tone="main"
            label={closures.draw}
            whyNot={whyNot('draw-closure')}
            onPress={() => {
              closeDialog()
              startDrawing()
            }}
          />
        </footer>
      </div>
    </Dialog>
  )
}

function Row({ closure }: { readonly closure: Documents['closure'] }) {
  const words = useWords()
  const { closures, desk } = words
  const names = useNames()
  const whyNot = useWhyNot()
  const now = useNow()
  const zone = useTimeZone()
  const lift = useLift()
  const about = { kind: 'closure', document: closure } as const
  return (
    <li data-effect={closure.effect.kind === 'closed' ? 'closed' : 'slow'}>
      <div>
        <b>{closureLine(closure, words)}</b>
        {closure.exercise && <em>{desk.exercise}</em>}
        <RoadNames closure={closure} />
        <span>
          {closures.shapes[closure.geometry.kind]}
          {closure.direction === 'drawn' && ` · ${closures.directions.drawn}`} ·{' '}
          {closureTimes(closure, now, zone, words)}
          {' · '}
          {closures.by(names.organisation(closure.org))}
        </span>
      </div>
      <ActionButton
        label={closures.find}
        onPress={() => {
          showOnMap(pointsOf(closure.geometry))
          closeDialog()
        }}
      />
      <ActionButton
        label={closures.edit}
        whyNot={whyNot('change-closure', about)}
        onPress={() => openDialog({ kind: 'closure', geometry: closure.geometry, closure: closure.id })}
      />
      <ActionButton
        tone="danger"
        label={closures.lift}
        whyNot={whyNot('lift-closure', about)}
        onPress={() => lift(closure)}
      />
    </li>
  )
}

/** Lifts a closure; for a while it can be drawn anew as it was. */
function useLift(): (closure: Documents['closure']) => void {
  const send = useSend()
  const words = useWords()
  return (closure) => {
    const { geometry, effect, direction, startsAt, endsAt, reason, note } = closure
    const again = { geometry, effect, direction, startsAt, endsAt, reason, note }
    const lifted = async (): Promise<void> => {
      const sent = await send({ type: 'lift-closure', body: { closure: closure.id } })
      if (!sent.ok) return
      showUndo(words.closures.lifted(closureLine(closure, words)), words.closures.undo, () => {
        void send({ type: 'draw-closure', body: { closure: newId(), ...again } })
      })
    }
    void lifted()
  }
}

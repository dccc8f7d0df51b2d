import type { PremisesChange, PremisesDocument } from '@tocsin/domain'
import { formatDistance } from '@tocsin/ui'
import type { Words } from '@tocsin/ui/words'
import { ActionButton } from '../controls/action-button.tsx'
import { useWhyNot, whoMay } from '../desk/why-not.ts'
import { distanceM } from '../distance.ts'
import { useNames } from '../live/names.ts'
import { useSend, useViewer } from '../live/use-line.ts'
import { useWords } from '../words.ts'
import classes from './premises.module.css'

type Props = { readonly premises: PremisesDocument; readonly change: PremisesChange }

/** A change of the ground under approved notes that waits for a second person: what it would be, who asks, who may answer. */
export function WaitingChange({ premises: about, change }: Props) {
  const words = useWords()
  const { premises } = words
  const names = useNames()
  const whyNot = useWhyNot()
  const send = useSend()
  const { account } = useViewer()
  const subject = { kind: 'premises', document: about } as const
  const body = { premises: about.id, askedAt: change.at }
  return (
    <section className={classes['change']} aria-label={premises.changeWaits}>
      <b>{premises.changeWaits}</b>
      <ul>
        {differences(about, change, words).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <small>
        {premises.changeBy(names.account(change.by))} {premises.changeHint(whoMay('approve-change', words))}
      </small>
      <div className={classes['actions']}>
        <ActionButton
          tone="main"
          label={premises.approveChange}
          whyNot={whyNot('approve-change', subject) ?? (change.by === account ? premises.ownChange : undefined)}
          onPress={() => void send({ type: 'approve-change', body })}
        />
        <ActionButton
          label={premises.dropChange}
          whyNot={whyNot('drop-change', subject)}
          onPress={() => void send({ type: 'drop-change', body })}
        />
      </div>
    </section>
  )
}

/** What the change would make different, a line each. */
function differences(before: PremisesDocument, next: PremisesChange, words: Words): readonly string[] {
  const { premises } = words
  const length = (metres: number): string => formatDistance(metres, words)
  const movedM = distanceM(before.area.point, next.area.point)
  const ground = ({ area }: Pick<PremisesDocument, 'area'>): string =>
    area.outline === null ? words.card.radius(length(area.radiusM)) : premises.outline
  return [
    ...(before.address === next.address ? [] : [premises.from(before.address, next.address)]),
    ...(before.class === next.class
      ? []
      : [premises.from(premises.classes[before.class], premises.classes[next.class])]),
    ...(movedM < 0.5 ? [] : [premises.moved(length(movedM))]),
    ...(ground(before) === ground(next) ? [] : [premises.from(ground(before), ground(next))]),
  ]
}

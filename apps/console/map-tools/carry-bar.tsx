import { ActionButton } from '../controls/action-button.tsx'
import { distanceM } from '../distance.ts'
import { useNames } from '../live/names.ts'
import { useWords } from '../words.ts'
import classes from './map-tools.module.css'
import { formatLength } from './sizes.ts'
import { putAway, type Carrying } from './tool.ts'
import { dropCarried } from './pointing.ts'

/** The place in hand, and how far it has come. */
export function CarryBar({ hand }: { readonly hand: Carrying }) {
  const words = useWords()
  const { mapTools } = words
  const title = mapTools.carrying(useNames().incident(hand.incident))
  return (
    <div className={classes['bar']} role="toolbar" aria-label={title}>
      <b>{title}</b>
      <output>{mapTools.carried(formatLength(distanceM(hand.from, hand.cursor), words))}</output>
      <small>{mapTools.carryHint}</small>
      <div className={classes['buttons']}>
        <ActionButton tone="main" label={mapTools.putDown} hint="↵" onPress={dropCarried} />
        <ActionButton label={mapTools.leave} hint="Esc" onPress={putAway} />
      </div>
    </div>
  )
}

import type { Tool } from './tool.ts'
import { ActionButton } from '../controls/action-button.tsx'
import { useWords } from '../words.ts'
import { areaM2, lengthM } from './geometry.ts'
import classes from './map-tools.module.css'
import { formatArea, formatLength } from './sizes.ts'
import { putAway, takeBack } from './tool.ts'

/** Length of the way so far and to the cursor, and the area within from three points on. */
export function MeasureBar({ hand }: { readonly hand: Tool & { tool: 'measure' } }) {
  const words = useWords()
  const { mapTools } = words
  const { points, cursor } = hand
  const toCursor = lengthM([...points, cursor])
  const length = lengthM(points)
  return (
    <div className={classes['bar']} role="toolbar" aria-label={mapTools.measure}>
      <output className={classes['figures']}>
        <span>
          {mapTools.length} <b>{formatLength(length, words)}</b>
        </span>
        {toCursor > length && (
          <span>
            {mapTools.fromHere} <b>{formatLength(toCursor, words)}</b>
          </span>
        )}
        {points.length > 2 && (
          <span>
            {mapTools.area} <b>{formatArea(areaM2(points), words)}</b>
          </span>
        )}
      </output>
      <small>{mapTools.measureHint}</small>
      <div className={classes['buttons']}>
        <ActionButton label={mapTools.back} hint="⌫" onPress={takeBack} />
        <ActionButton label={mapTools.leave} hint="Esc" onPress={putAway} />
      </div>
    </div>
  )
}

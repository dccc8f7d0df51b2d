import { drawingColours, drawingSymbols } from '@tocsin/domain'
import { drawingIcons, drawingTokens } from '@tocsin/ui'
import { ActionButton } from '../controls/action-button.tsx'
import { Tabs } from '../controls/tabs.tsx'
import { useNames } from '../live/names.ts'
import { useWords } from '../words.ts'
import classes from './map-tools.module.css'
import { choose, isOnePoint, putAway, strokeKinds, strokeOf, takeBack, type Drawing } from './tool.ts'
import { useSendStroke } from './use-strokes.ts'
import { isComposing } from '../desk/use-keys.ts'

/** What is drawn next, with its shape, symbol, colour and words. */
export function DrawBar({ hand }: { readonly hand: Drawing }) {
  const { mapTools } = useWords()
  const names = useNames()
  const sendStroke = useSendStroke()
  const isSingle = isOnePoint(hand.kind)
  const isUnwritten = hand.kind === 'text' && hand.text.trim() === ''
  return (
    <div className={classes['bar']} role="toolbar" aria-label={mapTools.drawingFor(names.incident(hand.incident))}>
      <b>{mapTools.drawingFor(names.incident(hand.incident))}</b>
      <Tabs
        label={mapTools.kind}
        tabs={strokeKinds.map((key, n) => ({ key, label: `${n + 1} ${mapTools.kinds[key]}` }))}
        chosen={hand.kind}
        onChoose={(kind) => choose({ kind })}
      />
      {hand.kind === 'symbol' && <Symbols hand={hand} />}
      <div className={classes['looks']}>
        <fieldset className={classes['colours']} aria-label={mapTools.colour}>
          {drawingColours.map((colour) => (
            <button
              key={colour}
              type="button"
              aria-pressed={colour === hand.colour}
              aria-label={mapTools.colours[colour]}
              title={mapTools.colours[colour]}
              style={{ background: `var(${drawingTokens[colour]})` }}
              onClick={() => choose({ colour })}
            />
          ))}
        </fieldset>
        <input
          data-stroke-text
          aria-label={mapTools.text}
          placeholder={mapTools.text}
          value={hand.text}
          maxLength={60}
          onChange={(event) => choose({ text: event.currentTarget.value })}
          onKeyDown={({ nativeEvent, currentTarget, code }) => {
            if (isComposing(nativeEvent)) return
            if (code === 'Enter' || code === 'Escape') {
              nativeEvent.preventDefault()
              nativeEvent.stopImmediatePropagation()
              currentTarget.blur()
            }
          }}
        />
      </div>
      <div className={classes['buttons']}>
        {!isSingle && (
          <ActionButton
            tone="main"
            label={mapTools.done}
            hint="↵"
            whyNot={strokeOf(hand) === undefined ? mapTools.points(hand.points.length) : undefined}
            onPress={() => sendStroke(hand)}
          />
        )}
        {!isSingle && <ActionButton label={mapTools.back} hint="⌫" onPress={takeBack} />}
        <ActionButton label={mapTools.leave} hint="Esc" onPress={putAway} />
        <output>{isUnwritten ? mapTools.wordsFirst : isSingle ? '' : mapTools.points(hand.points.length)}</output>
      </div>
      <small>{isSingle ? mapTools.onePointHint : mapTools.drawHint}</small>
    </div>
  )
}

function Symbols({ hand }: { readonly hand: Drawing }) {
  const { mapTools } = useWords()
  return (
    <fieldset className={classes['symbols']} aria-label={mapTools.symbol}>
      {drawingSymbols.map((symbol) => (
        <button
          key={symbol}
          type="button"
          aria-pressed={symbol === hand.symbol}
          aria-label={mapTools.symbols[symbol]}
          title={mapTools.symbols[symbol]}
          onClick={() => choose({ kind: 'symbol', symbol })}
        >
          <SymbolMark symbol={symbol} />
        </button>
      ))}
      <output>{mapTools.symbols[hand.symbol]}</output>
    </fieldset>
  )
}

/** A tactical symbol among words. */
export const SymbolMark = ({ symbol }: { readonly symbol: (typeof drawingSymbols)[number] }) => (
  <svg viewBox="0 0 24 24" width="15" height="15" className={classes['symbol']} aria-hidden>
    <path d={drawingIcons[symbol]} />
  </svg>
)

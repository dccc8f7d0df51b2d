import { IconArrowDown, IconArrowLeft, IconArrowRight, IconArrowUp } from '@tabler/icons-react'
import { ActionButton } from '../controls/action-button.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import { mainWindow, moved, panels, shown, windowOf, without, type Panel } from './arrangement.ts'
import { standsIn } from './current-panel.ts'
import { arrange, layouts } from './layout-store.ts'
import classes from './panel-rows.module.css'
import { putBack, tearOff } from './open-windows.ts'
import { thisWindow } from './this-window.ts'

const arrows = { left: IconArrowLeft, down: IconArrowDown, up: IconArrowUp, right: IconArrowRight } as const
const ways = ['left', 'down', 'up', 'right'] as const

/** Each panel, where it is, and what can be done with it. */
export function PanelRows() {
  const { layout } = useWords()
  useStore(layouts, ({ arrangement }) => arrangement)
  return (
    <section aria-label={layout.panelsTitle}>
      <b>{layout.panelsTitle}</b>
      <ul className={classes['rows']}>
        {panels.map((each) => (
          <Row key={each} panel={each} />
        ))}
      </ul>
    </section>
  )
}

function Row({ panel }: { readonly panel: Panel }) {
  const { layout } = useWords()
  const home = windowOf(layouts.get().arrangement, panel)
  return (
    <li>
      <span>{layout.panels[panel]}</span>
      <small className={dialog['hint']}>{home?.id === mainWindow ? layout.isHere : layout[standsIn(panel)]}</small>
      {home === undefined ? (
        <ActionButton label={layout.show} onPress={() => arrange((at) => shown(at, panel, thisWindow))} />
      ) : (
        <ActionButton label={layout.hide} onPress={() => arrange((at) => without(at, panel))} />
      )}
      {home?.id === mainWindow || home === undefined ? (
        <ActionButton label={layout.tearOff} onPress={() => tearOff(panel)} />
      ) : (
        <ActionButton label={layout.putBack} onPress={() => putBack(panel)} />
      )}
      {ways.map((way) => {
        const Icon = arrows[way]
        return (
          <button
            key={way}
            type="button"
            className={classes['arrow']}
            aria-label={`${layout.panels[panel]}: ${layout.move[way]}`}
            title={layout.move[way]}
            disabled={home === undefined}
            onClick={() => arrange((at) => moved(at, panel, way))}
          >
            <Icon size={14} />
          </button>
        )
      })}
    </li>
  )
}

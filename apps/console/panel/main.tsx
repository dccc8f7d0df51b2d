import { show } from '../show.tsx'
import { PanelWindow } from './panel-window.tsx'

show(<PanelWindow />)

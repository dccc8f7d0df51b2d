import { keepEarlyKeys } from '../desk/early-keys.ts'
import { show } from '../show.tsx'
import { PanelWindow } from './panel-window.tsx'

keepEarlyKeys()
show(<PanelWindow />)

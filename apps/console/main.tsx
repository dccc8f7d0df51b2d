import { Desk } from './desk/desk.tsx'
import { show } from './show.tsx'

show(<Desk />)

import { show } from '../show.tsx'
import { Wall } from './wall.tsx'

show(<Wall />)

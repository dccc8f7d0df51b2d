import { Desk } from './desk/desk.tsx'
import { keepEarlyKeys } from './desk/early-keys.ts'
import { show } from './show.tsx'
import { sweepDrafts } from './sweep-drafts.ts'

keepEarlyKeys()
sweepDrafts()
show(<Desk />)

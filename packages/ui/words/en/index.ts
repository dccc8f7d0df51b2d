import { callDesk, callForm } from './call-desk.ts'
import { actions, connection, desk, keyHelp, shortActions, signIn, times } from './desk.ts'
import { card, dialogs, incidentList, recommend } from './incidents.ts'
import { here } from './here.ts'
import { mapPlace, rack } from './rack.ts'
import { refusals } from './refusals.ts'
import { timeline } from './timeline.ts'
import * as trade from './trade.ts'
import { verbs } from './verbs.ts'

export const en = {
  actions,
  callDesk,
  callForm,
  card,
  connection,
  desk,
  dialogs,
  here,
  incidentList,
  keyHelp,
  mapPlace,
  rack,
  recommend,
  refusals,
  shortActions,
  signIn,
  timeline,
  times,
  trade: { ...trade },
  verbs,
}

import { bynames } from './bynames.ts'
import { callDesk, callForm } from './call-desk.ts'
import { cities } from './cities.ts'
import { cover } from './cover.ts'
import { closures } from './closures.ts'
import { actions, connection, desk, keyHelp, shortActions, signIn, times } from './desk.ts'
import { floorPlans } from './floor-plans.ts'
import { card, dialogs, incidentList, recommend } from './incidents.ts'
import { dispatching } from './dispatching.ts'
import { premises } from './premises.ts'
import { here } from './here.ts'
import { mapPlace, rack } from './rack.ts'
import { refusals } from './refusals.ts'
import { siteSettings } from './site-settings.ts'
import { timeline } from './timeline.ts'
import * as trade from './trade.ts'
import { verbs } from './verbs.ts'

export const en = {
  actions,
  bynames,
  callDesk,
  callForm,
  card,
  cities,
  closures,
  connection,
  cover,
  desk,
  dialogs,
  floorPlans,
  dispatching,
  here,
  incidentList,
  keyHelp,
  mapPlace,
  premises,
  rack,
  recommend,
  refusals,
  shortActions,
  signIn,
  siteSettings,
  timeline,
  times,
  trade: { ...trade },
  verbs,
}

import type { Words } from '../words.ts'
import { alerts } from './alerts.ts'
import { bynames } from './bynames.ts'
import { calls } from './calls.ts'
import { callDesk, callForm } from './call-desk.ts'
import { cities } from './cities.ts'
import { commandLine } from './command-line.ts'
import { cover } from './cover.ts'
import { closures } from './closures.ts'
import { actions, connection, desk, keyHelp, shortActions, signIn, times } from './desk.ts'
import { floorPlans } from './floor-plans.ts'
import { card, dialogs, incidentList, recommend } from './incidents.ts'
import { dispatching } from './dispatching.ts'
import { premises } from './premises.ts'
import { hands } from './hands.ts'
import { here } from './here.ts'
import { mapPlace, rack } from './rack.ts'
import { refusals } from './refusals.ts'
import { lists } from './lists.ts'
import { siteSettings } from './site-settings.ts'
import { timeline } from './timeline.ts'
import * as trade from './trade.ts'
import { units } from './units.ts'
import { verbs } from './verbs.ts'
import { wall } from './wall.ts'

export const zhCN: Words = {
  actions,
  alerts,
  bynames,
  callDesk,
  callForm,
  calls,
  card,
  cities,
  closures,
  commandLine,
  connection,
  cover,
  desk,
  dialogs,
  floorPlans,
  dispatching,
  hands,
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
  lists,
  siteSettings,
  timeline,
  times,
  trade: { ...trade },
  units,
  verbs,
  wall,
}

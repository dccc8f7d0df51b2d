import type { Words } from '../words.ts'
import { alerts } from './alerts.ts'
import { around } from './around.ts'
import { attachments } from './attachments.ts'
import { audit } from './audit.ts'
import { auditEvents } from './audit-events.ts'
import { bynames } from './bynames.ts'
import { calls } from './calls.ts'
import { callDesk, callForm } from './call-desk.ts'
import { cities } from './cities.ts'
import { commandLine } from './command-line.ts'
import { cover } from './cover.ts'
import { closures } from './closures.ts'
import { actions, connection, desk, keyHelp, shortActions, signIn, times } from './desk.ts'
import { duty } from './duty.ts'
import { fallback } from './fallback.ts'
import { floorPlans } from './floor-plans.ts'
import { card, dialogs, incidentList, recommend } from './incidents.ts'
import { dispatching } from './dispatching.ts'
import { messages } from './messages.ts'
import { narrative } from './narrative.ts'
import { organisations } from './organisations.ts'
import { paper } from './paper.ts'
import { premises } from './premises.ts'
import { layout, siteKeys } from './layout.ts'
import { hands } from './hands.ts'
import { here } from './here.ts'
import { mapTools } from './map-tools.ts'
import { honesty } from './honesty.ts'
import { mapPlace, rack } from './rack.ts'
import { refusals } from './refusals.ts'
import { lists } from './lists.ts'
import { lock } from './lock.ts'
import { print } from './print.ts'
import { relief } from './relief.ts'
import { related } from './related.ts'
import { roll } from './roll.ts'
import { siteSettings } from './site-settings.ts'
import { signInWays } from './sign-in-ways.ts'
import { myRecord } from './my-record.ts'
import { mySignIn } from './my-sign-in.ts'
import { seat } from './seat.ts'
import { secrecy } from './secrecy.ts'
import { sharing } from './sharing.ts'
import { sounds } from './sounds.ts'
import { station } from './station.ts'
import { throwing } from './throwing.ts'
import { terminals } from './terminals.ts'
import { timeline } from './timeline.ts'
import { tour } from './tour.ts'
import * as trade from './trade.ts'
import { units } from './units.ts'
import { verbs } from './verbs.ts'
import { wall } from './wall.ts'

export const zhCN: Words = {
  actions,
  alerts,
  around,
  attachments,
  audit,
  auditEvents,
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
  duty,
  fallback,
  floorPlans,
  dispatching,
  hands,
  here,
  honesty,
  incidentList,
  keyHelp,
  layout,
  mapPlace,
  mapTools,
  messages,
  narrative,
  organisations,
  paper,
  premises,
  rack,
  recommend,
  refusals,
  shortActions,
  signIn,
  signInWays,
  myRecord,
  mySignIn,
  lists,
  lock,
  siteKeys,
  siteSettings,
  sounds,
  station,
  print,
  related,
  roll,
  seat,
  terminals,
  secrecy,
  relief,
  sharing,
  throwing,
  timeline,
  times,
  tour,
  trade: { ...trade },
  units,
  verbs,
  wall,
}

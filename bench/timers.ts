import { parseArgs } from 'node:util'
import { killThrough } from './timers/kill-through.ts'

/** Alerts through kill -9 of the server, alone and with a second server process on the same database. DR35 */
export async function bench(args: string[]): Promise<Record<string, number>> {
  const { values } = parseArgs({
    args,
    options: {
      kills: { type: 'string', default: '100' },
      beside: { type: 'string', default: '10' },
      minutes: { type: 'string', default: '60' },
    },
  })
  const minutes = Number(values.minutes)
  const alone = await killThrough({ kills: Number(values.kills), isBeside: false, everyMs: 40, minutes })
  const beside = await killThrough({ kills: Number(values.beside), isBeside: true, everyMs: 40, minutes })
  return {
    kills: alone.kills,
    alerts_expected: alone.alerts,
    alerts_lost: alone.lost,
    alerts_doubled: alone.doubled,
    alerts_late: alone.late,
    alerts_marked_wrongly: alone.wronglyMarked,
    alerts_unsettled: alone.unsettled,
    beside_kills: beside.kills,
    beside_alerts_expected: beside.alerts,
    beside_alerts_lost: beside.lost,
    beside_alerts_doubled: beside.doubled,
    beside_alerts_unsettled: beside.unsettled,
  }
}

import { faultsIn, handedFrom, type Handed, type HandedItem, type ReliefSection } from '@tocsin/domain'
import type { Words } from '@tocsin/ui/words'
import { z } from 'zod'
import { ask } from '../ask.ts'
import { useLive } from '../live/line-context.ts'
import { useNames } from '../live/names.ts'
import { useAll } from '../live/use-board.ts'
import { useNow } from '../live/use-now.ts'
import { useViewer } from '../live/use-line.ts'
import { useQuestion } from '../use-question.ts'
import { useLanguage, useWords } from '../words.ts'
import { nameIn } from '@tocsin/ui/words'

const health = z.object({
  status: z.enum(['ok', 'degraded']),
  packAt: z.number().nullable(),
  backupAt: z.number().nullable(),
  auditOk: z.boolean(),
})
/** As often as faults are looked for anew. */
const everyMs = 10_000

/** What this board hands over now; undefined until the server has said what is wrong with itself. */
export function useHanded(): Handed | undefined {
  const now = useNow()
  const { org } = useViewer()
  const round = Math.floor(now / everyMs)
  const { question } = useQuestion(`health ${round}`, (signal) => ask('/api/health', health, { signal }))
  const board = {
    alert: useAll('alert'),
    incident: useAll('incident'),
    slip: useAll('slip'),
    unit: useAll('unit'),
    contact: useAll('contact'),
    closure: useAll('closure'),
    instruction: useAll('instruction'),
    premises: useAll('premises'),
  }
  const told = question?.answer
  if (told === undefined)
    return question?.phase === 'failed' ? handedFrom(board, org, now, ['database-away']) : undefined
  return handedFrom(board, org, now, faultsIn(told, now))
}

/** One line of the page: what it is called, how it stands, since when. */
export type Line = {
  readonly id: string
  readonly name: string
  readonly told: string
  readonly since: number | null
  readonly incident: string | null
}

const isStanding = (word: string, { relief }: Words): word is keyof Words['relief']['standings'] =>
  word in relief.standings

/** Tells one thing handed over, as far as it is still on this board. */
export function useTellHanded(): (section: ReliefSection, item: HandedItem) => Line {
  const words = useWords()
  const names = useNames()
  const language = useLanguage()
  const { board } = useLive().line.link
  const standing = (is: string): string => (isStanding(is, words) ? words.relief.standings[is] : '')
  const plain = ({ id, is }: HandedItem): Line => ({
    id,
    name: id.slice(0, 12),
    told: standing(is),
    since: null,
    incident: null,
  })
  const tell: { readonly [Section in ReliefSection]: (item: HandedItem) => Partial<Line> } = {
    alerts: ({ id, is }) => {
      const alert = board.get('alert', id)
      if (alert === undefined) return {}
      const { owner } = alert
      const who =
        owner.phase === 'taken'
          ? names.account(owner.by)
          : owner.phase === 'asked-person'
            ? names.account(owner.person)
            : owner.phase === 'asked'
              ? words.trade.roles[owner.role]
              : ''
      const about = alert.unit !== null ? names.unit(alert.unit) : ''
      const where = alert.incident === null ? '' : names.incident(alert.incident)
      return {
        name: [words.alerts.kinds[alert.kind], where, about].filter((each) => each !== '').join(' '),
        told: `${standing(is)} ${who}`.trim(),
        since: alert.firedAt,
        incident: alert.incident,
      }
    },
    incidents: ({ id, is }) => {
      const incident = board.get('incident', id)
      if (incident === undefined) return {}
      return {
        name: `${names.incident(id)} ${names.incidentType(incident.type)}`,
        told: `${words.trade.priorities[incident.priority]} · ${standing(is)}`,
        since: incident.openedAt,
        incident: id,
      }
    },
    slips: ({ id }) => {
      const slip = board.get('slip', id)
      if (slip === undefined) return {}
      const { addressee } = slip
      const to = addressee.kind === 'post' ? names.post(addressee.post) : names.unit(addressee.unit)
      return { name: `${names.incident(slip.incident)} ${to}`, since: slip.sentAt, incident: slip.incident }
    },
    units: ({ id, is }) => {
      const unit = board.get('unit', id)
      if (unit === undefined) return {}
      const slip = 'slip' in unit.state ? board.get('slip', unit.state.slip) : undefined
      const { phase } = unit.state
      const said = words.trade.statuses[phase]
      const on = slip === undefined ? '' : ` · ${names.incident(slip.incident)}`
      return {
        name: unit.callSign,
        told: `${is === 'overdue' ? `${said} · ${standing(is)}` : said}${on}`,
        since: unit.since.at,
        incident: slip?.incident ?? null,
      }
    },
    calls: ({ id }) => {
      const contact = board.get('contact', id)
      if (contact === undefined) return {}
      return { name: `${words.trade.channels[contact.channel]} ${contact.number}`, since: contact.parkedSince }
    },
    closures: ({ id }) => {
      const closure = board.get('closure', id)
      if (closure === undefined) return {}
      return { name: words.trade.closureReasons[closure.reason], told: closure.note, since: closure.startsAt }
    },
    faults: ({ id }) => {
      const told: Readonly<Record<string, string>> = words.relief.faults
      return { name: told[id] ?? id, told: '' }
    },
    instructions: ({ id }) => {
      const instruction = board.get('instruction', id)
      return instruction === undefined ? {} : { name: names.account(instruction.by), since: instruction.at }
    },
    notes: ({ id }) => {
      const premises = board.get('premises', id.split('/', 1)[0] ?? '')
      const note = premises?.notes.find((each) => id.endsWith(`/${each.id}`))
      if (premises === undefined || note === undefined) return {}
      return {
        name: `${premises.name === null ? '' : nameIn(language, premises.name)} ${words.premises.kinds[note.kind]}`,
        told: '',
      }
    },
  }
  return (section, item) => ({ ...plain(item), ...tell[section](item) })
}

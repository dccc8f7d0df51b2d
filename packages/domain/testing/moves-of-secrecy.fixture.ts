import { glassReasons, sealReasons } from '../secrecy/secrecy.ts'
import { leaders, orgOf, someone, type Moves } from './choosing.fixture.ts'
import type { Dice } from './dice.fixture.ts'

const breakers = ['taker', 'dispatcher', 'shift', 'duty', 'officer-1'] as const
const colleagues = (dice: Dice, org: string): string[] => [
  dice.id('account', (account) => account.org === org && !account.disabled),
]

/** A sealed incident, its organisation, and somebody who is named in it. */
function sealedOne(dice: Dice) {
  const incident = dice.id('incident', ({ sealed }) => sealed !== null)
  const people = dice.stage.ledger.get('incident', incident)?.sealed?.people ?? []
  const org = orgOf(dice, 'incident', incident)
  const isEnabled = (id: string): boolean => dice.stage.ledger.get('account', id)?.disabled === false
  return { incident, org, people, by: people.find(isEnabled) ?? someone(dice, org, leaders) }
}

/** Incidents sealed and unsealed, and glass broken. */
export const movesOfSecrecy: Moves<
  'seal-incident' | 'change-sealed' | 'unseal-incident' | 'follow-seal' | 'break-glass' | 'end-glass'
> = {
  'seal-incident': (dice) => {
    const incident = dice.id('incident', ({ sealed }) => sealed === null)
    const org = orgOf(dice, 'incident', incident)
    const people = colleagues(dice, org)
    return [someone(dice, org, leaders), 'seal-incident', { incident, people, reason: dice.of(sealReasons) }]
  },
  'change-sealed': (dice) => {
    const { incident, org, people, by } = sealedOne(dice)
    const remove = dice.once(2) ? people.slice(0, 1) : []
    return [by, 'change-sealed', { incident, add: colleagues(dice, org), remove }]
  },
  'unseal-incident': (dice) => {
    const { incident, by } = sealedOne(dice)
    return [by, 'unseal-incident', { incident }]
  },
  'follow-seal': (dice) => [
    'system',
    'follow-seal',
    {
      alert: dice.id('alert', ({ sealed, incident }) => {
        const of = incident === null ? undefined : dice.stage.ledger.get('incident', incident)
        return (of?.sealed ?? null) !== null && sealed === null
      }),
    },
  ],
  'break-glass': (dice) => {
    const incident = dice.id('incident', ({ sealed, state }) => sealed !== null || state.phase === 'closed')
    const by = someone(dice, orgOf(dice, 'incident', incident), breakers)
    const glass = `glass-${dice.stage.ledger.log.length}`
    return [by, 'break-glass', { glass, incident, reason: dice.of(glassReasons), words: null }]
  },
  'end-glass': (dice) => {
    const account = dice.id('account', ({ letInto }) => letInto.some(({ how }) => how === 'glass'))
    const letInto = dice.stage.ledger.get('account', account)?.letInto ?? []
    const incident = letInto.find(({ how }) => how === 'glass')?.incident ?? 'none'
    // half an hour passes at once, or it does not
    if (dice.once(2)) dice.stage.now += 1_800_000
    return ['system', 'end-glass', { account, incident }]
  },
}

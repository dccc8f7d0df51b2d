import { handedFrom, reliefSections, type Handed } from '../relief/handed.ts'
import { isUnderWay } from '../relief/relief.ts'
import { leaders, desk, someone, type Moves } from './choosing.fixture.ts'
import type { Dice } from './dice.fixture.ts'

/** What the ledger of an organisation hands over now. */
export const handedNow = ({ stage }: Pick<Dice, 'stage'>, org: string): Handed => {
  const { ledger, now } = stage
  return handedFrom(
    {
      alert: ledger.all('alert'),
      incident: ledger.all('incident'),
      slip: ledger.all('slip'),
      unit: ledger.all('unit'),
      contact: ledger.all('contact'),
      closure: ledger.all('closure'),
      instruction: ledger.all('instruction'),
      premises: ledger.all('premises'),
    },
    org,
    now,
    [],
  )
}

function underWay(dice: Dice) {
  const relief = dice.id('relief', isUnderWay)
  const there = dice.stage.ledger.get('relief', relief)
  return { relief, org: there?.org ?? 'police', people: there?.people ?? [] }
}

/** One shift after the other, and what leaders tell the next. */
export const movesOfRelief: Moves<
  | 'begin-relief'
  | 'comment-relief'
  | 'hand-relief'
  | 'take-relief'
  | 'drop-relief'
  | 'write-instruction'
  | 'end-instruction'
> = {
  'begin-relief': (dice) => {
    const org = dice.of(['police', 'fire'])
    const by = someone(dice, org, desk)
    return [by, 'begin-relief', { relief: dice.fresh('relief', 'l'), people: [by, dice.id('account')] }]
  },
  'comment-relief': (dice) => {
    const { relief, org } = underWay(dice)
    const comment = `lc-${dice.stage.ledger.log.length}`
    const section = dice.of(reliefSections)
    return [someone(dice, org, desk), 'comment-relief', { relief, comment, section, text: 'a remark' }]
  },
  'hand-relief': (dice) => {
    const { relief, org, people } = underWay(dice)
    const goes = people.find((each) => dice.stage.ledger.get('account', each)?.disabled === false)
    return [goes ?? someone(dice, org, leaders), 'hand-relief', { relief, seen: handedNow(dice, org) }]
  },
  'take-relief': (dice) => {
    const { relief, org } = underWay(dice)
    return [someone(dice, org, desk), 'take-relief', { relief, seen: handedNow(dice, org) }]
  },
  'drop-relief': (dice) => {
    const { relief, org } = underWay(dice)
    return [someone(dice, org, leaders), 'drop-relief', { relief }]
  },
  'write-instruction': (dice) => {
    const org = dice.of(['police', 'fire'])
    const instruction = dice.fresh('instruction', 'd')
    return [someone(dice, org, leaders), 'write-instruction', { instruction, text: 'look after the bridge' }]
  },
  'end-instruction': (dice) => {
    const instruction = dice.id('instruction', ({ endedAt }) => endedAt === null)
    const org = dice.stage.ledger.get('instruction', instruction)?.org ?? 'police'
    return [someone(dice, org, leaders), 'end-instruction', { instruction }]
  },
}

import { expect, it } from 'vitest'
import { handedFrom, type BoardToHand } from './handed.ts'

const nothing: BoardToHand = {
  alert: [],
  incident: [],
  slip: [],
  unit: [],
  contact: [],
  closure: [],
  instruction: [],
  premises: [],
}
const open = { org: 'police', state: { phase: 'open' as const } }

it('leaves out what is sealed, so that it says the same to whoever signs and tells nobody of a secret', () => {
  const incident = [
    { ...open, id: 'plain', sealed: null },
    { ...open, id: 'secret', sealed: { people: ['p-duty'] } },
  ]
  const toWhoIsNamed = handedFrom({ ...nothing, incident }, 'police', 0, [])
  const toOthers = handedFrom({ ...nothing, incident: incident.slice(0, 1) }, 'police', 0, [])
  expect(toWhoIsNamed).toEqual(toOthers)
  expect(toOthers.incidents).toEqual([{ id: 'plain', is: 'open' }])
})

it('leaves out what another organisation owns', () => {
  const incident = [{ ...open, org: 'fire', id: 'theirs', sealed: null }]
  expect(handedFrom({ ...nothing, incident }, 'police', 0, []).incidents).toEqual([])
})

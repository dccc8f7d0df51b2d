import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { commandNames, commandSchemas } from './all-commands.ts'
import { eventTypes, samples } from './history/index.ts'
import { neutralListing } from './catalogue/catalogue.ts'
import { grantees, permissions } from './permissions.ts'
import { refusalCodes } from './refusals.ts'
import { subjectKinds } from './subject.ts'
import { planted } from './testing/planted.fixture.ts'
import { isNeverStored, namesIn } from './walls/index.ts'

const schemas = commandNames.map((name) => z.toJSONSchema(commandSchemas[name], { io: 'input' }))
const named = {
  commands: commandNames,
  'fields and codes of commands': [...namesIn(schemas)],
  events: Object.keys(eventTypes),
  'fields of events': [...namesIn(samples)],
  'fields of states': [...namesIn(subjectKinds.map((kind) => planted().ledger.all(kind)))],
  'neutral lists': [...namesIn(neutralListing)],
  'roles, verbs, refusals and kinds': [...grantees, ...Object.keys(permissions), ...refusalCodes, ...subjectKinds],
}

describe('the schema', () => {
  it.each(Object.entries(named))('names nothing that is never stored: %s', (_, names) => {
    expect(names.length).toBeGreaterThan(0)
    expect(names.filter(isNeverStored)).toEqual([])
  })

  it.each([
    'plate',
    'numberPlate',
    'licence-plate',
    'imei',
    'IMSI',
    'face_id',
    'macAddress',
    'riskScore',
    'watch',
    '重点人员编号',
  ])('would be caught naming %s', (name) => {
    expect(isNeverStored(name)).toBe(true)
  })

  it.each(['template', 'surface', 'interface', 'watched', 'underscore', 'handover'])('may name %s', (name) => {
    expect(isNeverStored(name)).toBe(false)
  })

  it('reaches all fields of the commands', () => {
    expect(named['fields and codes of commands']).toEqual(
      expect.arrayContaining(['callerNumber', 'radiusM', 'happenedAt', 'decontamination']),
    )
  })
})

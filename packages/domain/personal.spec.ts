import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { commandNames, commandSchemas, type CommandName } from './all-commands.ts'
import { Plain } from './personal.ts'
import { sealingSubject } from './sealing.ts'
import { isFreeText, leavesOf } from './walls/index.ts'

const leaves = commandNames.flatMap((name) => leavesOf(z.toJSONSchema(commandSchemas[name], { io: 'input' }), name))
const personal = leaves.filter(({ schema }) => schema['personal'] === true)

describe('a personal field', () => {
  it('is every free text of a command but these: names of things, a line of the gazetteer, notes about roads, codes checked by a list', () => {
    const clear = leaves.filter((leaf) => isFreeText(leaf) && leaf.schema['personal'] !== true).map(({ path }) => path)
    expect(clear.toSorted()).toEqual([
      ...['capabilities', 'feedback[].kind.of', 'feedback', 'severity.steps', 'tags', 'types'].flatMap((list) =>
        ['en', 'zh'].map((language) => `change-catalogue.listing.${list}[].name.${language}`),
      ),
      'change-closure.note',
      'change-post.name.en',
      'change-post.name.zh',
      'change-premises.address',
      'change-premises.name.en',
      'change-premises.name.zh',
      'change-settings.listViews[].name',
      // ids of the city's layer of beats
      'change-settings.listViews[].view.beats[]',
      // centres, not people
      'change-settings.partners[].name.en',
      'change-settings.partners[].name.zh',
      'change-unit.callSign',
      'change-unit.name.en',
      'change-unit.name.zh',
      'draw-closure.note',
      // by field of the organisation's list: checked by it, numbers of persons refused
      'file-feedback.values{}',
      'found-organisation.name.en',
      'found-organisation.name.zh',
      'found-organisation.timeZone',
      'open-incident.place.label',
      'open-incident.place.labelEn',
      'open-post.name.en',
      'open-post.name.zh',
      'place-incident.place.label',
      'place-incident.place.labelEn',
      // keys made of kinds, ids and times, by the program alone
      'raise-alert.about',
      'raise-alert.timer',
      'register-premises.address',
      'register-premises.name.en',
      'register-premises.name.zh',
      'register-unit.callSign',
      'register-unit.name.en',
      'register-unit.name.zh',
      'teach-name.heard',
      'teach-name.place.label',
      'teach-name.place.labelEn',
      // ids of areas and lines of the gazetteer
      'write-plan.body.areaOrder[][]',
      'write-plan.body.name.en',
      'write-plan.body.name.zh',
      'write-plan.body.when.addresses[]',
      'write-plan.body.when.areas[]',
    ])
  })

  it('is sealed under the contact, incident or note that its command names', () => {
    const holding = new Set(personal.map(({ path }) => path.replace(/\..*/, '')))
    expect([...holding].toSorted()).toEqual(Object.keys(sealingSubject).toSorted())
    const isCommand = (name: string): name is CommandName => name in commandSchemas
    for (const [name, kind] of Object.entries(sealingSubject)) {
      expect(isCommand(name) && Object.keys(commandSchemas[name].shape), name).toContain(kind)
    }
  })

  it('covers where the caller is as a whole', () => {
    expect(personal.map(({ path }) => path)).toContain('describe-contact.words.callerPlace')
  })

  it('does not show itself by accident', () => {
    const words = new Plain('13800000000')
    expect(JSON.stringify({ words })).toBe('{"words":"[personal]"}')
    expect(inspect({ words })).not.toContain('138')
  })
})

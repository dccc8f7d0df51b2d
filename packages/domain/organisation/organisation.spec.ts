import { describe, expect, it } from 'vitest'
import { commandSchemas } from '../all-commands.ts'
import { Stage, type Step } from '../testing/stage.fixture.ts'
import { town } from '../testing/town.fixture.ts'

const founding = (by = 'system'): Step => [
  by,
  'found-organisation',
  {
    organisation: 'rescue',
    name: { zh: '应急救援', en: 'Rescue' },
    division: '440307',
    timeZone: 'Asia/Kathmandu',
  },
]

describe('an organisation', () => {
  it('is founded by the program, with its division and time zone', () => {
    const stage = new Stage()
    expect(stage.when(...founding()).happened).toEqual(['organisation-founded'])
    expect(stage.the('organisation', 'rescue')).toMatchObject({ division: '440307', timeZone: 'Asia/Kathmandu' })
  })

  it('is founded once', () => {
    const stage = new Stage().given(founding())
    expect(stage.when(...founding()).refused).toBe('exists-already')
  })

  it('is founded by nobody else', () => {
    for (const by of ['p-admin', 'p-duty', 'source/police']) {
      expect(town().when(...founding(by)).refused).toBe('not-allowed')
    }
  })

  it.each([
    ['division', '44030'],
    ['division', '44030x'],
    ['timeZone', 'Asia/Nowhere'],
    ['timeZone', ''],
    ['name', { zh: '', en: 'Rescue' }],
    ['organisation', 'a b'],
  ])('does not take %s = %j', (field, value) => {
    const read = commandSchemas['found-organisation'].safeParse({ ...founding()[2], [field]: value })
    expect(read.error?.issues[0]?.path[0]).toBe(field)
  })
})

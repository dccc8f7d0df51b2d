import { expect, it } from 'vitest'
import { aidLines } from './aid-lines.ts'

const aid = (id: string, metres: number, part: object = {}) => ({
  id,
  name: {},
  detail: '',
  emergency: null,
  metres,
  ...part,
})

it('tells help by its name, else by what is written there, else by how far it is: never an empty line', () => {
  const aids = [
    aid('n1', 78),
    aid('n2', 94, { detail: '3 层走廊' }),
    aid('n3', 120, { name: { zh: '县医院门厅' } }),
    aid('n4', 130),
  ]
  expect(aidLines(aids, 'en')).toEqual({
    named: [
      { id: 'n2', said: '3 层走廊', metres: 94 },
      { id: 'n3', said: '县医院门厅', metres: 120 },
    ],
    nameless: [78, 130],
  })
})

import type { Area, Organisation, Post } from '@tocsin/domain'
import { describe, expect, it } from 'vitest'
import { areaMarks, previewMarks } from './area-marks.ts'

const area: Area = [
  [
    [
      [113, 22],
      [113.1, 22],
      [113.1, 22.1],
      [113, 22],
    ],
  ],
]
/* oxlint-disable typescript/no-unsafe-type-assertion -- of documents only these fields are looked at */
const org = (id: string, ground: Area | null) => ({ id, area: ground }) as unknown as Organisation
const post = (id: string, of: string) => ({ id, org: of, area }) as unknown as Post
/* oxlint-enable typescript/no-unsafe-type-assertion */

describe('areas on the map', () => {
  it('are one’s own, those of one’s own posts, and the neighbours’ in another colour; never a neighbour’s posts', () => {
    const marks = areaMarks(
      [org('own', area), org('next', area), org('none', null)],
      [post('p1', 'own'), post('p2', 'next')],
      'own',
    )
    expect(marks.map(({ id }) => id)).toEqual(['own', 'next', 'post p1'])
    expect(marks[0]?.colour).not.toBe(marks[1]?.colour)
  })

  it('that are looked at before they are saved show what is wrong with them', () => {
    const looks = previewMarks([
      { id: 'mine', area, look: 'new' },
      { id: '0', area, look: 'overlap' },
      { id: '1', area, look: 'gap' },
    ])
    expect(new Set(looks.map(({ colour }) => colour)).size).toBe(3)
  })
})

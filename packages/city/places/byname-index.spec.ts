import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BynameIndex, isSpellingOf } from './byname-index.ts'

const names = {
  coop: '老供销社',
  mill: 'Old Mill Landing',
  ktv: '红星KTV旧址',
  gate: '北门口',
} as const
const index = (): BynameIndex => new BynameIndex(Object.entries(names))
const found = (text: string, at = index()): string[] => at.search(text, 8).map(({ id }) => id)

describe('names that a centre was taught', () => {
  it.each([
    ['exact', '老供销社', 'coop'],
    ['one character typed', '老', 'coop'],
    ['a beginning', '老供销', 'coop'],
    ['an ending', '供销社', 'coop'],
    ['traditional script', '老供銷社', 'coop'],
    ['full pinyin', 'laogongxiaoshe', 'coop'],
    ['pinyin by syllable, unfinished', 'lao gong xiao', 'coop'],
    ['initials', 'lgxs', 'coop'],
    ['the pinyin of an ending', 'gongxiaoshe', 'coop'],
    ['one letter of the pinyin wrong', 'laogonxiaoshe', 'coop'],
    ['other characters of the same sound', '老供消社', 'coop'],
    ['one character too many', '老供销合社', 'coop'],
    ['a name within a text', '老供销社对面', 'coop'],
    ['capitals', 'OLD MILL', 'mill'],
    ['a later word', 'landing', 'mill'],
    ['words written together', 'oldmill', 'mill'],
    ['two letters swapped', 'odl mill landing', 'mill'],
    ['letters among characters', '红星ktv', 'ktv'],
    ['full-width letters', '红星ＫＴＶ', 'ktv'],
  ])('are found by %s', (_, text, id) => {
    expect(found(text)[0]).toBe(id)
  })

  it.each(['', ' ', '人民路', 'xyz', 'l', 'bridge', '???', '👍'])('are not found by %j', (text) => {
    expect(found(text)).toEqual([])
  })

  it('say which was typed whole', () => {
    const exact = (text: string) => index().search(text, 8)[0]?.isExact
    expect([exact('老供销社'), exact('laogongxiaoshe'), exact('老供销'), exact('lgxs')]).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  it('come and go at once; the same words may mean two places', () => {
    const at = index()
    at.put('coop-2', '老供销社')
    expect(found('老供销社', at)).toEqual(['coop', 'coop-2'])
    at.remove('coop')
    expect(found('老供销社', at)).toEqual(['coop-2'])
    at.put('coop-2', '大礼堂')
    expect([found('老供销社', at), found('dlt', at)]).toEqual([[], ['coop-2']])
  })

  it('are found however they came, and leave nothing behind when they go', () => {
    const name = fc.stringMatching(/^[老旧大北门桥路abcde ]{1,8}$/)
    fc.assert(
      fc.property(fc.array(name, { maxLength: 12 }), fc.array(fc.nat(11)), name, (all, gone, text) => {
        const grown = new BynameIndex()
        all.forEach((each, id) => grown.put(String(id), each))
        for (const id of gone) grown.remove(String(id))
        const left = all.map((each, id) => [String(id), each] as const).filter(([id]) => !gone.includes(Number(id)))
        expect(grown.search(text, 50)).toEqual(new BynameIndex(left).search(text, 50))
        for (const [id, each] of left.filter(([, one]) => one.trim() !== ''))
          expect(grown.search(each, 50).map((one) => one.id)).toContain(id)
      }),
    )
  })
})

describe('a text', () => {
  const names = ['江岸区解放北路', '解放北路', 'Jiefang North Road']

  it.each(['解放北路', '解放', 'jiefangbeilu', 'jfbl', 'jiefan', '解放北陆', 'Jiefnag North Road', 'north road'])(
    '%j is a spelling of the name it found',
    (text) => expect(isSpellingOf(text, names)).toBe(true),
  )

  it.each(['老供销社', '解放北路老供销社', '解放北路对面', 'old coop', '', '?'])('%j says something else', (text) =>
    expect(isSpellingOf(text, names)).toBe(false),
  )
})

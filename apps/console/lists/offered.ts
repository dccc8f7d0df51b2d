import { branchCapability, branches, unitKinds, type ListedCapability } from '@tocsin/domain'
import { wordsOf } from '@tocsin/ui/words'

type Offered = Pick<ListedCapability, 'code' | 'name' | 'of' | 'retired'>

const both = (code: string, zh: string, en: string): Offered => ({
  code,
  name: { zh, en },
  of: 'units',
  retired: false,
})

/** What can be asked for, with its name in both languages: kinds of unit, the site's capabilities, any unit of a branch. */
export function offeredIn(capabilities: readonly ListedCapability[]): readonly Offered[] {
  const [zh, en] = [wordsOf('zh-CN'), wordsOf('en')]
  return [
    ...unitKinds.map((kind) => both(kind, zh.trade.unitKinds[kind], en.trade.unitKinds[kind])),
    // a capability of a kind's code (boat) is the same need
    ...capabilities.filter(({ code }) => unitKinds.every((kind) => kind !== code)),
    ...branches.map((each) =>
      both(
        branchCapability(each),
        zh.lists.anyUnitOf(zh.trade.branches[each]),
        en.lists.anyUnitOf(en.trade.branches[each]),
      ),
    ),
  ]
}

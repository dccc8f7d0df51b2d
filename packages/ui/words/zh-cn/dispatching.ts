import type { ReasonWords } from '../reason-words.ts'

export const dispatching = {
  reasons: {
    chosen: {
      'first-there': () => '最先到场',
      'quickest-of': ({ of }) => `${of} 个可用力量中最快`,
      'only-one': () => '仅此力量可满足',
      'fits-set': ({ quicker }) => `整体最优（另有 ${quicker} 个单独更快）`,
      'time-unknown': () => '到场时间未知；无已知时间的力量可满足',
      'divert-needed': () => '须从较低优先级警情抽调；否则力量不足',
      'further-area': () => '来自后续区域；否则力量不足',
    },
    passedOver: {
      'lacks-capability': () => '不具备所需能力',
      'area-not-asked': () => '属后续区域，无需动用',
      'would-abandon': () => '须放下手头警情，无此必要',
      'filled-no-later': ({ by, need }, names) =>
        need === null
          ? `${names.unit(by)} 不晚于它到场`
          : `${names.need(need)} 由 ${names.unit(by)} 满足，且不晚于它到场`,
      'met-already': () => '现场力量已满足',
      'fits-worse': ({ more }) => (more > 0 ? `选它会多缺 ${more}` : '选它则整体到场更慢'),
    },
  } satisfies ReasonWords,
}

import type { Words } from '../words.ts'

export const station: Words['station'] = {
  room: (post) => `综合指挥室 · ${post}`,
  noPost: '此账号未设所队，派警单到不了这里。请管理员在“人员与所队”里设定。',
  none: (post) => `${post}暂无派警单。新派警单到达时会响铃，在此列出直至警情结案，按 Alt ↵ 签收。`,
  refuse: '拒签派警单',
  refuseShort: '拒签',
  refuseHint: '派警单立即连同原因退回指挥中心，由其另派。',
  refused: (reason) => `所队拒签：${reason}`,
  endsItself: '完成所等之事，此警示自行解除：签收、指派力量、报状态、反馈。',
  ownUnitsOnly: '本所队待命力量。其他力量由指挥中心派出。',
}

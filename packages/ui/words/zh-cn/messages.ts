import type { Words } from '../words.ts'

export const messages: Words['messages'] = {
  title: '消息',
  none: '一小时内没有往来，也没有等待答复的消息。',
  more: (count) => `另有 ${count} 条`,
  ways: { in: '收到', out: '发出' },
  waitsHere: '等待本席处理',
  waitsThere: '尚未答复',
  dangerOver: '危险已解除',
  dispatch: '派警单：尚未确认',
  slip: '派往所队的派警单',
  feedback: '反馈待核',
  feedbackReturned: '反馈已退回',
  passes: { waiting: '未签收', told: '已告知', signed: '已签收', refused: '已拒绝', withdrawn: '已撤回' },
  offersIncident: '请求移交此警情',
  offeredIncident: '已提出移交，对方未接受',
  answers: {
    news: () => '电台确认已知',
    dispatch: () => '电台确认',
    slip: () => '电台签收',
    feedback: (way) => (way === 'in' ? '核对反馈' : '补填反馈'),
    pass: () => '录入对方答复',
    handover: (way) => (way === 'in' ? '接受' : '撤回'),
  },
  show: '打开警情',
  write: '记录',
}

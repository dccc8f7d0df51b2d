import type { Words } from '../words.ts'

export const commandLine: Words['commandLine'] = {
  title: '命令行',
  prompt: 'd 23 E12 · E12 os · 备注 23 …… · 查找 …… · 或任一按键的名称',
  nothing: '没有这个名称。',
  hint: '回车执行，Tab 补全，方向键选择，Esc 退出。无论输入法是否打开，字母都按英文录入；“备注”“查找”之后可用输入法。',
  verbs: {
    send: '派',
    note: '备注',
    find: '查找',
    close: '结案',
    feedback: '反馈',
    edit: '修改',
    tags: '标签',
    join: '合并',
    'hand-over': '移交',
    'send-to-post': '派所',
    'units-of': '状态',
  },
  send: (units, incident) => `派 ${units} 到 ${incident}`,
  report: (unit, status) => `${unit}：${status}`,
  note: (incident, note) => `${incident} 备注：${note}`,
  showIncident: (incident, words) => `${incident} ${words}`,
  showUnit: (unit) => `力量 ${unit}`,
  about: (verb, incident) => `${incident}：${verb}`,
  goesOn: '继续输入',
  notNow: '此处目前不能执行',
}

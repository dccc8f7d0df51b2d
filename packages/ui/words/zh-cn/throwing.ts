export const throwing = {
  title: '飞投警情',
  hint: '大屏显示一分钟，不含个人信息；处置中的力量收到提示；其他席位收到一条不打断操作的提示。',
  likely: (key: string, to: string) => `不开窗口，一键飞投：${key} 给 ${to}。`,
  wall: '大屏',
  away: '未在线',
  findPerson: '按用户名查找',
  done: (incident: string, to: string) => `${incident} 已飞投：${to}`,
  offer: (by: string, incident: string, type: string) => `${by} 飞投 ${incident} ${type}`,
  open: '打开',
}

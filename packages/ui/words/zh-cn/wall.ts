import type { Words } from '../words.ts'

export const wall: Words['wall'] = {
  title: '大屏',
  quiet: '目前没有未结警情。',
  nowhere: '地点未明',
  nobody: '无力量',
  more: (n) => `另有 ${n} 起`,
  clocks: '等候时长与目标',
  clockNames: {
    answer: '振铃到接听',
    signing: '下达到签收',
    dispatch: '立警到首次派警',
    arrival: '立警到首批到场',
  },
  lastHours: (hours) => (hours === 1 ? '最近一小时' : `最近 ${hours} 小时`),
  percentile: (share, median) => `${share}% 不超过 · 中位数 ${median}`,
  target: (target, share) => `目标 ${target}，达标率 ${share}%`,
  within: (share, count, doubtful) =>
    `${share} 达标，共 ${count} 次${doubtful === 0 ? '' : `（另有 ${doubtful} 次存疑，未计）`}`,
  lastHour: (wait, count) => `最近一小时 ${wait}，共 ${count} 次`,
  ringing: (calls, longest) => `${calls} 个来电振铃中 · 最长 ${longest}`,
  asOf: (time) => `截至 ${time}`,
  noSample: '尚无数据',
  counting: '正在统计……',
  failed: '统计失败，正在重试。',
  stale: (age) => `统计于 ${age} 前`,
  counts: (contacts, opened, closed) => `来电等 ${contacts} 次，立警 ${opened} 起，结案 ${closed} 起`,
  area: (name, incidents, free) => `${name} · 警情 ${incidents} 起 · 待命 ${free}`,
  everything: '全域',
  byRoads: '历史警情不足，暂按道路平均计算。',
}

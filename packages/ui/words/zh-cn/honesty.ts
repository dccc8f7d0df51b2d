import type { Words } from '../words.ts'

export const honesty: Words['honesty'] = {
  title: '本席状态',
  connection: '连接',
  since: (time) => `自 ${time} 起`,
  heard: '最近收到服务器消息',
  ago: (age) => `${age} 前`,
  entry: '所示内容',
  upTo: (position) => `截至日志第 ${position} 条`,
  behindBy: (count) => `比服务器少 ${count} 条`,
  clock: '本机时钟与服务器之差',
  serverClock: '日志时钟与服务器主机之差',
  offset: (ms) =>
    Math.abs(ms) < 100 ? '一致（0.1 秒以内）' : `${ms > 0 ? '快' : '慢'} ${(Math.abs(ms) / 1000).toFixed(1)} 秒`,
  version: '服务器版本',
  pack: '应急纸质备份写于',
  noPack: '服务器启动后尚未写过',
  backup: '最近一次备份',
  noBackup: '服务器启动后没有，或未设自动备份',
  queue: '服务器尚未答复',
  allSent: '没有等待：全部已发送并得到答复。',
  queueNote: '服务器恢复后按此顺序发送，保留原来的时间；关闭页面也不会丢失。',
}

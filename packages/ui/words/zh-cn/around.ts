import type { Words } from '../words.ts'

export const around: Words['around'] = {
  units: '附近力量',
  posts: '附近所队',
  near: '按行车时间',
  none: '暂无',
  failed: '暂时无法计算行车时间。',
  reachFrom: (post: string) => `从${post}出发的可达范围`,
  follows: (unit: string) => `正在跟随 ${unit}`,
  noUnit: '请先在力量栏或地图上选中一个单位。',
  trailsOf: (units: number) => `${units} 个单位派警后的轨迹`,
  noTrails: '本警情没有在途或在场单位，没有轨迹。',
  trailsLoading: '正在调取轨迹，查看会留痕',
  trailsFailed: '暂时无法调取轨迹。',
  sentAt: (unit: string, time: string) => `${unit} ${time} 派出`,
  reached: (from: string, minutes: string) => `从${from}出发 ${minutes} 分钟可达`,
  reachLoading: '正在计算可达范围…',
  reachFailed: '暂时无法计算可达范围。',
  thisPoint: '此处',
  minutes: (minutes: number) => `${minutes} 分钟`,
  hide: '隐藏',
}

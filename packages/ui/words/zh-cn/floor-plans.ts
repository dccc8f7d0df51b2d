import type { Words } from '../words.ts'

export const floorPlans: Words['floorPlans'] = {
  title: '平面图',
  storeys: (count) => `${count}个楼层`,
  level: (level) => (level === '' ? '未注明楼层' : /[层楼]$/.test(level) ? level : `${level}层`),
  choose: '楼层',
  show: '在地图上显示',
  shown: '已在地图上显示',
  opacity: '不透明度',
  large: '大图',
  print: '打印本层平面图',
  close: '关闭平面图',
  loading: '平面图加载中…',
  missing: '本层图像已丢失，请管理员重新导入城市数据。',
  unreachable: '未连接，平面图未能加载；将自动重试。',
  broken: '此图像无法显示。',
  unknown: '未能查询此处有无平面图：服务器没有回应。',
  picture: (place, level) => `${place}${level}平面图`,
  nearer: '放大',
  farther: '缩小',
  whole: '全图',
  how: '滚轮或 + −：缩放 · 拖动或方向键：移动 · 0：全图 · PgUp PgDn：换层',
}

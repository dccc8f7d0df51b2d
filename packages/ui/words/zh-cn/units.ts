import type { Words } from '../words.ts'

/** Signing units on, what they can do, and the settings about their statuses. */
export const units: Words['units'] = {
  people: '人数',
  peopleHint: '留空：按上勤账号数',
  skills: '其中',
  onCall: '备勤：可联系，人不在车（队）上',
  signOn: (unit) => `${unit} 上勤`,
  countWrong: (most) => `请填整数，最多 ${most}。`,
  equip: '能力',
  equipOf: (unit) => `${unit} 的能力`,
  equipSave: '保存',
  equipAbout: '种类自带能力之外的装备与能力，供处警预案匹配。',
  amountWrong: '请填 0 到 10000 之间的数。',
  measures: { metres: '米', litres: '升', tonnes: '吨', persons: '人' },
  can: '能力',
  peopleOf: (count) => `${count} 人`,
  graph: '状态流转',
  graphAbout:
    '按力量种类规定什么状态之后可报什么状态。行为当前状态，勾选为可报的下一状态。停勤随时可报；不可倒退；只有派警单能带来任务。',
  graphFrom: '当前 ＼ 下一',
  graphCell: (from, to) => `${from} → ${to}`,
  graphAlways: '始终允许',
  graphNever: '不可能',
  graphDiffers: '与通用不同',
  graphTrap: (statuses) => `死路：处于${statuses}的力量将再也无法待命。`,
  graphUsual: '通用',
  graphPicture: '流转图',
  graphLegend: '着色：与通用不同。短横：不可能。方向键移动，空格勾选。',
  turnout: '出动用时',
  turnoutAbout:
    '从下达派警单到力量动身的秒数，计入到场时间。通用值：NFPA 1710（消防 80 秒、急救 60 秒），消防站和巡逻车一分钟出动；备勤：五分钟到队并着装。',
  atPost: '在驻地',
  away: '在外',
  onCallS: '备勤',
  turnoutRange: '请填整秒，0 到 3600。',
  turnoutUsual: '通用',
  seconds: (value) => `${value} 秒`,
  told: ({ at, by, radio, happened }) =>
    `${by} 于 ${at} ${radio ? '据电台' : ''}告知${happened === undefined ? '' : `，补录 ${happened}`}`,
  toldFor: ({ radio, happened }) =>
    [radio ? '电台' : '', happened === undefined ? '' : `补录 ${happened}`].filter((each) => each !== '').join('，'),
}

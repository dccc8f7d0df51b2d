export const statuses = {
  'off-duty': '下勤',
  available: '待命',
  'on-call': '备勤',
  'out-of-service': '停勤',
  dispatched: '已派',
  acknowledged: '已确认',
  'en-route': '出动',
  'on-scene': '到场',
  transporting: '转送',
  'at-destination': '送抵',
  clearing: '收尾',
}

export const shortStatuses = {
  'off-duty': '下勤',
  available: '待命',
  'on-call': '备勤',
  'out-of-service': '停勤',
  dispatched: '已派',
  acknowledged: '确认',
  'en-route': '出动',
  'on-scene': '到场',
  transporting: '转送',
  'at-destination': '送抵',
  clearing: '收尾',
}

export const unitKinds = {
  patrol: '巡逻车',
  engine: '消防车',
  ladder: '云梯车',
  rescue: '抢险车',
  ambulance: '救护车',
  command: '指挥车',
  motorcycle: '摩托车',
  foot: '步巡',
  boat: '船艇',
  other: '其他',
}

export const outOfServiceReasons = {
  breakdown: '故障',
  refuelling: '加油',
  restocking: '补给',
  meal: '用餐',
  training: '训练',
  decontamination: '洗消',
  other: '其他',
}

export const channels = {
  phone: '电话',
  text: '短信',
  page: '网页',
  'walk-in': '当面',
  'alarm-device': '报警设备',
  partner: '联动单位',
  patrol: '巡逻发现',
}

export const choiceReasons = {
  'local-knowledge': '熟悉当地',
  'crew-asked': '班组请缨',
  equipment: '装备需要',
  'closer-than-known': '实际更近',
  other: '其他',
  skipped: '未说明',
}

export const endReasons = {
  'wrong-number': '错拨',
  silent: '无声',
  'child-at-play': '儿童玩耍',
  nuisance: '骚扰',
  enquiry: '咨询',
  'not-ours': '非本辖区业务',
  test: '测试',
  abandoned: '未接挂断',
}

export const incidentPhases = {
  open: '处置中',
  'awaiting-feedback': '待反馈',
  returned: '退回补正',
  joined: '已并入',
  closed: '已结',
}

export const dispositions = {
  handled: '已处置',
  'no-action-needed': '无需处置',
  'nothing-found': '未发现情况',
  'false-alarm': '误报',
  'passed-on': '已移交',
  cancelled: '取消',
  duplicate: '重复警情',
}

export const slipPhases = {
  planned: '预派，未下达',
  sent: '已下达，未签收',
  signed: '已签收，未指派力量',
  working: '处置中',
  finished: '处置完毕',
  cancelled: '已撤销',
}

export const slipRefusals = {
  'out-of-area': '不属本辖区',
  'no-crew': '无可派力量',
  'sent-twice': '重复派警',
  'not-ours': '不属本所队职责',
}

export const milestones = {
  acknowledged: '确认',
  left: '出动',
  onScene: '到场',
  transporting: '转送',
  atDestination: '送抵',
  finished: '完毕',
}

export const shortMilestones = {
  acknowledged: '确认',
  left: '出动',
  onScene: '到场',
  transporting: '转送',
  atDestination: '送抵',
  finished: '完毕',
}

export const feedbackPhases = {
  'not-due': '尚未到期',
  due: '待反馈',
  filed: '已反馈，待审核',
  returned: '退回补正',
  accepted: '审核通过',
}

export const feedbackResults = {
  resolved: '已解决',
  'report-taken': '已受理立案',
  mediated: '已调解',
  transported: '已送医',
  extinguished: '已扑灭',
  'nothing-found': '未发现情况',
  'refused-help': '当事人拒绝',
  'passed-on': '已移交',
  other: '其他',
}

export const roles = {
  'call-taker': '接警员',
  dispatcher: '调度员',
  'shift-leader': '值班长',
  'duty-leader': '指挥长',
  'station-officer': '所队值班员',
  responder: '处警人员',
  administrator: '管理员',
  auditor: '审计员',
  source: '来源设备',
  'locked-desk': '锁定的席位',
  'off-duty': '不当班',
}

export const branches = {
  police: '治安',
  fire: '消防',
  medical: '急救',
  traffic: '交通',
  rescue: '救援',
  service: '求助',
}

export const postKinds = { station: '站所', team: '中队', brigade: '大队', partner: '联动单位' }

export const priorities = { 1: '危及生命', 2: '紧急', 3: '尽快', 4: '一般' }

export const placeSources = {
  address: '地址',
  crossing: '路口',
  street: '道路',
  poi: '地点',
  coordinates: '坐标',
  map: '地图选点',
  caller: '报警人位置',
  device: '报警设备',
  partner: '联动单位',
  network: '网络定位',
  handset: '手机定位',
  page: '报警人网页定位',
  taught: '习称',
  told: '口述',
  interpolated: '地址（推算）',
  block: '街段',
  area: '区域',
  kmpost: '公路里程桩',
  fixture: '编号设施',
}

export const closureReasons = {
  works: '施工',
  accident: '事故',
  flood: '积水',
  ice: '结冰',
  event: '活动',
  fire: '火场',
  landslide: '塌方',
  other: '其他',
}

/** What makes an incident dangerous to crews. */
export const hazards = {
  weapon: '持械',
  gas: '燃气毒气',
  infection: '传染',
  crowd: '人群聚集',
  fire: '火情',
  electricity: '触电',
  collapse: '坍塌',
  dog: '犬只',
  water: '涉水',
  traffic: '来往车辆',
  other: '其他危险',
}

/** What a crew has to acknowledge. */
export const newsKinds = {
  look: '指给看',
  hazard: '险情',
  cancel: '撤销',
  'stand-down': '收回',
}

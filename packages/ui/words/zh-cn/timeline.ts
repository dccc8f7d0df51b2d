import type { TimelineSentences } from '../timeline-data.ts'
import { sharing } from './sharing.ts'
import { passAnswers, passKinds, ringBackResults, safetyRules } from './calls.ts'
import {
  choiceReasons,
  dispositions,
  endReasons,
  feedbackResults,
  hazards,
  milestones,
  newsKinds,
  statuses,
} from './trade.ts'

export const timeline: TimelineSentences = {
  'contact-opened': () => '来电呼入',
  'contact-taken': () => '已接听',
  'contact-described': () => '记录报警人陈述',
  'contact-hung-up': () => '报警人挂机',
  'contact-ended': ({ endReason }) => `来电直接办结：${endReason === undefined ? '' : endReasons[endReason]}`,
  'contact-attached': () => '来电并入本警情',
  'contact-parted': () => '来电从本警情分出',
  'contact-shared': ({ organisation: to }, { organisation }) => `来电已共享给${organisation(to ?? '')}`,
  'contact-safety-set': ({ rule }) => `回拨安全：${rule === undefined ? '' : safetyRules[rule]}`,
  'contact-asks-first': () => '回拨安全：因警情性质，须先询问',
  'contact-flooding-marked': ({ flooding }) =>
    flooding === false ? '占线号码：恢复正常排序' : '占线号码：30 分钟内排在最后',
  'contact-taken-over': ({ from }, { account }) => `从${account(from ?? '')}接手来电`,
  'contact-claim-told': ({ lost }) => (lost === false ? '席位已恢复连接' : '接听席位失联'),
  'contact-parked': () => '来电暂存',
  'contact-unparked': () => '恢复暂存来电',
  'contact-rung-back': ({ ringBack }) => `回拨：${ringBack === undefined ? '' : ringBackResults[ringBack]}`,
  'contact-passed': ({ partner, passKind }, names) =>
    `转交 ${partner === undefined ? '' : names.partner(partner)}：${passKind === undefined ? '' : passKinds[passKind]}`,
  'contact-pass-answered': ({ passAnswer }) => `转交：${passAnswer === undefined ? '' : passAnswers[passAnswer]}`,
  'contact-closed': () => '来电随警情办结',
  'incident-opened': ({ incidentTypeCode, priority }, { incidentType }) =>
    `立警：${incidentType(incidentTypeCode ?? '')}，${priority ?? '?'} 级`,
  'incident-retyped': ({ incidentTypeCode, priority }, { incidentType }) =>
    `改为${incidentType(incidentTypeCode ?? '')}，${priority ?? '?'} 级`,
  'incident-tagged': ({ tags }, { tag }) =>
    (tags ?? []).length === 0 ? '已去除标签' : `标签：${(tags ?? []).map(tag).join('、')}`,
  'alarm-level-set': ({ level }) => `响应等级调整为 ${level ?? '?'} 级`,
  'hazards-updated': ({ hazards: kinds = [] }) =>
    kinds.length === 0 ? '险情解除' : `险情：${kinds.map((each) => hazards[each]).join('、')}`,
  'incident-confirmed': ({ incidentTypeCode }, { incidentType }) => `现场确认为${incidentType(incidentTypeCode ?? '')}`,
  'incident-placed': ({ placeLabel }) => (placeLabel === undefined ? '更改地点' : `地点定为：${placeLabel}`),
  'incident-noted': () => '记事',
  'incident-thrown': ({ thrownTo }, names) =>
    thrownTo === undefined || thrownTo.kind === 'wall'
      ? '飞投至大屏'
      : `飞投给${thrownTo.kind === 'unit' ? names.unit(thrownTo.to) : names.account(thrownTo.to)}`,
  'file-attached': () => '添加附件',
  'file-withdrawn': () => '撤下附件',
  'incident-drawn-on': () => '地图标绘',
  'drawing-withdrawn': () => '撤下标绘',
  'incident-contact-added': () => '来电并入本警情',
  'incident-contact-removed': () => '来电从本警情分出',
  'incident-slip-added': ({ post, units }, names) =>
    post === undefined ? `派警单：${(units ?? []).map(names.unit).join('、')}` : `派警单：${names.post(post)}`,
  'incident-crew-named': ({ units }, names) => `指派力量：${(units ?? []).map(names.unit).join('、')}`,
  'incident-resumed': () => '恢复处置',
  'incident-awaits-feedback': () => '力量均已完毕，等待反馈',
  'incident-returned': () => '反馈被退回补正',
  'incident-closed': ({ disposition }) => `结案：${disposition === undefined ? '' : dispositions[disposition]}`,
  'incident-held': () => '警情内容已保全',
  'incident-released': () => '已解除保全',
  'incident-reopened': () => '重新打开',
  'incident-joined': ({ into }, { incident }) => `并入 ${incident(into ?? '')}`,
  'incident-parted': ({ from }, { incident }) => `从 ${incident(from ?? '')} 拆分`,
  'incident-took-in': ({ incident: id }, { incident }) => `${incident(id ?? '')} 并入本警情`,
  'incident-let-go': ({ incident: id }, { incident }) => `${incident(id ?? '')} 从本警情拆分`,
  'handover-offered': ({ organisation: to }, { organisation }) => `向${organisation(to ?? '')}发起移交`,
  'handover-accepted': ({ organisation: to }, { organisation }) => `${organisation(to ?? '')}已接收`,
  'handover-refused': ({ organisation: to }, { organisation }) => `${organisation(to ?? '')}拒绝接收`,
  'handover-withdrawn': () => '撤回移交',
  'incident-shared': ({ organisation: to, shareLevel }, { organisation }) =>
    `共享给${organisation(to ?? '')}${shareLevel === undefined ? '' : `：${sharing.levels[shareLevel]}`}`,
  'share-accepted': () => '共享已接受',
  'share-ended': ({ shareEnd }) => `共享结束${shareEnd === undefined ? '' : `：${sharing.ends[shareEnd]}`}`,
  'slip-issued': ({ unit, post }, names) => `派出：${unit === undefined ? names.post(post ?? '') : names.unit(unit)}`,
  'choice-explained': ({ choice }) => `未按推荐派出：${choice === undefined ? '' : choiceReasons[choice]}`,
  'slip-arrived': () => '派警单送达',
  'slip-signed': () => '派警单签收',
  'crew-named': ({ units }, names) => `指派力量：${(units ?? []).map(names.unit).join('、')}`,
  'run-progressed': ({ unit, milestone }, names) =>
    `${names.unit(unit ?? '')}：${milestone === undefined ? '' : milestones[milestone]}`,
  'slip-started': ({ unit }, names) => `预派下达：${names.unit(unit ?? '')}`,
  'run-diverted': ({ unit }, names) => `${names.unit(unit ?? '')}被抽调至其他警情`,
  'run-relieved': ({ unit, by }, names) => `${names.unit(by ?? '')}接替${names.unit(unit ?? '')}`,
  'run-stood-down': ({ unit }, names) => `收回${names.unit(unit ?? '')}`,
  'run-corrected': ({ unit, milestone }, names) =>
    `${names.unit(unit ?? '')}：${milestone === undefined ? '' : milestones[milestone]}时刻更正`,
  'slip-finished': () => '派警单处置完毕',
  'slip-cancelled': () => '派警单撤销',
  'feedback-filed': ({ result, confirmed, counts }, names) =>
    [
      `填报反馈：${result === undefined ? '' : feedbackResults[result]}`,
      ...(confirmed === undefined ? [] : [`确认为 ${names.incidentType(confirmed)}`]),
      ...Object.entries(counts ?? {}).map(([field, count]) => `${names.feedbackField(field)} ${count}`),
    ].join('，'),
  'feedback-returned': () => '反馈退回',
  'feedback-accepted': () => '反馈审核通过',
  'slip-filed-away': () => '派警单归档',
  'unit-registered': () => '力量登记',
  'unit-changed': () => '力量信息变更',
  'unit-retired': () => '力量注销',
  'unit-restored': () => '力量恢复',
  'unit-equipped': () => '力量装备变更',
  'unit-signed-on': () => '力量上勤',
  'unit-signed-off': () => '力量下勤',
  'unit-planned': () => '力量预派至本警情',
  'unit-unplanned': () => '力量取消预派',
  'unit-attached': () => '力量兼办本警情',
  'unit-detached': () => '力量不再兼办本警情',
  'unit-warned': ({ kind, hazards: kinds = [] }) =>
    `告知力量：${kind === undefined ? '' : newsKinds[kind]} ${kinds.map((each) => hazards[each]).join('、')}`.trim(),
  'news-acknowledged': () => '出警人员已知悉',
  'unit-heard': () => '力量报平安',
  'unit-moved': ({ post }, names) => (post === undefined ? '力量布防调动结束' : `力量前往${names.post(post)}布防`),
  'unit-status-changed': ({ status }) => `力量状态：${status === undefined ? '' : statuses[status]}`,
}

import type { UnitStatus } from '@tocsin/domain'
import type { RefusalSentences } from '../words.ts'
import { reliefSectionNames } from './relief.ts'
import { outOfServiceReasons, statuses } from './trade.ts'

const isStatus = (word: string): word is UnitStatus => word in statuses
const status = (value: string | number | undefined): string =>
  String(value ?? '…')
    .split(' ')
    .map((word) => (isStatus(word) ? statuses[word] : word))
    .join('、')
const reason = (value: unknown): string => Object.entries(outOfServiceReasons).find(([key]) => key === value)?.[1] ?? ''

const isSection = (name: string): name is keyof typeof reliefSectionNames => name in reliefSectionNames
/** `+1 -2` of each part that has moved */
const sayChanges = (changes: Readonly<Record<string, string | number>>): string =>
  Object.entries(changes)
    .map(([name, how]) => `${isSection(name) ? reliefSectionNames[name] : name} ${String(how)}`)
    .join('；')

export const refusals: RefusalSentences = {
  'not-allowed': () => '您的账号无权在此进行该操作。',
  'off-duty': () => '您当前不在班次内，该操作仅限当班人员。请联系值班领导在值班表中排班或延长。',
  'not-found': ({ unit, incident, slip, contact, post }, names) => {
    if (unit !== undefined) return `找不到力量 ${names.unit(String(unit))}。`
    if (incident !== undefined) return `找不到警情 ${names.incident(String(incident))}。`
    if (post !== undefined) return `找不到所队 ${names.post(String(post))}。`
    return slip === undefined && contact === undefined ? '找不到该对象。' : '找不到该派警单或接警单。'
  },
  'exists-already': () => '该对象已存在。',
  'unit-taken': ({ unit, slip, sealed }, names) => {
    if (sealed !== undefined) return `${unit ?? '该力量'}正在处置此处不可见的警情，本次未派出。`
    const winner = slip === undefined ? undefined : names.incidentOfSlip(String(slip))
    return `${unit ?? '该力量'}已被派往 ${winner ?? '其他警情'}，本次未派出。`
  },
  'spoken-number-taken': () => '短号刚被占用，请重试。',
  'unit-off-duty': ({ unit }) => `${unit ?? '该力量'}已下勤，未派出。`,
  'unit-retired': ({ unit }) => `${unit ?? '该力量'}已注销，请先恢复。`,
  'unit-on-duty': ({ unit }) => `${unit ?? '该力量'}在勤或有预派任务，请先下勤。`,
  'already-on-unit': ({ unit, account }, names) =>
    account === undefined
      ? `${unit ?? '该力量'}已上勤。`
      : `${names.account(String(account))} 已在 ${names.unit(String(unit ?? ''))} 上勤。`,
  'unit-at-work': ({ unit, status: now }) => `${unit ?? '该力量'}正在工作（${status(now)}），不能下勤。`,
  'unit-out-of-service': ({ unit, reason: why }) => `${unit ?? '该力量'}停勤（${reason(why)}），未派出。`,
  'status-not-next': ({ unit, from, to, next }) =>
    `${unit ?? '该力量'}当前为“${status(from)}”，不能改为“${status(to)}”。${next === '' || next === undefined ? '' : `可改为：${status(next)}。`}`,
  'not-on-this-slip': ({ unit }) => `${unit ?? '该力量'}不在此派警单上。`,
  'contact-taken': ({ by }, names) => `${by === undefined ? '他人' : names.account(String(by))}已接听该来电。`,
  'contact-ended': ({ contact }) => `接警单 ${contact ?? ''} 已办结。`,
  'contact-attached': ({ incident }, names) => `该接警单已并入警情 ${names.incident(String(incident ?? ''))}。`,
  'contact-not-open': ({ contact }) => `接警单 ${contact ?? ''} 当前不在席位处理中。`,
  'contact-on-line': () => '报警人仍在线。',
  'contact-not-safe': () => '不得以此方式联系报警人，请查看回拨安全。',
  'contact-asks': () => '请先确认：回拨可能危及报警人。请确认，或修改回拨安全。',
  'pass-unsigned': ({ partner }) =>
    `${partner ?? '对方中心'}尚未签收，来电仍由本席负责（首接责任）。请登记答复或撤回。`,
  'pass-over': () => '该转交已有答复。',
  'contact-not-attached': () => '该接警单不属于此警情。',
  'exercise-and-real': () => '其中一个是演练，另一个是真实警情，不能合并。',
  'incident-not-open': ({ incident }) => `警情 ${incident ?? ''} 已结案。`,
  'incident-has-open-slips': ({ count, first }) =>
    `还有 ${count ?? '若干'} 张派警单未办结，第一张为 ${first ?? '未知'}。请先审核反馈或撤销。`,
  'incident-not-closed': () => '该警情尚未结案。',
  'incident-joined': ({ into }, names) => `该警情已并入 ${names.incident(String(into ?? ''))}，请在该警情中处理。`,
  'incident-not-joined': () => '该警情没有并入那一警情。',
  'incident-has-joined': ({ count }) => `已有 ${count ?? '若干'} 起警情并入该警情，请先拆分再移交。`,
  'incident-is-itself': () => '两者是同一个。',
  'handover-pending': ({ to }, names) => `已向${names.organisation(String(to ?? ''))}发起移交，正在等待答复。`,
  'no-handover': () => '没有待答复的移交：已被答复或已撤回。',
  'unit-not-at-work': ({ unit }) => `${unit ?? '该力量'}没有在办警情，请直接派出。`,
  'unit-on-incident': ({ unit, incident }, names) =>
    `${unit ?? '该力量'}已在 ${incident === undefined ? '该警情' : names.incident(String(incident))} 上，或已为其预派。`,
  'slip-not-planned': () => '该派警单已不是预派：已经下达。',
  'not-more-urgent': ({ unit, priority }) =>
    `${unit ?? '该力量'}正在处置 ${priority ?? '?'} 级警情，同等或更紧急，未抽调。`,
  'milestone-missing': () => '该节点尚未上报，无从更正。',
  'slip-not-waiting': () => '该派警单不在等待此操作：可能已由他人完成，或须先签收。',
  'slip-ended': ({ slip }) => `派警单 ${slip ?? ''} 已结束。`,
  'slip-not-to-post': () => '该派警单派给了力量，不是所队。',
  'feedback-not-due': () => '尚不需要反馈，或已经反馈。',
  'feedback-field': ({ field }) => `“${field ?? '?'}”不是此类警情的反馈项，或填写格式不对。`,
  'feedback-incomplete': ({ field }) => `“${field ?? '?'}”为必填项，填写后才能提交反馈。`,
  'choice-not-asked': () => '该派警单无需说明，或已说明。',
  'feedback-not-filed': () => '没有待审核的反馈。',
  'account-disabled': ({ account }, names) => `账号 ${names.account(String(account ?? ''))} 已停用，不能上勤。`,
  'last-administrator': () => '管理员不能取消自己的权限。',
  'time-in-future': () => '该时间在将来。',
  'key-mismatch': () => '该派警单属于另一警情。',
  'changed-meanwhile': ({ by }, names) =>
    `${by === undefined ? '其他人' : names.account(String(by))} 刚刚改过此处。未覆盖任何内容，请核对后再保存。`,
  'busy-try-again': () => '多人同时修改，请重试。',
  'log-unavailable': () => '数据库没有响应，操作尚未保存；系统会自动重发。',
  'second-person': () => '该内容由您拟写或由您提请，须由另一人批准。',
  'nothing-to-approve': () => '没有待批准的内容：已由他人答复。',
  'nothing-to-review': () => '只有已批准的提示才能复核。',
  'note-over': () => '该提示已结束，请重新拟写。',
  'note-expired': () => '该提示已到期，或所填日期已过，请重新拟写。',
  'not-for-dwelling': () => '住宅只能有进出和危险两类提示。',
  'premises-full': ({ most }) => `该场所已有 ${most ?? '过多'} 条提示，请先撤下一条。`,
  'change-waits': ({ by }, names) =>
    `${by === undefined ? '他人' : names.account(String(by))} 提请的修改尚待另一人批准，请先处理该项修改。`,
  'contact-unread': () => '请先查看联系人：未看过的内容不能批准。',
  'already-taught': ({ heard, by }, names) =>
    `“${heard ?? '该习称'}”已记为此地点（${by === undefined ? '他人' : names.account(String(by))} 记录）。`,
  'name-reviewed': ({ phase }) => (phase === 'confirmed' ? '该习称已确认。' : '该习称已撤销；如仍正确，请重新记录。'),
  'not-on-list': ({ type, tag }) =>
    type === undefined ? `本机构没有标签“${tag ?? '?'}”。` : `类别“${type}”不在本机构的类别表中，或已停用。`,
  'wait-over': () => '所等的事已经发生。',
  'wait-lasts': () => '所等的事尚未发生，警示保留。',
  'alert-over': () => '该警示已结束。',
  'alert-taken': ({ by }, names) => `该警示已由 ${by === undefined ? '他人' : names.account(String(by))} 接手。`,
  'alert-not-yours': ({ by }, names) =>
    by === undefined ? '请先接手该警示。' : `该警示由 ${names.account(String(by))} 负责，请先转为自己接手。`,
  'file-withdrawn': () => '该附件已撤下。',
  'drawing-withdrawn': () => '该标绘已撤下。',
  'drawing-without-text': () => '请先写文字，再定位置。',
  'drawing-too-wide': ({ km }) => `一笔标绘最宽 ${km ?? '?'} 公里，请放大后再画。`,
  'too-many-drawings': ({ most }) => `一起警情最多保留 ${most ?? '?'} 笔标绘，请先撤下不再有效的。`,
  'other-may-not-see': () => '对方无权查看此警情。',
  'file-not-sent': () => '附件须上传文件本身。',
  'too-many-files': ({ most }) => `一起警情最多 ${most ?? '?'} 个附件。`,
  'step-not-next': () => '该警示不在这一级。',
  'time-in-past': () => '该时间已过。',
  'shared-already': ({ organisation }, names) =>
    `已共享给${names.organisation(String(organisation ?? ''))}，请先结束原共享。`,
  'too-many-shares': ({ count }) => `一起警情最多共享给 ${count ?? '?'} 个单位。`,
  'no-share': () => '该共享已结束。',
  'share-stands': () => '期限未到，约定也未终止。',
  'share-by-agreement': () => '来自共享约定，随约定终止。',
  'not-covered': () => '约定不包括本警情。',
  'lent-to-itself': () => '力量须借给另一单位。',
  'lent-already': ({ organisation }, names) =>
    `已借给或提出借给${names.organisation(String(organisation ?? ''))}，请先结束原借用。`,
  'too-many-loans': ({ count }) => `一支力量最多借给 ${count ?? '?'} 个单位。`,
  'loan-too-long': ({ days }) => `一次最多借用 ${days ?? '?'} 天，请选择更早的期限。`,
  'no-loan': () => '该借用已结束。',
  'loan-stands': () => '借用期限未到。',
  'not-lent': ({ unit }) => `${unit ?? '该力量'}属于其他单位，未就此借用，请联系其所属单位。`,
  'lent-for-own-work': ({ unit }) => `${unit ?? '该力量'}只借用于本单位的警情。`,
  'loan-without-recall': ({ unit }) => `${unit ?? '该力量'}借出时未约定可召回，请联系借用单位收回。`,
  'slip-of-lent-unit': ({ slip }) => `派警单 ${slip ?? ''} 派的是借用力量：请另派一单，再收回借用力量。`,
  'superior-is-itself': () => '机构不能归属自身，请另选。',
  'superior-is-below': () => '该机构已直接或间接归属本机构，不能互为上下级。请先终止原关系。',
  'superior-stands': () => '本机构已有上级。请先终止，再向另一机构申请。',
  'superior-not-asked': () => '两机构之间没有本机构可以答复或终止的事项。',
  'post-is-below': () => '该所队就是本所队或在其下，请另选。',
  'agreement-with-itself': () => '约定须与另一单位订立。',
  'agreement-stands': () => '该约定已生效。',
  'agreement-not-standing': () => '该约定尚未被接受。',
  'agreement-over': () => '该约定已终止，请重新提出。',
  'other-side-consents': ({ organisation }, names) => `须由${names.organisation(String(organisation ?? ''))}同意。`,
  'incident-sealed': () => '保密警情不得共享、合并、移交或投到大屏，请先解除保密。',
  'sealed-already': () => '该警情已设为保密，请改动知情人员。',
  'not-sealed': () => '该警情未设保密。',
  'not-named': () => '只有知情人员可以改动保密警情。',
  'too-many-named': ({ count }) => `保密警情的知情人员最多 ${count ?? '?'} 人。`,
  'sealed-without-leader': () => '须至少保留一名领导为知情人员，否则无人可解除保密。',
  'glass-broken-already': () => '该警情已对你开放。',
  'nothing-to-open': () => '该警情既未保密也未办结，无须紧急调阅。',
  'glass-stands': () => '半小时期限未到。',
  'own-rights': () => '不得为自己授予代班权限，请由他人授予。',
  'stand-in-too-long': ({ days }) => `代班授权最多 ${days ?? '?'} 天。`,
  'stand-in-lasts': () => '代班期限未到。',
  'relief-over': () => '该次交接班已双签或作废。',
  'relief-not-yours': () => '只有交班人员或领导可以办理。',
  'relief-unsigned': () => '请交班人先签字。',
  'relief-same-side': () => '接班人不能是交班人员，须由两人分别签字。',
  'relief-changed': (changes) => `未签字，情况已有变化：${sayChanges(changes)}。请核对后再签。`,
  'relief-comments-full': ({ count }) => `一次交接班最多 ${count ?? '?'} 条意见。`,
  'duty-not-leader': () => '值班领导须具有指挥长角色。',
  'duty-ends-before-start': () => '值班的结束时间早于开始时间。',
  'duty-too-long': ({ days }) => `一次值班最长 ${days ?? '?'} 天，请分次排班。`,
  'duty-not-now': () => '该排班当前无值班领导，请核对值班表。',
  'duty-stands': () => '该班次尚未结束。',
  'no-free-number': () => '没有可用短号：未结警情过多。',
  'closure-ends-before-start': () => '封路的结束时间早于开始时间。',
  'closure-over': () => '该封路已结束或已解除。',
  'closure-end-moved': () => '该封路的结束时间刚被改动。',
  'closure-has-no-direction': () => '只有沿道路画的封路可分方向。',
  'closure-too-wide': ({ km }) => `封路范围最多 ${km ?? '?'} 公里，请放大地图重画。`,
  'personal-in-text': () => '内容含身份证号、电话或车牌号。此处人人可见，请去掉。',
}

import type { Bilingual } from '../fields.ts'

/** How urgent an incident can be. */
export const priorities = [1, 2, 3, 4] as const
/** 1 is the most urgent. */
export type Priority = (typeof priorities)[number]

export type IncidentType = {
  readonly code: string
  readonly name: Bilingual
  readonly priority: Priority
  readonly branch: Branch
}
export type Branch = 'police' | 'fire' | 'medical' | 'traffic' | 'rescue' | 'service'

const type = (code: string, zh: string, en: string, priority: Priority, branch: Branch): IncidentType => ({
  code,
  name: { zh, en },
  priority,
  branch,
})

/** A neutral default set; a site brings its own. */
export const incidentTypes: readonly IncidentType[] = [
  type('violence', '暴力伤害', 'Violence', 1, 'police'),
  type('robbery', '抢劫', 'Robbery', 1, 'police'),
  type('theft', '盗窃', 'Theft', 3, 'police'),
  type('dispute', '纠纷', 'Dispute', 3, 'police'),
  type('noise', '噪音扰民', 'Noise', 4, 'police'),
  type('missing', '走失', 'Missing person', 2, 'police'),
  type('suspicious', '可疑情况', 'Suspicious circumstances', 2, 'police'),
  type('fraud', '诈骗', 'Fraud', 3, 'police'),
  type('fire-building', '建筑火灾', 'Building fire', 1, 'fire'),
  type('fire-outside', '室外火灾', 'Outside fire', 2, 'fire'),
  type('fire-vehicle', '车辆火灾', 'Vehicle fire', 1, 'fire'),
  type('alarm', '自动火灾报警', 'Automatic alarm', 2, 'fire'),
  type('smoke', '烟雾查看', 'Smoke investigation', 2, 'fire'),
  type('gas', '燃气泄漏', 'Gas leak', 1, 'fire'),
  type('hazmat', '危险品', 'Dangerous goods', 1, 'fire'),
  type('electrical', '用电险情', 'Electrical hazard', 2, 'fire'),
  type('medical', '急病', 'Medical', 2, 'medical'),
  type('medical-critical', '危重急病', 'Medical, life at risk', 1, 'medical'),
  type('injury', '受伤', 'Injury', 2, 'medical'),
  type('traffic-injury', '交通事故（有伤亡）', 'Traffic accident, injured', 1, 'traffic'),
  type('traffic-damage', '交通事故（财损）', 'Traffic accident, damage', 3, 'traffic'),
  type('obstruction', '道路障碍', 'Road obstruction', 3, 'traffic'),
  type('water-rescue', '落水救援', 'Water rescue', 1, 'rescue'),
  type('height-rescue', '高空救援', 'Rescue from height', 1, 'rescue'),
  type('lift', '电梯困人', 'Trapped in a lift', 2, 'rescue'),
  type('collapse', '坍塌', 'Collapse', 1, 'rescue'),
  type('service', '群众求助', 'Public service', 4, 'service'),
  type('animal', '动物', 'Animal', 4, 'service'),
  type('other', '其他', 'Other', 3, 'service'),
]

/** The incident type with this code; undefined for a code that is not on the list. */
export const findIncidentType = (code: string): IncidentType | undefined =>
  incidentTypes.find((each) => each.code === code)

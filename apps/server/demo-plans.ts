import type { CommandBodies } from '@tocsin/domain'

type Written = { readonly id: string; readonly body: CommandBodies['write-plan']['body'] }
type Need = Written['body']['levels'][number][number]

const units = (count: number, capability: string): Need => ({ capability, count })

const plan = (id: string, zh: string, en: string, when: Written['body']['when'], ...levels: Need[][]): Written => ({
  id,
  body: { name: { zh, en }, when, levels },
})

const night = [{ days: [1, 2, 3, 4, 5, 6, 7], from: 22 * 60, to: 6 * 60 }]

/** Neutral plans for the demo town: what a small town with these kinds of units would send; a site writes its own. */
export const demoPlans: readonly Written[] = [
  plan(
    'demo-violence',
    '暴力警情',
    'Violence',
    { types: ['violence', 'robbery'] },
    [units(2, 'patrol')],
    [units(2, 'patrol')],
  ),
  plan(
    'demo-weapon',
    '持械警情',
    'Violence with a weapon',
    { types: ['violence'], tags: ['weapon'] },
    [units(3, 'patrol')],
    [units(2, 'patrol')],
  ),
  plan('demo-theft', '盗窃警情', 'Theft', { types: ['theft'] }, [units(1, 'patrol')]),
  plan('demo-dispute', '夜间纠纷', 'Dispute at night', { types: ['dispute', 'noise'], hours: night }, [
    units(2, 'patrol'),
  ]),
  plan(
    'demo-building-fire',
    '建筑火灾',
    'Building fire',
    { types: ['fire-building'] },
    [units(2, 'engine'), units(1, 'ladder'), units(1, 'ambulance')],
    [units(2, 'engine'), units(1, 'rescue')],
    [units(2, 'engine'), units(1, 'ambulance')],
  ),
  plan(
    'demo-outside-fire',
    '室外及车辆火灾',
    'Outside or vehicle fire',
    { types: ['fire-outside', 'fire-vehicle'] },
    [units(1, 'engine')],
    [units(2, 'engine')],
  ),
  plan(
    'demo-alarm',
    '自动火灾报警',
    'Automatic alarm',
    { types: ['alarm', 'smoke'] },
    [units(1, 'engine')],
    [units(1, 'engine'), units(1, 'ladder')],
  ),
  plan('demo-medical', '急病', 'Medical', { types: ['medical', 'injury'] }, [units(1, 'ambulance')]),
  plan(
    'demo-critical',
    '危重急病',
    'Medical, life at risk',
    { types: ['medical-critical'], priorities: [1] },
    [units(1, 'ambulance')],
    [units(1, 'ambulance')],
  ),
  plan(
    'demo-traffic-injury',
    '伤亡交通事故',
    'Traffic accident, injured',
    { types: ['traffic-injury'] },
    [units(1, 'patrol'), units(1, 'ambulance')],
    [units(1, 'rescue'), units(1, 'ambulance')],
  ),
  plan(
    'demo-trapped',
    '交通事故人员被困',
    'Traffic accident, people trapped',
    { types: ['traffic-injury'], tags: ['trapped'] },
    [units(1, 'patrol'), units(1, 'ambulance'), units(1, 'rescue')],
    [units(1, 'engine'), units(1, 'ambulance')],
  ),
  plan(
    'demo-traffic-damage',
    '财损交通事故',
    'Traffic accident, damage',
    { types: ['traffic-damage', 'obstruction'] },
    [units(1, 'patrol')],
  ),
]

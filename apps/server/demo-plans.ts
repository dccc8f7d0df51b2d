import type { CommandBodies } from '@tocsin/domain'

type Written = { readonly id: string; readonly body: CommandBodies['write-plan']['body'] }
type Need = Written['body']['levels'][number][number]

const units = (count: number, capability: string, atLeast?: number): Need => ({
  capability,
  count,
  ...(atLeast === undefined ? {} : { atLeast }),
})
const people = (count: number, capability: string): Need => ({ capability, count, of: 'people' })

const plan = (id: string, zh: string, en: string, when: Written['body']['when'], ...levels: Need[][]): Written => ({
  id,
  body: { name: { zh, en }, when, levels },
})

const night = [{ days: [1, 2, 3, 4, 5, 6, 7], from: 22 * 60, to: 6 * 60 }]

const police: readonly Written[] = [
  plan(
    'demo-violence',
    '暴力警情',
    'Violence',
    { types: ['violence', 'robbery'] },
    [units(2, 'patrol'), people(2, 'sworn')],
    [units(2, 'patrol'), units(1, 'supervisor')],
  ),
  plan(
    'demo-weapon',
    '持械警情',
    'Violence with a weapon',
    { types: ['violence', 'robbery'], tags: ['weapon'] },
    [units(2, 'patrol'), units(1, 'supervisor'), people(3, 'sworn'), units(1, 'ambulance')],
    [units(2, 'patrol')],
  ),
  // the code names it already: without this the deeper type would hold and ask for less than the tag does
  plan(
    'demo-armed',
    '持械伤害',
    'Armed violence',
    { types: ['violence-weapon'] },
    [units(2, 'patrol'), units(1, 'supervisor'), people(3, 'sworn'), units(1, 'ambulance')],
    [units(2, 'patrol')],
  ),
  plan('demo-theft', '盗窃警情', 'Theft', { types: ['theft'] }, [units(1, 'patrol')]),
  plan('demo-dispute', '夜间纠纷', 'Dispute at night', { types: ['dispute'], hours: night }, [units(2, 'patrol')]),
  plan(
    'demo-dispute-dialect',
    '纠纷（只讲粤语）',
    'Dispute, Cantonese only',
    { types: ['dispute'], tags: ['dialect'] },
    [units(1, 'patrol'), units(1, 'speaks-yue')],
  ),
  plan(
    'demo-foreign-language',
    '涉外警情（英语）',
    'Caller speaks a foreign language',
    { types: ['theft', 'dispute', 'fraud', 'missing'], tags: ['foreign-language'] },
    [units(1, 'speaks-en')],
  ),
]

const fire: readonly Written[] = [
  plan(
    'demo-building-fire',
    '建筑火灾',
    'Building fire',
    { types: ['fire-building'] },
    [units(2, 'engine'), units(1, 'ladder'), units(1, 'ambulance'), people(12, 'people')],
    [units(2, 'engine'), units(1, 'rescue')],
    [units(2, 'engine'), units(1, 'ambulance')],
  ),
  plan(
    'demo-high-rise',
    '高层建筑火灾',
    'High-rise fire',
    { types: ['fire-high-rise'] },
    [
      units(3, 'engine'),
      units(1, 'ladder-height', 30),
      units(1, 'rescue'),
      units(1, 'ambulance'),
      units(1, 'patrol'),
      people(18, 'people'),
    ],
    [units(2, 'engine'), units(1, 'ladder-height', 50), units(1, 'ambulance')],
    [units(2, 'engine'), units(2, 'ambulance')],
  ),
  plan(
    'demo-industrial',
    '厂房仓库火灾',
    'Industrial fire',
    { types: ['fire-industrial'] },
    [units(3, 'engine'), units(1, 'water', 8000), units(1, 'rescue'), units(1, 'ambulance')],
    [units(2, 'engine'), units(1, 'hazmat'), units(1, 'ambulance')],
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
  plan(
    'demo-gas',
    '燃气泄漏、危险品',
    'Gas leak, dangerous goods',
    { types: ['gas', 'hazmat'] },
    [units(1, 'engine'), units(1, 'hazmat'), units(1, 'patrol')],
    [units(2, 'engine'), units(1, 'ambulance')],
  ),
  plan('demo-lift', '电梯困人', 'Trapped in a lift', { types: ['lift'] }, [units(1, 'rescue-tools')]),
  plan(
    'demo-suicide',
    '轻生警情',
    'Suicide, also attempted',
    { types: ['suicide'] },
    [units(1, 'patrol'), units(1, 'rescue'), units(1, 'ambulance')],
    [units(1, 'ladder-height', 30), units(1, 'supervisor')],
  ),
]

const medical: readonly Written[] = [
  plan('demo-medical', '急病', 'Medical', { types: ['medical', 'injury'] }, [units(1, 'ambulance')]),
  plan(
    'demo-critical',
    '危重急病',
    'Medical, life at risk',
    { types: ['medical-critical'], priorities: [1] },
    [units(1, 'life-support'), people(2, 'medic')],
    [units(1, 'ambulance')],
  ),
  plan('demo-cardiac-arrest', '心跳骤停', 'Cardiac arrest', { types: ['cardiac-arrest'] }, [
    units(1, 'life-support'),
    units(1, 'ambulance'),
    people(4, 'medic'),
  ]),
]

const traffic: readonly Written[] = [
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
    [units(1, 'patrol'), units(1, 'ambulance'), units(1, 'rescue-tools'), units(1, 'engine')],
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

/** Where plans can be tied to in the city in use: an address as its gazetteer writes it, an area. */
export type DemoPlaces = { readonly hospital: string | undefined; readonly area: string | undefined }

/** At one exact address, and in one area: only where the city in use has them. */
function placed({ hospital, area }: DemoPlaces): readonly Written[] {
  const atHospital = plan(
    'demo-hospital-fire',
    '医院火灾（重点单位）',
    'Fire in the hospital',
    { types: ['fire-building', 'alarm', 'smoke'], addresses: hospital === undefined ? [] : [hospital] },
    [units(3, 'engine'), units(1, 'ladder-height', 30), units(1, 'rescue'), units(2, 'ambulance'), units(1, 'patrol')],
    [units(2, 'engine'), units(3, 'ambulance'), units(1, 'supervisor')],
  )
  const inArea = plan(
    'demo-area-outside-fire',
    '辖区室外火灾',
    'Outside fire in the area',
    { types: ['fire-outside'], areas: area === undefined ? [] : [area] },
    [units(1, 'engine'), units(1, 'water', 5000)],
    [units(2, 'engine')],
  )
  return [...(hospital === undefined ? [] : [atHospital]), ...(area === undefined ? [] : [inArea])]
}

/** Neutral plans for the demo town: what a small town with these kinds of units would send; a site writes its own. */
export const demoPlans = (places: DemoPlaces): readonly Written[] => [
  ...police,
  ...fire,
  ...medical,
  ...traffic,
  ...placed(places),
]

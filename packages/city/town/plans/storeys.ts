/** A room along the corridor: its name in both languages, and how much of the row it takes. */
type Room = readonly [zh: string, en: string, share: number]

/** What a storey of an invented hospital holds: rooms north of the corridor, rooms south of it, a room in each wing. */
export type Storey = {
  readonly level: string
  readonly north: readonly Room[]
  readonly south: readonly Room[]
  readonly wings: readonly [west: Room, east: Room]
  readonly ground?: true
}

const ward = (level: string, zh: string, en: string): Storey => ({
  level,
  north: [
    [`${zh}病房`, `${en} ward`, 3],
    ['护士站', 'Nurses', 1.4],
    [`${zh}病房`, `${en} ward`, 3],
  ],
  south: [
    ['医生办公', 'Doctors', 2],
    ['处置室', 'Treatment', 2],
  ],
  wings: [
    ['病房', 'Ward', 1],
    ['病房', 'Ward', 1],
  ],
})

export const storeys: readonly Storey[] = [
  {
    level: 'B1',
    north: [
      ['配电室', 'Switch room', 1.6],
      ['水泵房', 'Pumps', 1.4],
      ['地下车库', 'Car park', 4],
    ],
    south: [
      ['氧气汇流排间', 'Oxygen manifold', 2],
      ['库房', 'Store', 2],
    ],
    wings: [
      ['柴油发电机房', 'Generator', 1],
      ['车道', 'Ramp', 1],
    ],
  },
  {
    level: '1',
    north: [
      ['挂号收费', 'Registration', 2],
      ['药房', 'Pharmacy', 2],
      ['影像科（强磁场）', 'Imaging (magnet)', 3],
    ],
    south: [
      ['消防控制室', 'Fire control', 1.6],
      ['输液室', 'Infusion', 2],
    ],
    wings: [
      ['急诊', 'Emergency', 1],
      ['门诊', 'Outpatients', 1],
    ],
    ground: true,
  },
  ward('2', '内科', 'Medical'),
  ward('3', '外科', 'Surgical'),
]

/** Rows of an invented log in San Francisco's form; times are minutes after 1 March 2024, 08:00, in Los Angeles. */
export type FixtureRow = Readonly<
  Partial<
    Record<
      'received' | 'entry' | 'dispatch' | 'response' | 'onScene' | 'transport' | 'hospital' | 'available',
      number | string
    >
  >
> & {
  readonly call: string
  readonly unit: string
  readonly location?: string
  readonly type?: string
  readonly disposition?: string
}

const header = [
  'Call Number',
  'Unit ID',
  'Unit Type',
  'Call Type',
  'Call Type Group',
  'Final Priority',
  'Call Final Disposition',
  'Address',
  'Location',
  'Received DtTm',
  'Entry DtTm',
  'Dispatch DtTm',
  'Response DtTm',
  'On Scene DtTm',
  'Transport DtTm',
  'Hospital DtTm',
  'Available DtTm',
]

export const startMs = Date.UTC(2024, 2, 1, 16)

/** `03/01/2024 08:05:00 AM` for 5. */
function timeText(minutes: number | string | undefined): string {
  if (typeof minutes !== 'number') return minutes ?? ''
  const [hour, minute] = [8 + Math.floor(minutes / 60), minutes % 60]
  const two = (value: number): string => String(value).padStart(2, '0')
  return `03/01/2024 ${two(((hour + 11) % 12) + 1)}:${two(minute)}:00 ${hour < 12 ? 'AM' : 'PM'}`
}

function lineOf(row: FixtureRow): string {
  const times = [
    row.received ?? 0,
    row.entry ?? 0,
    row.dispatch,
    row.response,
    row.onScene,
    row.transport,
    row.hospital,
    row.available,
  ]
  const { call, unit, type = 'Medical Incident', disposition = 'Code 2 Transport', location = '(37.75, -122.45)' } = row
  return [
    call,
    unit,
    'MEDIC',
    type,
    'Non Life-threatening',
    '2',
    disposition,
    '0 Block of INVENTED AVE',
    `"${location}"`,
    ...times.map(timeText),
  ].join(',')
}

/** The log as text, header and all. */
export const logText = (...rows: readonly FixtureRow[]): string =>
  [header.join(','), ...rows.map(lineOf), ''].join('\n')

/** A row with nothing wrong. */
export const goodRow = (call: string, unit: string, from: number): FixtureRow => ({
  call,
  unit,
  received: from,
  entry: from + 1,
  dispatch: from + 2,
  response: from + 3,
  onScene: from + 8,
  transport: from + 20,
  hospital: from + 30,
  available: from + 45,
})

/** Signing units on, what they can do, and the settings about their statuses. */
export const units = {
  people: 'People',
  peopleHint: 'empty: as many as are signed on',
  skills: 'Of them',
  onCall: 'On call: reachable, not at the unit',
  signOn: (unit: string) => `Sign ${unit} on`,
  countWrong: (most: number) => `A whole number up to ${most}.`,
  equip: 'Capabilities',
  equipOf: (unit: string) => `Capabilities of ${unit}`,
  equipSave: 'Save',
  equipAbout: 'What it has beside what its kind brings. Plans ask for it.',
  amountWrong: 'An amount from 0 to 10,000.',
  measures: { metres: 'm', litres: 'l', tonnes: 't', persons: 'persons' },
  can: 'Can',
  peopleOf: (count: number) => (count === 1 ? '1 person' : `${count} people`),
  graph: 'Status graph',
  graphAbout:
    'What may be reported after what, by kind of unit. A row is the status that a unit has, a tick what may follow. Out of service may follow always; nothing goes backwards; only a slip leads to work.',
  graphFrom: 'From \\ to',
  graphCell: (from: string, to: string) => `${from} → ${to}`,
  graphAlways: 'always allowed',
  graphNever: 'never possible',
  graphDiffers: 'differs from the usual',
  graphTrap: (statuses: string) => `A trap: from ${statuses} this unit would never be available again.`,
  graphUsual: 'usual',
  graphPicture: 'The graph as a picture',
  graphLegend: 'Coloured: differs from the usual. Dash: never possible. Arrow keys move, space ticks.',
  turnout: 'Turnout',
  turnoutAbout:
    'Seconds from the slip until the unit moves. They are added to the drive time. Usual: NFPA 1710 (80 s fire, 60 s medical) and one minute for fire stations and patrols; on call: five minutes to the station, and dressing.',
  atPost: 'At its post',
  away: 'On the road',
  onCallS: 'On call',
  turnoutRange: 'Whole seconds, 0 to 3600.',
  turnoutUsual: 'usual',
  seconds: (value: string) => `${value} s`,
  told: ({ at, by, radio, happened }: ToldBy) =>
    `told ${at} by ${by}${radio ? ', by radio' : ''}${happened === undefined ? '' : `, for ${happened}`}`,
  toldFor: ({ radio, happened }: Pick<ToldBy, 'radio' | 'happened'>) =>
    [radio ? 'by radio' : '', happened === undefined ? '' : `for ${happened}`].filter((each) => each !== '').join(', '),
}

/** When somebody told a time, who, how, and for which time where that is another one. */
export type ToldBy = {
  readonly at: string
  readonly by: string
  readonly radio: boolean
  readonly happened?: string | undefined
}

/** The display on the wall of the room. */
export const wall = {
  title: 'Display for the wall',
  quiet: 'No incident is open.',
  nowhere: 'place not known yet',
  nobody: 'no unit',
  more: (n: number) => `${n} more`,
  clocks: 'Waits: nine in ten are shorter than',
  clockNames: {
    answer: 'Ring to answer',
    signing: 'Slip to signature',
    dispatch: 'Incident to first dispatch',
    arrival: 'Incident to first on scene',
  },
  lastHours: (hours: number) => (hours === 1 ? 'last hour' : `last ${hours} hours`),
  percentiles: (median: string, target: string) => `median ${median} · target ${target}`,
  within: (share: string, count: number) => `${share} within, of ${count}`,
  noSample: 'none yet',
  counting: 'Counting ...',
  failed: 'Could not be counted; tried again.',
  stale: (age: string) => `counted ${age} ago`,
  counts: (contacts: number, opened: number, closed: number) =>
    `${contacts} contacts, ${opened} incidents opened, ${closed} closed`,
  everything: 'Everything',
  byRoads: 'Too few reports yet: reckoned by roads.',
}

/** The display on the wall of the room. */
export const wall = {
  title: 'Display for the wall',
  quiet: 'No incident is open.',
  nowhere: 'place not known yet',
  nobody: 'no unit',
  more: (n: number) => `${n} more`,
  clocks: 'Waits and targets',
  clockNames: {
    answer: 'Ring to answer',
    signing: 'Slip to signature',
    dispatch: 'Incident to first dispatch',
    arrival: 'Incident to first on scene',
  },
  lastHours: (hours: number) => (hours === 1 ? 'last hour' : `last ${hours} hours`),
  percentile: (share: number, median: string) => `${share}% are shorter · median\u00A0${median}`,
  target: (target: string, share: number) => `target ${target} for ${share}%`,
  within: (share: string, count: number, doubtful: number) =>
    `${share} within, of ${count}${doubtful === 0 ? '' : ` (${doubtful} in doubt, left out)`}`,
  lastHour: (wait: string, count: number) => `last hour ${wait}, of ${count}`,
  ringing: (calls: number, longest: string) =>
    `${calls === 1 ? '1 call rings' : `${calls} calls ring`} · the longest ${longest}`,
  asOf: (time: string) => `as of ${time}`,
  noSample: 'none yet',
  counting: 'Counting ...',
  failed: 'Could not be counted; tried again.',
  stale: (age: string) => `counted ${age} ago`,
  counts: (contacts: number, opened: number, closed: number) =>
    `${contacts} contacts, ${opened} incidents opened, ${closed} closed`,
  area: (name: string, incidents: number, free: number) =>
    `${name} · ${incidents === 1 ? '1 incident' : `${incidents} incidents`} · ${free} free`,
  everything: 'Everything',
  byRoads: 'Too few reports yet: reckoned by roads.',
}

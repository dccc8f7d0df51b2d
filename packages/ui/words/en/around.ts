/** Who is near a point, what is reached from one, and which units the map follows. */
export const around = {
  units: 'Units near',
  posts: 'Posts near',
  near: 'By drive time',
  none: 'none known',
  failed: 'Drive times cannot be told just now.',
  reachFrom: (post: string) => `What is reached from ${post}`,
  follows: (unit: string) => `Following ${unit}`,
  noUnit: 'Mark a unit first: a press on it in the rack or on the map.',
  trailsOf: (units: number) =>
    units === 1 ? 'Trail of 1 unit since it was sent' : `Trails of ${units} units since they were sent`,
  noTrails: 'No unit is under way here: there are no trails.',
  trailsLoading: 'Trails are being asked for; this is logged',
  trailsFailed: 'Trails cannot be had just now.',
  sentAt: (unit: string, time: string) => `${unit} sent ${time}`,
  reached: (from: string, minutes: string) => `Reached from ${from} in ${minutes} min`,
  reachLoading: 'Working out what is reached…',
  reachFailed: 'What is reached cannot be told just now.',
  thisPoint: 'this point',
  minutes: (minutes: number) => `${minutes} min`,
  hide: 'Hide',
}

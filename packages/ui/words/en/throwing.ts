export const throwing = {
  title: 'Throw the incident to',
  hint: 'The wall shows it for a minute, without anything personal; a crew on it is told; another desk gets a quiet offer.',
  likely: (key: string, to: string) => `By one key, without this window: ${key} to ${to}.`,
  wall: 'The wall',
  away: 'not signed in',
  findPerson: 'Find a person by sign-in name',
  done: (incident: string, to: string) => `${incident} thrown: ${to}`,
  offer: (by: string, incident: string, type: string) => `${by} throws you ${incident} ${type}`,
  open: 'Open',
}

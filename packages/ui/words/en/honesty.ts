/** How far what the desk shows can be trusted. */
export const honesty = {
  title: 'State of this desk',
  connection: 'Connection',
  since: (time: string) => `since ${time}`,
  heard: 'Last heard of the server',
  ago: (age: string) => `${age} ago`,
  entry: 'What is shown',
  upTo: (position: string) => `up to entry ${position} of the log`,
  behindBy: (count: number) => `${count} behind the server`,
  clock: "This device's clock against the server's",
  serverClock: "The log's clock against the server machine's",
  offset: (ms: number) =>
    Math.abs(ms) < 100
      ? 'the same to a tenth of a second'
      : `${(Math.abs(ms) / 1000).toFixed(1)} s ${ms > 0 ? 'ahead' : 'behind'}`,
  version: 'Version of the server',
  pack: 'Fall-back pack written',
  noPack: 'none since the server started',
  backup: 'Last backup',
  noBackup: 'none since the server started, or none is made by itself',
  queue: 'Not yet answered by the server',
  allSent: 'Nothing waits: everything was sent and answered.',
  queueNote:
    'They go in this order, with their own times, as soon as the server is there; closing the page loses none.',
}

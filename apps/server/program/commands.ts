/** A command of the program: what it is for, and its code, loaded only when it is asked for. */
type ProgramCommand = { readonly summary: string; readonly load: () => Promise<(args: string[]) => Promise<void>> }

export const commands: ReadonlyMap<string, ProgramCommand> = new Map([
  [
    'start',
    { summary: 'run the server, by default with the demo town', load: async () => (await import('./start.ts')).start },
  ],
  [
    'city',
    {
      summary: 'import, list, use and remove cities: city import FILE.osm.pbf',
      load: async () => (await import('./city-command.ts')).cityCommand,
    },
  ],
  [
    'geocode',
    {
      summary: 'find a place in the city in use: geocode "TEXT" [--json] [--near LON,LAT] [--limit N]',
      load: async () => (await import('./geocode.ts')).geocode,
    },
  ],
  [
    'replay',
    {
      summary: 'play a log of real calls: replay FILE.csv --speed 1200',
      load: async () => (await import('./replay.ts')).replay,
    },
  ],
  [
    'user',
    {
      summary: 'give an account a new password, or take a lost second factor away: user password|without-factor LOGIN',
      load: async () => (await import('./user.ts')).user,
    },
  ],
  [
    'organisation',
    {
      summary: 'found another organisation: organisation add ID --zh 名称 --en NAME --division 440306',
      load: async () => (await import('./organisation.ts')).organisation,
    },
  ],
  [
    'key',
    {
      summary: 'give an organisation a new key for its personal texts: key rotate [--organisation ID]',
      load: async () => (await import('./key.ts')).key,
    },
  ],
  [
    'source',
    {
      summary: 'give an exchange or alarm device a key: source key NAME',
      load: async () => (await import('./source.ts')).source,
    },
  ],
  [
    'types',
    {
      summary: 'incident types as CSV: types import FILE.csv [--dry-run] [--whole] | types export',
      load: async () => (await import('./types.ts')).types,
    },
  ],
  [
    'standby',
    {
      summary: 'where units should wait: standby mexclp --ems FOLDER --units N --cover MIN --q Q [--json]',
      load: async () => (await import('./standby.ts')).standby,
    },
  ],
  [
    'backup',
    {
      summary: 'keep all elsewhere: backup FOLDER [--quick] | backup list | backup check | backup keys FILE',
      load: async () => (await import('./backup-command.ts')).backup,
    },
  ],
  [
    'restore',
    {
      summary: 'bring a backup back, or try it: restore FOLDER [--set NAME] [--keys FILE] [--drill]',
      load: async () => (await import('./restore-command.ts')).restore,
    },
  ],
  [
    'held-about',
    {
      summary: 'all that is kept about one call or incident, for a request by law: held-about contact/ID',
      load: async () => (await import('./held-about.ts')).heldAboutCommand,
    },
  ],
  [
    'audit',
    {
      summary:
        'hold the log against its signed heads: audit verify [--against PLACE] | audit head | audit keys | audit receive',
      load: async () => (await import('./audit-command.ts')).audit,
    },
  ],
  [
    'doctor',
    {
      summary: 'say what is unsafe or missing about this installation',
      load: async () => (await import('./doctor.ts')).doctor,
    },
  ],
  [
    'bench',
    {
      summary:
        'measure: bench roads | commands | alarm | kills | geocode | standby | cover | policies | audit | permissions',
      load: async () => (await import('./bench.ts')).bench,
    },
  ],
])

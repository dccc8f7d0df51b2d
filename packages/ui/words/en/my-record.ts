/** The window in which a member of the staff reads what is held about them. */
export const myRecord = {
  menu: 'What is held about me',
  title: 'What is held about me',
  about:
    'Everything that this system keeps about you. Only you are shown it here, and that you looked is in the log. Of where a unit was, only times and counts.',
  failed: 'This could not be loaded.',
  none: 'Nothing.',
  more: (count: number) => `${count} more are in the file.`,
  account: 'Account',
  login: (login: string) => `Sign-in name: ${login}`,
  roles: (names: readonly string[]) => `Roles: ${names.join(', ')}`,
  post: (name: string) => `Post: ${name}`,
  standIn: (role: string, until: string) => `Stands in as ${role} until ${until}`,
  history: 'What was changed on the account',
  units: 'Time on units',
  unitsAbout: (days: number) =>
    `Positions of a unit are kept for ${days} days, between sign-on and sign-off alone. This says how many are kept of your time on it.`,
  unit: (name: string, from: string, until: string | null, positions: number) =>
    `${name}: ${from} – ${until ?? 'now'} · ${positions === 1 ? '1 position' : `${positions} positions`}`,
  duties: 'Duties planned',
  seat: (seat: string) => `Seat ${seat}`,
  sessions: 'Sign-ins',
  looks: 'Who looked',
  looksAbout: 'Who searched the audit for your entries, and reviews of unusual reading that are done.',
  bulk: 'Many records read',
  acts: 'What you did',
  entries: 'Your entries in the log',
  noOlder: 'There are no older ones.',
  save: 'Save as a file (JSON)',
  saving: 'All of your entries are being gathered.',
  saveFailed: 'Not all of your entries could be had: nothing was saved. Try again.',
  fileName: 'held-about-me',
}

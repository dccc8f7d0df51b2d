/** Devices of the organisation. */
export const terminals = {
  title: 'Terminals',
  about:
    'A terminal proves which computer it is, by a key that cannot leave it. Roles may be bound to terminals in the settings.',
  none: 'No terminal is enrolled.',
  failed: 'The list could not be loaded.',
  name: 'Name of the new terminal',
  nameHint: 'Desk 3, laptop of the command car',
  make: 'Make a code',
  code: (name: string) => `Code for ${name}: type it at that computer within 15 minutes. It is shown this once.`,
  notEnrolled: 'waits for its code',
  enrolled: (when: string, by: string) => `enrolled ${when}, code by ${by}`,
  seen: (when: string) => `last sign-in ${when}`,
  never: 'nobody has signed in yet',
  signedIn: (who: string) => `signed in now: ${who}`,
  nobodyIn: 'nobody is signed in',
  lost: (when: string) => `lost since ${when}`,
  wiped: (when: string) => `wiped itself ${when}`,
  notWiped: 'has not asked again: what it keeps is still on it',
  lose: 'Lost',
  loseSure: (name: string) => `End all sign-ins on ${name} and refuse its key for good`,
  loseWhat:
    'When it next asks this server, it clears the drafts, waiting orders and settings that this page keeps there. Print-outs, downloads, and a disk that never comes back online cannot be wiped: only the encryption of the disk protects those.',
  ended: (count: number) => (count === 1 ? 'Lost: 1 sign-in ended.' : `Lost: ${count} sign-ins ended.`),
  confirmFirst: 'Prove first that it is you: sign out and in again, then make the code within ten minutes.',
  enrol: 'Enrol this computer as a terminal',
  enrolAbout:
    'Type the code that an administrator made for this computer. Its key is made here and cannot be copied off it.',
  enrolCode: 'Code',
  enrolNow: 'Enrol',
  enrolledHere: (name: string) => `This computer is the terminal ${name}.`,
  insecure: 'A computer is enrolled over https alone (or at localhost). Ask your administrator for the address.',
  wipedHere: 'This terminal counts as lost. What this page kept here has been cleared. Tell your administrator.',
  refused: {
    'terminal-code': 'This code is not known, was used before, or is older than 15 minutes. Ask for another one.',
    'terminal-needed':
      'Your role signs in on terminals of the organisation alone. Use one, or have an administrator make a code and enrol this computer.',
    'too-many-tries': 'Too many tries. Please wait a minute.',
  },
  noAnswer: 'The server does not answer. Try again.',
}

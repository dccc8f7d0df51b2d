/** Ways to sign in beside a password: at the door, and where a person keeps them. */
export const signInWays = {
  others: 'Other ways to sign in',
  passkey: 'Sign in with a passkey',
  provider: (name: string) => `Sign in through ${name}`,
  waiting: 'Your device asks for your finger, face or PIN.',
  /** why the browser made or used no passkey */
  browser: {
    cancelled: 'Nothing was signed: it was cancelled, or took too long.',
    known: 'This device has a passkey of yours here already.',
    unsupported: 'This browser knows no passkeys, or the page is not open by a host name and https.',
    failed: 'The device could not do it. Try again, or take another device.',
  },
  /** why the server took no passkey */
  refused: {
    'passkey-unknown': 'This passkey is not known here. Sign in another way and add it.',
    'passkey-other-host':
      'This passkey was made for another address of this system. Open the page there, or add one for here.',
    'passkey-stale': 'That took more than five minutes. Try again.',
    'passkey-wrong': 'The proof was not right. Try again.',
    'passkey-copied':
      'This passkey counts backwards: it may have been copied, and is not taken. Sign in another way, remove it and tell your administrator.',
    'passkey-known': 'This passkey is there already.',
    'passkey-account': 'This account is disabled. Ask your administrator.',
    'passkey-host':
      'Passkeys work by a host name and https alone, not by an IP address. Ask your administrator for the address.',
    'passkey-needed': 'Your role needs a second factor: sign in with your passkey.',
    code: 'The code is wrong, too old, or was used before. Wait for the next one.',
    'too-many-tries': 'Too many tries. Please wait a minute.',
    conflict: 'This took too long, or was finished before. Sign in again.',
  },
  /** what somebody is told who comes back to the door */
  door: {
    'provider-away': 'The identity provider does not answer. Sign in with your password, or try again.',
    declined: 'The identity provider did not sign you in.',
    stale: 'That sign-in was not begun here, or took too long. Try again.',
    setup: 'The identity provider does not accept this system. Tell your administrator: the reason is in the log.',
    'no-group': 'You are in no group that works here. Ask your administrator which group gives you your role.',
    'no-account': 'There is no account for you here yet. Ask your administrator.',
    'name-taken':
      'An account with your name belongs to somebody else, or has a password of its own. Ask your administrator.',
    'name-unusable': 'The name that the identity provider tells cannot be a sign-in name here. Ask your administrator.',
    disabled: 'Your account is disabled. Ask your administrator.',
  },
  codeFirst: (name: string) => `${name} knows you. Your role needs a second factor too.`,
  code: 'Code of the authenticator, or a recovery code',
  setUp: 'Scan this with an authenticator, then type the code that it shows.',
  secret: 'Or type this into it:',
  picture: 'Code to scan with an authenticator',
  finish: 'Finish signing in',
  another: 'Sign in another way',
  recovery:
    'Recovery codes: each opens the door once when the device is lost. They are shown this once; write them down.',
  written: 'Written down: go on',
  passkeys: 'Passkeys',
  about:
    'A passkey signs you in with the finger, face or PIN of your device, without a password. Nobody can guess it or coax it out of you.',
  none: 'You have no passkey yet.',
  failed: 'Your passkeys could not be loaded.',
  noAnswer: 'The server does not answer. Try again.',
  name: 'What you call it',
  nameHint: 'Desk 3, my phone',
  add: 'Add a passkey',
  rename: 'Rename',
  save: 'Save',
  cancel: 'Leave it',
  remove: 'Remove',
  removeSure: (name: string) => `Remove “${name}” for good`,
  made: (when: string) => `made ${when}`,
  used: (when: string) => `last used ${when}`,
  neverUsed: 'never used',
  elsewhere: (host: string) => `works at ${host} alone`,
  lastOne: 'This is the last second factor, which your role needs, or the last way in. Add another one first.',
  confirmFirst: 'Prove first that it is you. For ten minutes you can then change how you sign in.',
  confirm: 'It is me',
  password: 'Password',
  byPasskey: 'With a passkey',
  wrongPassword: 'The password is wrong. Who has none signs out and in again, or uses a passkey.',
}

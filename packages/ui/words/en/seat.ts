/** Another person at a seat. */
export const seat = {
  title: 'Another person at this seat',
  about: (who: string) =>
    `Sign in below. ${who} is signed out in this browser as soon as that is done, and not before.`,
  passes: (calls: number, drafts: number) =>
    calls + drafts === 0
      ? 'Nothing is in hand here: nothing has to pass.'
      : `What is in hand here becomes theirs: calls ${calls}, forms begun ${drafts}. The history says who handed it and who took it.`,
  login: 'Name of the person who takes the seat',
  password: 'Password',
  code: 'Code of the authenticator, or a recovery code',
  submit: 'Take the seat',
  passkey: 'Take the seat with a passkey',
  back: 'Leave it',
  done: (who: string) => `${who} has the seat now.`,
  doneWith: (who: string, drafts: number) =>
    `${who} has the seat now, with ${drafts === 1 ? '1 form' : `${drafts} forms`} that had been begun.`,
  notLive: 'Orders of this desk are still on their way. Try again when they have been answered.',
  needsCode: 'Give the code of the authenticator too.',
  needsFactor: 'This role needs a second factor. Set one up at the usual sign-in first.',
  refused: {
    'seat-nobody-there':
      'Nobody is signed in at this seat any more. Sign in as usual; forms that were begun stay on this computer.',
    'seat-same-person': 'That is who sits here already.',
    'seat-takes-no-calls':
      'This person may not take calls: nothing has passed. End what is in hand or hand it over first, or sign in somebody who takes calls.',
    'seat-other-organisation':
      'This person is of another organisation: nothing has passed. End what is in hand or hand it over first.',
    'seat-changed-already': 'Another person has just taken this seat. Load the page again.',
    'seat-not-stored': 'What is in hand could not be passed on just now: nothing has changed. Try again.',
  },
}

/** The tour of somebody's first shift, on the demo town. */
export const tour = {
  start: 'Show me round',
  offer: 'First shift?',
  print: 'Print the keys',
  next: 'Next →',
  back: '← Back',
  done: 'Done',
  step: '{{current}} of {{total}}',
  steps: {
    welcome: {
      title: 'Your first shift',
      text: 'A tour of a minute. The desk goes on working behind it: every key may be tried. Esc ends it.',
    },
    callDesk: {
      title: 'Calls come in here',
      text: 'Take the one that has rung longest, or begin one that came another way. Each keystroke is kept: a crash loses nothing.',
    },
    incidentList: {
      title: 'What is going on',
      text: 'The most urgent first, then the oldest. Nothing moves under your cursor. Choose with the keys, or click.',
    },
    card: {
      title: 'One incident, whole',
      text: 'Who should go stands at the top, with reasons: send all of them with one key, or single ones by their digit.',
    },
    map: {
      title: 'Where it is',
      text: 'Hollow marks are out of date. Ask what is at a point, close a road with a line: every drive time knows it at once.',
    },
    rack: {
      title: 'Who there is',
      text: 'Status by shape, colour and word, and for how long. Sort by drive time, drag a unit onto an incident, or look at what posts owe.',
    },
    alerts: {
      title: 'What waits too long',
      text: 'Each alert wants an owner: take it, hand it on, or end it with a reason. Nobody has to remember.',
    },
    connection: {
      title: 'How true the screen is',
      text: 'When the line is cut it says so, and since when. Go on working: what you do is kept and sent by itself.',
    },
    keys: {
      title: 'Everything by keyboard',
      text: 'The command line takes words or codes, such as d 23 E12: send E12 to incident 23. All keys are in the help, at any time.',
    },
  },
}

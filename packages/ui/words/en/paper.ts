export const paper = {
  title: 'Call from paper',
  at: 'Time on paper',
  placeholder: '14:32 or yesterday 23:50',
  hint: 'The time on paper first; after each call the next one begins by itself. Esc ends it.',
  noteHint: 'The time on paper first, then the words; Esc ends it.',
  taken: (at: string) => `On paper ${at}`,
  need: 'Type the time that stands on the paper.',
  mark: 'On paper',
  marked: 'Typed in from paper: the time on paper is shown, the time of the system gives order.',
  entry: (day: string, typedAt: string) => `${day === '' ? '' : `${day} `}from paper, typed in ${typedAt}`,
  key: 'Alt T from paper',
}

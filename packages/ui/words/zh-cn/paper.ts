export const paper = {
  title: '补录纸上警情',
  at: '纸上时间',
  placeholder: '14:32 或 昨天 23:50',
  hint: '先填纸上时间；立警或办结后转到下一张，Esc 结束。',
  noteHint: '先填纸上记的时间，再写内容；Esc 结束补录。',
  taken: (at: string) => `纸记 ${at}`,
  need: '填写纸上记的时间。',
  mark: '纸记',
  marked: '由纸上记录补录：显示纸上时间，系统时间决定先后。',
  entry: (day: string, typedAt: string) => `${day === '' ? '' : `${day} `}纸上补录，${typedAt} 录入`,
  key: 'Alt T 补录纸上记事',
}

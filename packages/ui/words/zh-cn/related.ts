export const related = {
  title: '相关警情',
  near: '附近',
  nothingToPart: '没有可拆分的并警。',
  parted: '已拆分。',
}

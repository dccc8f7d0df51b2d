/**
 * The map draws its text from fonts of the machine (no glyph files to fetch). The first name only tells MapLibre the
 * weight; the rest is the screens' own list, Chinese included.
 */
const families = [
  'system-ui',
  'Segoe UI',
  'Roboto',
  'Helvetica Neue',
  'PingFang SC',
  'Hiragino Sans GB',
  'Microsoft YaHei UI',
  'Microsoft YaHei',
  'Noto Sans CJK SC',
  'Noto Sans SC',
  'Source Han Sans SC',
]

export const fonts = {
  regular: ['Map Regular', ...families],
  medium: ['Map Medium', ...families],
  bold: ['Map Bold', ...families],
}

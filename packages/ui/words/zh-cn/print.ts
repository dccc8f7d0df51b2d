export const print = {
  print: '打印',
  printed: (at: string, by: string) => `${at} 由 ${by} 打印`,
  unit: '力量',
  masked: '无权查看，未打印。',
  failed: '读取失败，未打印。',
}

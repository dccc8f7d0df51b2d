export const print = {
  print: '打印',
  printed: (at: string, by: string) => `${at} 由 ${by} 打印`,
  unit: '力量',
  masked: '无权查看，未打印。',
  preparing: '正在准备打印…… 按 Esc 取消。',
  unreachable: '未打印：无法连接服务器，恢复连接后请重新打印。',
  refused: (why: string) => `未打印：警情读取失败。${why}`,
  notDrawn: '未打印：打印页生成失败，请重试。',
}

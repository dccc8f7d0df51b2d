export const seat = {
  title: '席位换人',
  about: (who: string) => `请接替人员在下方登录。登录成功后，${who} 在本浏览器的登录随即退出；成功之前一切不变。`,
  passes: (calls: number, drafts: number) =>
    calls + drafts === 0
      ? '本席位手上没有来电或未完成的表单，无需移交。'
      : `本席位手上的工作随席位移交：来电 ${calls} 个，未完成表单 ${drafts} 份。日志记录移交人和接替人。`,
  login: '接替人员的登录名',
  password: '密码',
  code: '验证器动态码或恢复码',
  submit: '接替席位',
  passkey: '用通行密钥接替席位',
  back: '取消',
  done: (who: string) => `席位已由 ${who} 接替。`,
  doneWith: (who: string, drafts: number) => `席位已由 ${who} 接替，连同 ${drafts} 份未完成的表单。`,
  notLive: '本席位还有指令未得到答复，请在得到答复后再试。',
  needsCode: '还需输入验证器动态码。',
  needsFactor: '该角色须使用双因素登录，请先在登录页完成设置。',
  refused: {
    'seat-nobody-there': '本席位的登录已失效，请正常登录；未完成的表单仍保存在本机。',
    'seat-same-person': '该人员已在本席位登录。',
    'seat-takes-no-calls': '该人员无接警权限，未移交任何内容。请先结束或转交手上的来电，或由有接警权限的人员接替。',
    'seat-other-organisation': '该人员属于其他单位，未移交任何内容。请先结束或转交手上的来电。',
    'seat-changed-already': '席位刚被其他人员接替，请重新加载页面。',
    'seat-not-stored': '手上的工作暂时无法移交，一切未变，请重试。',
  },
}

import type { Partner } from '@tocsin/domain'

const partner = (
  id: string,
  zh: string,
  en: string,
  kind: Partner['kind'],
  number: string,
  ...languages: string[]
) => ({
  id,
  name: { zh, en },
  kind,
  number,
  languages,
})

/** The phone book of the demo: the public numbers of every Chinese city, and invented ones (555-01xx is kept for fiction). */
export const demoPartners: readonly Partner[] = [
  partner('medical-120', '急救中心', 'Ambulance centre 120', 'medical', '120'),
  partner('fire-119', '消防指挥中心', 'Fire control 119', 'fire', '119'),
  partner('traffic-122', '交警指挥中心', 'Traffic police 122', 'police', '122'),
  partner('hotline-12345', '政务服务热线', 'City hotline 12345', 'hotline', '12345'),
  partner('upriver', '上游县公安局指挥中心', 'Upriver county police', 'neighbour', '555-0140'),
  partner('interpreter-en', '英语翻译', 'Interpreter, English', 'interpreter', '555-0150', 'en'),
  partner('interpreter-ug', '维吾尔语翻译', 'Interpreter, Uyghur', 'interpreter', '555-0151', 'ug'),
  partner('interpreter-yue', '粤语翻译', 'Interpreter, Cantonese', 'interpreter', '555-0152', 'yue'),
]

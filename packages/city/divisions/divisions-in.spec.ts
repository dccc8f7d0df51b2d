import fc from 'fast-check'
import { expect, it } from 'vitest'
import { divisionsIn } from './index.ts'

const codes = (text: string): string[] => Object.values(divisionsIn(text)).map(({ code }) => code)

it.each([
  ['湖北省武汉市洪山区珞喻路1037号', ['42', '4201', '420111']],
  ['湖北 武汉 洪山', ['42', '4201', '420111']],
  ['湖北武汉洪山珞喻路1037号', ['42', '4201', '420111']],
  ['北京市朝阳区建国路88号', ['11', '1101', '110105']],
  ['內蒙呼和浩特', ['15', '1501']],
  ['恩施州利川市', ['42', '4228', '422802']],
  ['湖北省潜江市', ['42', '429005']],
  ['吉林市船营区', ['22', '2202', '220204']],
  ['新疆乌鲁木齐天山区', ['65', '6501', '650102']],
  ['东莞长安镇', ['44', '4419', '441900119']],
  ['上海市闸北区江场西路', ['31', '3101', '310106']],
  ['成都市郫县', ['51', '5101', '510117']],
  ['即墨市龙山办事处', ['37', '3702', '370215', '370215005']],
  ['深圳市龙岗区南湾街道厦村社区1号', ['44', '4403', '440307', '440307012', '440307012010']],
  ['澳门', ['82']],
  ['九江市庐山区虞家河大桥路1号', ['36', '3604', '360402']],
  ['江西省庐山市', ['36', '3604', '360483']],
  ['北京办公地址：朝阳区酒仙桥路4号', ['11', '1101', '110105']],
  ['交通： 公司位置：山东·济南银荷大厦', ['37', '3701']],
])('%s', (text, expected) => expect(codes(text)).toEqual(expected))

it('names what it found in full', () => {
  expect(divisionsIn('湖北武汉').city).toEqual({ code: '4201', name: '武汉市' })
})

it.each(['', '南京西路', '江宁路1919号', '浦东大道720号', '中山路', '天津市场', '朝阳区', 'Main St', '😀', '12'])(
  'finds no division in %j',
  (text) => expect(divisionsIn(text)).toEqual({}),
)

it('takes any text', () => {
  const text = fc
    .array(fc.constantFrom(...'湖 北 省 武 汉 市 洪 山 区 街 道 村 社 1 （ a'.split(' ')), { maxLength: 60 })
    .map((parts) => parts.join(''))
  fc.assert(fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (each) => void divisionsIn(each)))
  expect(divisionsIn('湖'.repeat(10_000))).toEqual({})
})

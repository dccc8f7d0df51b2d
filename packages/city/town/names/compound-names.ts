import type { Random } from '../random.ts'
import type { BiName } from './bi-name.ts'

const walkUps = [
  { zh: '小区', en: 'Residential Quarter' },
  { zh: '新村', en: 'New Village' },
  { zh: '花园', en: 'Garden' },
  { zh: '苑', en: 'Court' },
  { zh: '家园', en: 'Homes' },
] as const
const towers = [
  { zh: '华府', en: 'Mansions' },
  { zh: '豪庭', en: 'Residence' },
  { zh: '新城', en: 'New Town' },
  { zh: '国际', en: 'International' },
  { zh: '江景湾', en: 'River Bay' },
  { zh: '御园', en: 'Royal Garden' },
] as const

export const compoundName = (stem: BiName, style: 'walk-up' | 'tower', random: Random): BiName => {
  const generic = random.pick<BiName>(style === 'tower' ? towers : walkUps)
  return { zh: stem.zh + generic.zh, en: `${stem.en} ${generic.en}` }
}

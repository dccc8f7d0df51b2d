import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { divisionsIn, type Divisions } from '@tocsin/city/divisions'
import { z } from 'zod'

const labelFile = z.object({ labels: z.record(z.string(), z.string()) })
/** Towns under the state: city and province are one. */
const direct = /^(?:11|12|31|50)/

/** Whether what was found is what a label says; the file of labels has its rules. */
function isThat({ province, city, district }: Divisions, label: string): boolean {
  if (label === '-') return province === undefined
  const code = label.replace('+', '')
  if (province?.code !== code.slice(0, 2)) return false
  if (!direct.test(code) && city?.code !== (code.length >= 4 ? code.slice(0, 4) : undefined)) return false
  if (code.length === 6) return district?.code === code
  return label.endsWith('+') || district === undefined
}

/** Addresses as people typed them: are province, city and district found where the text names them, and only there? */
export async function askDivisions(addresses: string): Promise<Record<string, number>> {
  const lines = (await readFile(addresses, 'utf8')).split('\n')
  const { labels } = labelFile.parse(
    JSON.parse(await readFile(join(import.meta.dirname, 'office-labels.json'), 'utf8')),
  )
  const wrong = Object.entries(labels).filter(([line, label]) => {
    const found = divisionsIn(lines[Number(line) - 1] ?? '')
    return !label.split('|').some((each) => isThat(found, each))
  })
  for (const [line, label] of wrong) {
    const found = divisionsIn(lines[Number(line) - 1] ?? '')
    console.log(`divisions of line ${line}: ${label}, found ${(found.district ?? found.city ?? found.province)?.code}`)
  }
  const asked = Object.keys(labels).length
  return { office_addresses: asked, office_divisions_pct: (100 * (asked - wrong.length)) / asked }
}

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

/** The lines that were labelled, and how many of them answer as the label says. */
async function askSample(lines: readonly string[], labelsIn: string): Promise<{ asked: number; right: number }> {
  const { labels } = labelFile.parse(JSON.parse(await readFile(join(import.meta.dirname, labelsIn), 'utf8')))
  const wrong = Object.entries(labels).filter(([line, label]) => {
    const found = divisionsIn(lines[Number(line) - 1] ?? '')
    return !label.split('|').some((each) => isThat(found, each))
  })
  for (const [line, label] of wrong) {
    const { district, city, province } = divisionsIn(lines[Number(line) - 1] ?? '')
    console.log(`${labelsIn}, line ${line}: ${label}, found ${(district ?? city ?? province)?.code ?? 'none'}`)
  }
  const asked = Object.keys(labels).length
  return { asked, right: asked - wrong.length }
}

/**
 * Addresses as people typed them: are province, city and district found where the text names them, and only there? The
 * program was written with the first sample in sight; the second was drawn later, of other lines.
 */
export async function askDivisions(addresses: string): Promise<Record<string, number>> {
  const lines = (await readFile(addresses, 'utf8')).split('\n')
  const known = await askSample(lines, 'office-labels.json')
  const fresh = await askSample(lines, 'office-labels-fresh.json')
  return {
    office_addresses: known.asked,
    office_divisions_pct: (100 * known.right) / known.asked,
    office_fresh_addresses: fresh.asked,
    office_fresh_divisions_pct: (100 * fresh.right) / fresh.asked,
  }
}

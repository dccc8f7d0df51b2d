import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { divisionData, type Division } from './division-table.ts'

/** 620,000 communities are too many to hold: the file is sorted by code, so those of one street office are looked up in it. */
const file = join(divisionData, 'villages.csv')
const blockBytes = 4096
const mostKept = 50
const kept = new Map<string, readonly Division[]>()

/** The communities of a street office (9 digits) or a district (6), by code. */
function communitiesOf(code: string): readonly Division[] {
  const known = kept.get(code)
  if (known) return known
  const read = readCommunities(code)
  if (kept.size >= mostKept) kept.delete([...kept.keys()][0] ?? '')
  kept.set(code, read)
  return read
}

/** The community that a text names: 天星村 of 天星村委会, 大芬社区 of 大芬社区居委会. */
export function communityIn(text: string, code: string): Division | undefined {
  if (!/社区|村|居委会|居民|嘎查|大队/u.test(text)) return undefined
  let best: { division: Division; length: number } | undefined
  for (const division of communitiesOf(code)) {
    const name = division.name.replace(/(?:村民|居民)?委员会$|居委会$|委会$/u, '')
    if (name.length >= 2 && name.length > (best?.length ?? 0) && text.includes(name)) {
      best = { division, length: name.length }
    }
  }
  return best?.division
}

function readCommunities(code: string): Division[] {
  const handle = openSync(file, 'r')
  try {
    const found: Division[] = []
    let at = firstBlock(handle, code)
    for (;;) {
      const bytes = Buffer.alloc(blockBytes * 16)
      const read = readSync(handle, bytes, 0, bytes.length, at)
      const end = bytes.subarray(0, read).lastIndexOf(10) + 1
      if (end === 0) return found
      for (const line of bytes.toString('utf8', 0, end).split('\n')) {
        const [lineCode = '', name = ''] = line.split(',')
        if (lineCode.startsWith(code)) found.push({ code: lineCode, name: name.replaceAll('"', '') })
        else if (/^\d/.test(lineCode) && lineCode > code && !lineCode.startsWith(code)) return found
      }
      at += end
    }
  } finally {
    closeSync(handle)
  }
}

/** Where a line starts that lies before the first of this code. */
function firstBlock(handle: number, code: string): number {
  let low = 0
  let high = Math.ceil(fstatSync(handle).size / blockBytes)
  while (low + 1 < high) {
    const middle = (low + high) >>> 1
    if (codeAt(handle, middle * blockBytes).code < code) low = middle
    else high = middle
  }
  return low === 0 ? 0 : codeAt(handle, low * blockBytes).at
}

/** The first whole line from an offset. */
function codeAt(handle: number, offset: number): { code: string; at: number } {
  const bytes = Buffer.alloc(512)
  const read = readSync(handle, bytes, 0, bytes.length, offset)
  const start = bytes.subarray(0, read).indexOf(10) + 1
  return { code: bytes.toString('latin1', start, start + 12), at: offset + start }
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { asvsWrongs, wrongsOf } from './asvs.ts'

const text = readFileSync(join(import.meta.dirname, '../../docs/asvs.md'), 'utf8')
const rows = text.split('\n').filter((line) => line.startsWith('| V'))

test('every requirement of docs/asvs.md stands there once, with a state and a place that exists', () => {
  expect(asvsWrongs()).toEqual([])
})

test('one that is missing, doubled, without a state or with a place that is gone is found', () => {
  const row = rows.find((each) => each.includes('| met |') && each.includes('apps/')) ?? ''
  for (const bent of ['', `${row}\n${row}`, row.replace('| met |', '| done |'), row.replace('apps/', 'apps/gone/')])
    expect(wrongsOf(text.replace(row, bent), (path) => !path.includes('gone'))).not.toEqual([])
})

import { expect, it } from 'vitest'
import { missingPlatforms } from './platforms.ts'

const tool = {
  version: '1.2.3',
  dev: true,
  optionalDependencies: {
    '@tool/linux-x64-gnu': '1.2.3',
    '@tool/binding-win32-arm64': '1.2.3',
    'tool-colours': '1.0.0',
  },
}

it('finds the platforms that a lock file lacks, and what they are for', () => {
  const packages = {
    'node_modules/tool': tool,
    'node_modules/tool/node_modules/@tool/linux-x64-gnu': { version: '1.2.3' },
  }
  expect(missingPlatforms(packages)).toEqual({
    'node_modules/@tool/binding-win32-arm64': {
      version: '1.2.3',
      cpu: ['arm64'],
      dev: true,
      optional: true,
      os: ['win32'],
    },
  })
})

it('tells the C libraries of Linux apart', () => {
  const missing = missingPlatforms({ 'node_modules/tool': tool })
  expect(missing['node_modules/@tool/linux-x64-gnu']).toMatchObject({ os: ['linux'], cpu: ['x64'], libc: ['glibc'] })
})

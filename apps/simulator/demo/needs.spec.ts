import { neutralListing } from '@tocsin/domain'
import { expect, it } from 'vitest'
import { bigFromContacts, needsOf, stillMissing } from './needs.ts'
import { scenarios } from './scenarios.ts'
import { stories } from './stories.ts'

it('sends somebody to every type of incident', () => {
  expect(neutralListing.types.filter((type) => needsOf(type, 1).length === 0)).toEqual([])
})

it('sends more to a fire that many call about', () => {
  const fire = { code: 'fire-building', branch: 'fire' } as const
  const noise = { code: 'noise', branch: 'police' } as const
  expect(needsOf(fire, bigFromContacts).length).toBeGreaterThan(needsOf(fire, 1).length)
  expect(needsOf(noise, bigFromContacts)).toEqual(needsOf(noise, 1))
})

it('counts each unit on its way for one need, a stand-in only where its own kind is not there', () => {
  expect(stillMissing(['engine', 'engine', 'ladder', 'ambulance'], [])).toEqual([
    'engine',
    'engine',
    'ladder',
    'ambulance',
  ])
  expect(stillMissing(['engine', 'engine', 'ladder', 'ambulance'], ['engine', 'ambulance'])).toEqual([
    'engine',
    'ladder',
  ])
  expect(stillMissing(['rescue', 'ambulance'], ['engine'])).toEqual(['ambulance'])
  expect(stillMissing(['patrol'], ['patrol', 'ambulance'])).toEqual([])
})

it('has words for every call of every scenario, of a type that the desk knows', () => {
  const codes = new Set(neutralListing.types.map(({ code }) => code))
  const drawn = new Set(Object.values(scenarios).flatMap(({ mix }) => Object.keys(mix)))
  expect([...drawn].filter((type) => !(type in stories) || !codes.has(type))).toEqual([])
})

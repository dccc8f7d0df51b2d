import { expect, it } from 'vitest'
import { deskPeople } from './desk-people.ts'

const crews = Array.from({ length: 40 }, (_, at) => `crew-${at}`)
const known = {
  names: new Map([...crews, 'chen', 'li', 'wang'].map((login) => [`id-${login}`, login])),
  takesAlerts: ['id-chen', 'id-li', 'id-wang'],
  here: new Set(['id-li', 'id-crew-1']),
}
const logins = (self: string, typed = '') => deskPeople(known, self, typed).map(({ name }) => name)

it('offers people of desks alone, those who are there first, and never oneself', () => {
  expect(logins('id-wang')).toEqual(['li', 'chen'])
  expect(logins('id-li')).toEqual(['chen', 'wang'])
  expect(deskPeople(known, 'id-wang', '').map(({ isHere }) => isHere)).toEqual([true, false])
})

it('narrows it by what is typed', () => {
  expect(logins('id-wang', ' CH')).toEqual(['chen'])
  expect(logins('id-wang', 'crew')).toEqual([])
})

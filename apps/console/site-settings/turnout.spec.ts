import { wordsOf } from '@tocsin/ui/words'
import { expect, it } from 'vitest'
import { tellTurnout, turnoutIn, withTurnout } from './turnout.ts'

it('DR14 turnout times are set one by one, and nothing is left of what is usual again', () => {
  const once = withTurnout({}, 'atPost', 45)
  expect(once).toEqual({ atPost: 45 })
  expect(withTurnout(once ?? {}, 'onCall', 0)).toEqual({ atPost: 45, onCall: 0 })
  expect(withTurnout(once ?? {}, 'atPost', undefined)).toBeUndefined()
  expect(turnoutIn({ atPost: 'x', away: NaN, moon: 3 })).toEqual({ away: NaN })
  expect(tellTurnout({ atPost: 45, onCall: 0 }, wordsOf('en'))).toBe('At its post 45 s, On call 0 s')
  expect(tellTurnout(undefined, wordsOf('en'))).toBe('usual')
})

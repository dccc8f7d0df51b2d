import { describe, expect, it } from 'vitest'
import { commandSchemas } from '../all-commands.ts'
import { decide } from '../decide.ts'
import { viewerOf } from '../viewer.ts'
import { noon } from '../testing/stamp.fixture.ts'
import type { Role } from './account.ts'
import type { Step } from '../testing/stage.fixture.ts'
import { town } from '../testing/town.fixture.ts'

const creating = (more: object = {}): Step => [
  'p-admin',
  'create-account',
  { account: 'p-new', login: 'new', roles: ['call-taker'], post: null, ...more },
]

describe('an account', () => {
  it('is created with its roles, and its sign-in name is claimed', () => {
    const stage = town()
    const { happened, take } = stage.when(...creating({ roles: ['call-taker', 'call-taker'] }))
    expect(happened).toEqual(['account-created'])
    expect(take).toEqual([{ key: 'login/new', holder: 'p-new' }])
    expect(stage.the('account', 'p-new')).toMatchObject({
      org: 'police',
      roles: ['call-taker'],
      unit: null,
      disabled: false,
    })
  })

  it('is created once, and a sign-in name is taken whatever its capitals, in all organisations', () => {
    const stage = town().given(creating())
    expect(stage.when(...creating()).refused).toBe('exists-already')
    expect(stage.when(...creating({ account: 'p-newer', login: 'NEW' })).refused).toBe('exists-already')
    const body = { account: 'f-new', login: 'New', roles: [], post: null }
    expect(stage.when('f-admin', 'create-account', body).refused).toBe('exists-already')
  })

  it('is given another post, or none; not one that another organisation has', () => {
    const stage = town().given(creating())
    const put = (post: string | null): Step => ['p-admin', 'set-account-post', { account: 'p-new', post }]
    expect(stage.when(...put('p-post-1')).happened).toEqual(['account-post-set'])
    expect(stage.the('account', 'p-new').post).toBe('p-post-1')
    expect(stage.when(...put('p-post-1')).happened).toEqual([])
    expect(stage.when(...put('f-post-1')).refused).toBe('not-allowed')
    expect(stage.when(...put('p-post-99')).refused).toBe('not-found')
    expect(stage.when(...put(null)).happened).toEqual(['account-post-set'])
  })

  it('belongs to no post that is not there, or that another organisation has', () => {
    expect(town().when(...creating({ post: 'p-post-99' })).refused).toBe('not-found')
    expect(town().when(...creating({ post: 'f-post-1' })).refused).toBe('not-allowed')
  })

  it('is given roles and loses them; twice is as good as once', () => {
    const stage = town()
    const grant: Step = ['p-admin', 'grant-role', { account: 'p-taker', role: 'dispatcher' }]
    expect(stage.when(...grant).happened).toEqual(['role-granted'])
    expect(stage.when(...grant).happened).toEqual([])
    expect(stage.the('account', 'p-taker').roles).toEqual(['call-taker', 'dispatcher'])
    const revoke: Step = ['p-admin', 'revoke-role', { account: 'p-taker', role: 'dispatcher' }]
    expect(stage.when(...revoke).happened).toEqual(['role-revoked'])
    expect(stage.when(...revoke).happened).toEqual([])
    expect(stage.the('account', 'p-taker').roles).toEqual(['call-taker'])
  })

  it('is disabled and enabled again; twice is as good as once', () => {
    const stage = town()
    const disable: Step = ['p-admin', 'disable-account', { account: 'p-taker' }]
    expect(stage.when(...disable).happened).toEqual(['account-disabled'])
    expect(viewerOf(stage.the('account', 'p-taker'))).toBeUndefined()
    expect(stage.when(...disable).happened).toEqual([])
    const enable: Step = ['p-admin', 'enable-account', { account: 'p-taker' }]
    expect(stage.when(...enable).happened).toEqual(['account-enabled'])
    expect(stage.when(...enable).happened).toEqual([])
    expect(viewerOf(stage.the('account', 'p-taker'))).toMatchObject({ roles: ['call-taker'] })
  })

  it('that does not exist is not found', () => {
    for (const type of ['disable-account', 'enable-account'] as const) {
      expect(town().when('p-admin', type, { account: 'nobody' }).refused).toBe('not-found')
    }
    for (const type of ['grant-role', 'revoke-role'] as const) {
      expect(town().when('p-admin', type, { account: 'nobody', role: 'responder' }).refused).toBe('not-found')
    }
  })

  it.each(['', ' ', '-x', 'a b', 'a'.repeat(61), 'x/y'])('has no sign-in name such as %j', (login) => {
    expect(commandSchemas['create-account'].safeParse({ account: 'a', login, roles: [], post: null }).success).toBe(
      false,
    )
  })
})

describe('the last administrator', () => {
  it('cannot disable himself or give up the role', () => {
    const stage = town()
    expect(stage.when('p-admin', 'disable-account', { account: 'p-admin' }).refused).toBe('last-administrator')
    const giveUp: Step = ['p-admin', 'revoke-role', { account: 'p-admin', role: 'administrator' }]
    expect(stage.when(...giveUp).refused).toBe('last-administrator')
  })

  it('may give up his other roles', () => {
    const stage = town().given(['p-admin', 'grant-role', { account: 'p-admin', role: 'dispatcher' }])
    expect(stage.when('p-admin', 'revoke-role', { account: 'p-admin', role: 'dispatcher' }).happened).toEqual([
      'role-revoked',
    ])
  })

  it('stays when two take the role from each other at once: the second is decided again on what the first did', () => {
    const stage = town().given(['p-admin', 'revoke-role', { account: 'p-admin-2', role: 'administrator' }])
    const context = { ...stage.contextFor('p-admin', stage.viewer('p-admin')), account: 'p-admin-2' }
    const answers = [
      decide('revoke-role', { account: 'p-admin', role: 'administrator' }, stage.ledger, context),
      decide('disable-account', { account: 'p-admin' }, stage.ledger, context),
    ]
    expect(answers).toMatchObject([{ refused: 'not-allowed' }, { refused: 'not-allowed' }])
  })
})

describe('stand-in rights', () => {
  const dayMs = 86_400_000
  const standIn = (by: string, role: Role = 'dispatcher', days = 3, account = 'p-taker'): Step => [
    by,
    'grant-role',
    { account, role, until: noon + days * dayMs },
  ]

  it('are given for a while by the shift leader, shown with their end, and end on time', () => {
    const stage = town().given(standIn('p-shift'))
    expect(stage.the('account', 'p-taker')).toMatchObject({
      roles: ['call-taker', 'dispatcher'],
      standIns: [{ role: 'dispatcher', until: noon + 3 * dayMs, by: 'p-shift' }],
    })
    const end: Step = ['system', 'end-stand-in', { account: 'p-taker', role: 'dispatcher' }]
    expect(stage.when(...end).refused).toBe('stand-in-lasts')
    stage.now += 3 * dayMs
    expect(stage.when(...end).happened).toEqual(['role-revoked'])
    expect(stage.when(...end).happened).toEqual([])
    expect(stage.the('account', 'p-taker')).toMatchObject({ roles: ['call-taker'], standIns: [] })
  })

  it('are taken back early by the shift leader, who takes nothing else', () => {
    const stage = town().given(standIn('p-shift'))
    expect(stage.when('p-shift', 'revoke-role', { account: 'p-taker', role: 'call-taker' }).refused).toBe('not-allowed')
    expect(stage.when('p-shift', 'revoke-role', { account: 'p-taker', role: 'dispatcher' }).happened).toEqual([
      'role-revoked',
    ])
  })

  it('become rights for good, or last longer, when they are given again', () => {
    const stage = town().given(standIn('p-shift'), standIn('p-admin', 'dispatcher', 5))
    expect(stage.the('account', 'p-taker').standIns).toMatchObject([{ until: noon + 5 * dayMs }])
    stage.given(['p-admin', 'grant-role', { account: 'p-taker', role: 'dispatcher' }])
    expect(stage.the('account', 'p-taker')).toMatchObject({ roles: ['call-taker', 'dispatcher'], standIns: [] })
    expect(stage.when(...standIn('p-shift')).happened).toEqual([])
  })

  it.each<[string, Step]>([
    ['own-rights', standIn('p-shift', 'dispatcher', 3, 'p-shift')],
    ['own-rights', standIn('p-admin', 'dispatcher', 3, 'p-admin')],
    ['stand-in-too-long', standIn('p-shift', 'dispatcher', 15)],
    ['time-in-past', standIn('p-shift', 'dispatcher', -1)],
    ['not-allowed', standIn('p-shift', 'shift-leader')],
    ['not-allowed', standIn('p-shift', 'administrator')],
    ['not-allowed', ['p-shift', 'grant-role', { account: 'p-taker', role: 'dispatcher' }]],
    ['not-allowed', standIn('p-dispatcher')],
    ['not-allowed', standIn('f-shift')],
  ])('are refused: %s', (code, step) => {
    expect(town().when(...step).refused).toBe(code)
  })
})

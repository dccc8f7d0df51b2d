import { roles } from '../account/account.ts'
import { administrators, dispatchers, orgOf, someone, type Moves } from './choosing.fixture.ts'
import { isFree } from '../unit/unit.ts'
import { movesOfTree } from './moves-of-tree.fixture.ts'
import { listed } from './town.fixture.ts'

const medical120 = {
  id: 'medical-120',
  name: { zh: '急救中心', en: 'Ambulance centre' },
  kind: 'medical' as const,
  number: '120',
}

/** Accounts, posts, units, signing on and off. */
export const movesOfStaff: Moves<
  | 'create-account'
  | 'grant-role'
  | 'revoke-role'
  | 'end-stand-in'
  | 'set-account-post'
  | 'disable-account'
  | 'enable-account'
  | 'open-post'
  | 'change-post'
  | 'set-post-area'
  | 'set-organisation-kind'
  | 'ask-superior'
  | 'accept-subordinate'
  | 'end-superior'
  | 'set-organisation-area'
  | 'set-post-number'
  | 'change-settings'
  | 'change-catalogue'
  | 'write-plan'
  | 'retire-plan'
  | 'change-unit'
  | 'retire-unit'
  | 'restore-unit'
  | 'equip-unit'
  | 'register-unit'
  | 'sign-on-unit'
  | 'sign-off-unit'
  | 'move-unit'
> = {
  ...movesOfTree,
  'create-account': (dice) => {
    const org = dice.of(['police', 'fire'])
    const account = dice.fresh('account', 'a')
    const body = {
      account,
      login: account,
      roles: [dice.of(roles)],
      post: dice.once(2) ? null : dice.id('post', (post) => post.org === org),
    }
    return [someone(dice, org, administrators), 'create-account', body]
  },
  'grant-role': (dice) => {
    const account = dice.id('account')
    return [
      someone(dice, orgOf(dice, 'account', account), administrators),
      'grant-role',
      { account, role: dice.of(roles), until: dice.once(2) ? dice.stage.now + 20_000 : null },
    ]
  },
  'end-stand-in': (dice) => {
    const account = dice.id('account', ({ standIns }) => standIns.length > 0)
    const role = dice.stage.ledger.get('account', account)?.standIns[0]?.role ?? 'dispatcher'
    return ['system', 'end-stand-in', { account, role }]
  },
  'revoke-role': (dice) => {
    const account = dice.id('account')
    return [
      someone(dice, orgOf(dice, 'account', account), administrators),
      'revoke-role',
      { account, role: dice.of(roles) },
    ]
  },
  'set-account-post': (dice) => {
    const account = dice.id('account')
    const org = orgOf(dice, 'account', account)
    const post = dice.once(3) ? null : dice.id('post', (each) => each.org === org)
    return [someone(dice, org, administrators), 'set-account-post', { account, post }]
  },
  'disable-account': (dice) => {
    const account = dice.id('account')
    return [someone(dice, orgOf(dice, 'account', account), administrators), 'disable-account', { account }]
  },
  'enable-account': (dice) => {
    const account = dice.id('account', ({ disabled }) => disabled)
    return [someone(dice, orgOf(dice, 'account', account), administrators), 'enable-account', { account }]
  },
  'open-post': (dice) => {
    const post = dice.fresh('post', 'post')
    const body = { post, kind: 'station' as const, name: { zh: post, en: post }, point: { lon: 113.9, lat: 22.5 } }
    return [someone(dice, dice.of(['police', 'fire']), administrators), 'open-post', body]
  },
  'change-post': (dice) => {
    const post = dice.id('post')
    const name = { zh: '新所', en: 'New station' }
    const body = { post, kind: 'station' as const, name, point: { lon: 113.91, lat: 22.51 } }
    return [someone(dice, orgOf(dice, 'post', post), administrators), 'change-post', body]
  },
  'set-post-number': (dice) => {
    const post = dice.id('post')
    const number = dice.once(4) ? null : dice.of(['555-0110', '8110'])
    return [someone(dice, orgOf(dice, 'post', post), administrators), 'set-post-number', { post, number }]
  },
  'change-settings': (dice) => {
    const isOther = dice.once(2)
    const statusGraph = { patrol: { 'on-scene': ['clearing', 'available', 'out-of-service'] } } as const
    return [
      someone(dice, dice.of(['police', 'fire']), administrators),
      'change-settings',
      isOther
        ? {
            partners: [medical120],
            sirensFactor: 0.8,
            learntTimes: 'on',
            statusGraph,
            turnoutS: { patrol: { atPost: 45 } },
            clockTargetS: { arrival: 600 },
          }
        : { partners: [medical120], sirensFactor: 1, learntTimes: 'off' },
    ]
  },
  'change-catalogue': (dice) => {
    const org = dice.of(['police', 'fire'])
    const basedOn = dice.once(4) ? 0 : (dice.stage.ledger.get('catalogue', org)?.version ?? 0)
    return listed(someone(dice, org, administrators), { basedOn, without: dice.of(['gas', 'noise', 'none']) })
  },
  'write-plan': (dice) => {
    const plan = dice.once(2) ? dice.fresh('plan', 'plan') : dice.id('plan')
    const basedOn = dice.once(6) ? 1 : (dice.stage.ledger.get('plan', plan)?.version ?? 0)
    const by = someone(dice, orgOf(dice, 'plan', plan), administrators)
    const body = { name: { zh: plan, en: plan }, levels: [[{ capability: 'patrol', count: 2 }]] }
    return [by, 'write-plan', { plan, basedOn, body }]
  },
  'retire-plan': (dice) => {
    const plan = dice.id('plan', ({ retired }) => !retired)
    const basedOn = dice.stage.ledger.get('plan', plan)?.version ?? 1
    return [someone(dice, orgOf(dice, 'plan', plan), administrators), 'retire-plan', { plan, basedOn }]
  },
  'change-unit': (dice) => {
    const unit = dice.id('unit')
    const org = orgOf(dice, 'unit', unit)
    const post = dice.once(3) ? null : dice.id('post', (each) => each.org === org)
    const callSign = dice.once(2) ? unit : `${unit}-b`
    return [someone(dice, org, administrators), 'change-unit', { unit, callSign, kind: 'patrol', post }]
  },
  'retire-unit': (dice) => {
    const unit = dice.id('unit', ({ state }) => state.phase === 'off-duty')
    return [someone(dice, orgOf(dice, 'unit', unit), administrators), 'retire-unit', { unit }]
  },
  'restore-unit': (dice) => {
    const unit = dice.id('unit', ({ retiredAt }) => retiredAt !== null)
    return [someone(dice, orgOf(dice, 'unit', unit), administrators), 'restore-unit', { unit }]
  },
  'equip-unit': (dice) => {
    const unit = dice.id('unit')
    const capabilities = [{ code: dice.of(['supervisor', 'dog']) }, { code: 'ladder-height', amount: 32 }]
    return [someone(dice, orgOf(dice, 'unit', unit), administrators), 'equip-unit', { unit, capabilities }]
  },
  'register-unit': (dice) => {
    const org = dice.of(['police', 'fire'])
    const unit = dice.fresh('unit', 'u')
    const post = dice.once(3) ? null : dice.id('post', (each) => each.org === org)
    return [someone(dice, org, administrators), 'register-unit', { unit, callSign: unit, kind: 'patrol', post }]
  },
  'sign-on-unit': (dice) => {
    const unit = dice.id('unit', ({ state }) => state.phase === 'off-duty')
    const org = orgOf(dice, 'unit', unit)
    const account = dice.id('account', (each) => each.unit === null && each.org === org && !each.disabled)
    return [
      someone(dice, org, ['dispatcher', 'officer-1', 'crew-1']),
      'sign-on-unit',
      { unit, crew: dice.once(4) ? [] : [account], onCall: unit.endsWith('3') },
    ]
  },
  'sign-off-unit': (dice) => {
    const unit = dice.id('unit', isFree)
    return [someone(dice, orgOf(dice, 'unit', unit), dispatchers), 'sign-off-unit', { unit }]
  },
  'move-unit': (dice) => {
    const unit = dice.id('unit', ({ state }) => state.phase === 'available')
    const org = orgOf(dice, 'unit', unit)
    const post = dice.once(4) ? null : dice.id('post', (each) => each.org === org)
    return [someone(dice, org, dispatchers), 'move-unit', { unit, post }]
  },
}

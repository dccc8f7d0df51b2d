import { describe, expect, it } from 'vitest'
import { commandNames, type CommandName } from './all-commands.ts'
import { roles } from './account/account.ts'
import { grantees, mayEver, permissions, readVerbs, scopesOf, type Grantee, type Scope } from './permissions.ts'
import { permit } from './permit.ts'
import { mayReach } from './reach.ts'
import type { SealedCommand } from './all-commands.ts'
import { shareLevels, type ShareLevel } from './sharing/share.ts'
import { subjectKinds, type SubjectKind } from './subject.ts'
import type { Stage, Step } from './testing/stage.fixture.ts'
import {
  alerted,
  called,
  closed,
  handedOver,
  listed,
  opened,
  planned,
  registered,
  sent,
  taught,
  town,
} from './testing/town.fixture.ts'
import type { Viewer } from './viewer.ts'

/**
 * The table once more, as one would hang it on the wall: o = all of the own organisation, p = what is the own post's,
 * u = what is the own unit's, s = oneself, f = offered by others, h = handed over by one's own, come with a hand-over, or a closure of anybody;
 * of an incident that others share: i = offered, r = redacted, v = seen, a = helped with, c = led;
 * n = named in it while it is sealed, g = what breaking the glass opens; t = rings, or is in one's own hand (locked desk).
 */
const wall = `
                      taker dispatcher shift duty officer responder administrator auditor source
found-organisation    .        .        .        .        .        .        .        .        .        .        .
change-settings       .        .        .        .        .        .        o        .        .        .        .
set-organisation-kind .        .        .        .        .        .        o        .        .        .        .
ask-superior          .        .        .        .        .        .        o        .        .        .        .
accept-subordinate    .        .        .        .        .        .        o        .        .        .        .
end-superior          .        .        .        .        .        .        o        .        .        .        .
set-organisation-area .        .        .        .        .        .        o        .        .        .        .
set-organisation-kind .        .        .        .        .        .        o        .        .        .        .
ask-superior          .        .        .        .        .        .        o        .        .        .        .
accept-subordinate    .        .        .        .        .        .        o        .        .        .        .
end-superior          .        .        .        .        .        .        o        .        .        .        .
set-organisation-area .        .        .        .        .        .        o        .        .        .        .
create-account        .        .        .        .        .        .        o        .        .        .        .
grant-role            .        .        o        .        .        .        o        .        .        .        .
revoke-role           .        .        o        .        .        .        o        .        .        .        .
end-stand-in          .        .        .        .        .        .        .        .        .        .        .
set-account-post      .        .        .        .        .        .        o        .        .        .        .
disable-account       .        .        .        .        .        .        o        .        .        .        .
enable-account        .        .        .        .        .        .        o        .        .        .        .
set-password          s        s        s        s        s        s        o        s        .        .        s
open-post             .        .        .        .        .        .        o        .        .        .        .
change-post           .        .        .        .        .        .        o        .        .        .        .
set-post-area         .        .        .        .        .        .        o        .        .        .        .
set-post-number       .        .        o        o        .        .        o        .        .        .        .
register-unit         .        .        .        .        .        .        o        .        .        .        .
change-unit           .        .        .        .        .        .        o        .        .        .        .
retire-unit           .        .        .        .        .        .        o        .        .        .        .
restore-unit          .        .        .        .        .        .        o        .        .        .        .
teach-name            o        o        o        .        .        .        .        .        .        .        .
confirm-name          .        .        o        .        .        .        o        .        .        .        .
withdraw-name         s        s        o        .        .        .        o        .        .        .        .
change-catalogue      .        .        .        .        .        .        o        .        .        .        .
write-plan            .        .        .        o        .        .        o        .        .        .        .
retire-plan           .        .        .        o        .        .        o        .        .        .        .
equip-unit            .        .        o        o        .        .        o        .        .        .        .
sign-on-unit          .        o        o        o        p        s        .        .        .        .        .
sign-off-unit         .        o        o        o        p        u        .        .        .        .        .
report-status         .        ob       ob       ob       p        u        .        .        .        .        .
acknowledge-news      .        o        o        o        p        u        .        .        .        .        .
report-position       .        .        .        .        .        u        .        .        .        .        .
move-unit             .        o        o        o        .        .        .        .        .        .        .
open-contact          o        o        o        o        .        .        .        .        o        .        .
take-contact          o        o        o        o        .        .        .        .        .        t        .
describe-contact      oh       oh       oh       oh       .        .        .        .        .        t        .
hang-up-contact       o        o        o        o        .        .        .        .        o        t        .
end-contact           o        o        o        o        .        .        .        .        .        t        .
join-contact          oh       oh       oh       oh       .        .        .        .        .        .        .
part-contact          oh       oh       oh       oh       .        .        .        .        .        .        .
set-contact-safety    oh       oh       oh       oh       .        .        .        .        .        .        .
mark-flooding         o        o        o        o        .        .        .        .        .        .        .
take-over-contact     o        o        o        o        .        .        .        .        .        .        .
change-seat           o        o        o        o        .        .        .        .        .        .        .
tell-claim            .        .        .        .        .        .        .        .        .        .        .
park-contact          o        o        o        o        .        .        .        .        .        t        .
unpark-contact        o        o        o        o        .        .        .        .        .        .        .
ring-back-contact     o        o        o        o        .        .        .        .        .        .        .
locate-contact        .        .        .        .        .        .        .        .        o        .        .
pass-contact          o        o        o        o        .        .        .        .        .        .        .
answer-pass           o        o        o        o        .        .        .        .        .        .        .
open-incident         o        o        o        o        .        .        .        .        .        t        .
retype-incident       oc       oc       oc       oc       .        .        .        .        .        .        .
tag-incident          oc       oc       oc       oc       .        .        .        .        .        .        .
update-hazard         oc       oc       oc       oc       p        u        .        .        .        .        .
set-alarm-level       .        oc       oc       oc       .        .        .        .        .        .        .
place-incident        oc       oc       oc       oc       .        .        .        .        .        .        .
note-incident         oha      oha      oha      oha      p        u        .        .        .        .        .
throw-incident        o        o        o        o        .        .        .        .        .        .        .
brief-leader          o        o        o        o        .        .        .        .        .        .        .
attach-file           oha      oha      oha      oha      p        u        .        .        .        .        .
withdraw-file         .        o        o        o        .        .        .        .        .        .        .
draw-on-incident      .        oa       oa       oa       p        .        .        .        .        .        .
withdraw-drawing      .        o        o        o        p        .        .        .        .        .        .
close-incident        .        o        o        o        .        .        .        .        .        .        .
reopen-incident       .        .        o        o        .        .        .        .        .        .        .
hold-incident         .        .        o        o        .        .        .        .        .        .        .
release-incident      .        .        o        o        .        .        .        .        .        .        .
join-incident         o        o        o        o        .        .        .        .        .        .        .
part-incident         o        o        o        o        .        .        .        .        .        .        .
offer-incident        .        o        o        o        .        .        .        .        .        .        .
withdraw-incident     .        o        o        o        .        .        .        .        .        .        .
accept-incident       .        f        f        f        .        .        .        .        .        .        .
refuse-incident       .        f        f        f        .        .        .        .        .        .        .
seal-incident         .        .        o        o        .        .        .        .        .        .        .
change-sealed         .        .        o        o        .        .        .        .        .        .        .
unseal-incident       .        .        o        o        .        .        .        .        .        .        .
follow-seal           .        .        .        .        .        .        .        .        .        .        .
break-glass           g        g        g        g        g        .        .        .        .        .        .
end-glass             .        .        .        .        .        .        .        .        .        .        .
share-incident        .        o        o        o        .        .        .        .        .        .        .
accept-share          .        i        i        i        .        .        .        .        .        .        .
end-share             .        oirv     oirv     oirv     .        .        .        .        .        .        .
share-by-agreement    .        .        .        .        .        .        .        .        .        .        .
end-due-share         .        .        .        .        .        .        .        .        .        .        .
propose-agreement     .        .        .        o        .        .        o        .        .        .        .
accept-agreement      .        .        .        oh       .        .        oh       .        .        .        .
renew-agreement       .        .        .        oh       .        .        oh       .        .        .        .
end-agreement         .        .        .        oh       .        .        oh       .        .        .        .
expire-agreement      .        .        .        .        .        .        .        .        .        .        .
begin-relief          o        o        o        o        .        .        .        .        .        .        .
comment-relief        o        o        o        o        .        .        .        .        .        .        .
hand-relief           o        o        o        o        .        .        .        .        .        .        .
take-relief           o        o        o        o        .        .        .        .        .        .        .
drop-relief           o        o        o        o        .        .        .        .        .        .        .
write-instruction     .        .        o        o        .        .        .        .        .        .        .
end-instruction       .        .        o        o        .        .        .        .        .        .        .
see-relief            o        o        o        o        .        .        .        .        .        .        .
see-instruction       o        o        o        o        .        .        .        .        .        .        .
plan-duty             .        .        o        o        .        .        o        .        .        .        .
extend-duty           .        .        o        o        .        .        o        .        .        .        .
withdraw-duty         .        .        o        o        .        .        o        .        .        .        .
retire-duty           .        .        .        .        .        .        .        .        .        .        .
see-duty              o        o        o        o        o        .        o        .        .        .        o
lend-unit             .        .        o        o        .        .        .        .        .        .        .
accept-loan           .        .        i        i        .        .        .        .        .        .        .
end-loan              .        .        oib      oib      .        .        .        .        .        .        .
end-due-loan          .        .        .        .        .        .        .        .        .        .        .
recall-unit           .        ol       ol       ol       .        .        .        .        .        .        .
dispatch-unit         .        oab      oab      oab      .        .        .        .        .        .        .
plan-unit             .        oa       oa       oa       .        .        .        .        .        .        .
start-slip            .        o        o        o        .        .        .        .        .        .        .
attach-unit           .        oa       oa       oa       .        .        .        .        .        .        .
divert-unit           .        oa       oa       oa       .        .        .        .        .        .        .
swap-unit             .        o        o        o        .        .        .        .        .        .        .
join-work             .        .        .        .        .        u        .        .        .        .        .
stand-down            .        ob       ob       ob       .        .        .        .        .        .        .
correct-milestone     .        o        o        o        p        u        .        .        .        .        .
explain-choice        .        o        o        o        .        .        .        .        .        .        .
send-to-post          .        oa       oa       oa       .        .        .        .        .        .        .
receive-slip          .        .        .        .        p        u        .        .        .        .        .
sign-slip             .        o        o        o        p        .        .        .        .        .        .
refuse-slip           .        .        .        .        p        .        .        .        .        .        .
name-crew             .        o        o        o        p        .        .        .        .        .        .
cancel-slip           .        o        o        o        .        .        .        .        .        .        .
file-feedback         .        o        o        o        p        u        .        .        .        .        .
return-feedback       .        o        o        o        .        .        .        .        .        .        .
accept-feedback       .        o        o        o        .        .        .        .        .        .        .
draw-closure          .        o        o        o        .        .        .        .        .        .        .
change-closure        .        o        o        o        .        .        .        .        .        .        .
lift-closure          .        o        o        o        .        .        .        .        .        .        .
retire-closure        .        .        .        .        .        .        .        .        .        .        .
register-premises     .        o        o        o        o        .        o        .        .        .        .
change-premises       .        o        o        o        o        .        o        .        .        .        .
approve-change        .        .        o        o        .        .        o        .        .        .        .
drop-change           .        o        o        o        o        .        o        .        .        .        .
remove-premises       .        .        o        o        .        .        o        .        .        .        .
propose-note          .        o        o        .        o        .        .        .        .        .        .
review-note           .        o        o        o        o        .        o        .        .        .        .
approve-note          .        .        o        o        .        .        o        .        .        .        .
refuse-note           .        .        o        o        .        .        o        .        .        .        .
withdraw-note         .        o        o        o        o        .        o        .        .        .        .
expire-notes          .        .        .        .        .        .        .        .        .        .        .
raise-alert           .        .        .        .        .        .        .        .        .        .        .
climb-alert           .        .        .        .        .        .        .        .        .        .        .
settle-alert          .        .        .        .        .        .        .        .        .        .        .
take-alert            o        o        o        o        .        .        .        .        .        .        .
hand-alert            o        o        o        o        .        .        .        .        .        .        .
escalate-alert        o        o        o        o        .        .        .        .        .        .        .
close-alert           o        o        o        o        .        .        .        .        .        .        .
welfare-check         .        o        o        o        p        u        .        .        .        .        .
see-organisation      o        o        o        o        o        o        o        o        .        o        o
see-account           .        .        .        .        .        .        o        .        .        .        .
see-post              o        o        o        o        o        o        o        .        .        .        .
see-byname            .        .        o        .        .        .        o        .        .        .        .
see-catalogue         oh       oh       oh       oh       oh       oh       oh       .        .        o        o
see-plan              o        o        o        o        .        .        o        .        .        .        .
see-unit              oib      oib      oib      oib      o        u        o        .        .        .        .
see-contact           oh       oh       oh       oh       .        .        .        .        .        t        .
compare-numbers       o        o        o        o        .        .        .        .        .        .        .
see-incident          ohirv    ohfirv   ohfirv   ohfirv   pn       un       .        .        .        .        .
follow-incident       ohv      ohfv     ohfv     ohfv     pn       un       .        .        .        .        .
see-slip              ol       ol       ol       ol       p        u        .        .        .        .        .
see-premises          o        o        o        o        o        u        o        .        .        .        .
see-alert             o        o        o        o        p        .        .        .        .        .        .
see-agreement         oh       oh       oh       oh       .        .        oh       .        .        .        .
see-positions         ob       ob       ob       ob       o        u        .        .        .        .        .
see-trails            .        o        o        o        .        .        .        .        .        .        .
see-closure           oh       oh       oh       oh       oh       oh       oh       .        .        .        .
read-withdrawn-file   .        .        o        o        .        .        .        .        .        .        .
read-personal         oha      oha      oha      oha      pn       un       .        .        .        .        .
read-history          o        o        o        o        .        .        .        .        .        .        .
search-places         o        o        o        o        o        o        .        .        .        .        .
see-map               o        o        o        o        o        o        o        .        .        .        .
manage-cities         .        .        .        .        .        .        o        .        .        .        .
learn-times           .        .        .        .        .        .        o        .        .        .        .
recommend             .        o        o        o        .        .        .        .        .        .        .
read-choices          .        .        o        o        .        .        .        .        .        .        .
see-cover             o        o        o        o        .        .        .        .        .        .        .
see-figures           o        o        o        o        .        .        .        .        .        .        .
print-pack            o        o        o        o        .        .        .        .        .        .        .
plan-standby          .        .        o        o        .        .        .        .        .        .        .
read-audit            .        .        .        .        .        .        .        o        .        .        .
manage-terminals      .        .        .        .        .        .        o        .        .        .        .
`
const letters: Readonly<Record<string, Scope>> = {
  o: 'organisation',
  p: 'post',
  u: 'unit',
  s: 'self',
  f: 'offered',
  h: 'shared',
  i: 'invited',
  r: 'redacted',
  v: 'viewed',
  a: 'assisted',
  c: 'commanded',
  n: 'named',
  g: 'behind-glass',
  t: 'at-seat',
  b: 'borrowed',
  l: 'lent',
}
const columns: readonly Grantee[] = [
  'call-taker',
  'dispatcher',
  'shift-leader',
  'duty-leader',
  'station-officer',
  'responder',
  'administrator',
  'auditor',
  'source',
  'locked-desk',
  'off-duty',
]
const rows = new Map(
  wall
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/ +/))
    .map(([verb = '', ...cells]) => [verb, new Map(columns.map((role, n) => [role, scopesIn(cells[n] ?? '')]))]),
)

function scopesIn(cell: string): ReadonlySet<Scope> {
  return new Set(
    cell
      .split('')
      .map((letter) => letters[letter])
      .filter((scope) => scope !== undefined),
  )
}

const cellOf = (verb: string, role: Grantee): ReadonlySet<Scope> => rows.get(verb)?.get(role) ?? new Set<Scope>()

/** Somebody of the police, at the first post, on unit p3 (of the second). */
const viewerAs = (role: Grantee): Viewer => ({
  account: 'p-crew-3',
  org: 'police',
  roles: [role],
  post: 'p-post-1',
  unit: 'p3',
  letInto: ['i-named'],
})

/** Shared with that viewer's organisation by another. */
const sharedIncidents = {
  'i-invited': 'i',
  'i-redacted': 'r',
  'i-viewed': 'rv',
  'i-assisted': 'rva',
  'i-commanded': 'rvac',
} as const

/** How each subject of the world below lies towards that viewer. */
const lies: { readonly [Kind in SubjectKind]: Readonly<Record<string, string>> } = {
  organisation: { police: 'opus', fire: 'opus' },
  account: { 'p-taker': 'o', 'p-crew-3': 'os', 'f-taker': '' },
  post: { 'p-post-1': 'op', 'p-post-2': 'o', 'f-post-1': '' },
  byname: { 'n-own': 'o', 'n-self': 'os', 'n-other': '' },
  catalogue: { police: 'oh', fire: 'h' },
  plan: { 'plan-own': 'o', 'plan-other': '' },
  unit: { p4: 'os', p2: 'ops', p3: 'ous', f1: '' },
  contact: { 'c-own': 'o', 'c-other': '', 'c-shared': 'h' },
  incident: {
    'i-own': 'og',
    'i-post': 'opg',
    'i-unit': 'oug',
    'i-sealed': 'g',
    'i-named': 'ogn',
    'i-other': '',
    'i-offered': 'f',
    'i-shared': 'h',
    ...sharedIncidents,
  },
  slip: { 's-own': 'o', 's-post': 'op', 's-unit': 'ou', 's-other': '' },
  closure: { 'r-own': 'oh', 'r-other': 'h' },
  premises: { 'x-own': 'opu', 'x-other': '' },
  alert: { 'a-own': 'o', 'a-post': 'op', 'a-other': '' },
  agreement: { 'g-own': 'o', 'g-with': 'h', 'g-other': '' },
  relief: { 'l-own': 'o', 'l-other': '' },
  instruction: { 'd-own': 'o', 'd-other': '' },
  duty: { 'u-own': 'o', 'u-other': '' },
}

const sealed = (incident: string): Step => ['p-shift', 'seal-incident', { incident, people: [], reason: 'covert-work' }]

function world(): Stage {
  const offered: Step = ['f-dispatcher', 'offer-incident', { incident: 'i-offered', to: 'police' }]
  const stage = town()
    .given(['p-admin', 'register-unit', { unit: 'p4', callSign: '公安4', kind: 'foot', post: null }])
    .given(opened('i-own-waits'), opened('i-own'), sent('s-own', 'i-own', 'p2'), called('c-own'))
    .given(opened('i-post'), ['p-dispatcher', 'send-to-post', { slip: 's-post', incident: 'i-post', post: 'p-post-1' }])
    .given(opened('i-unit'), sent('s-unit', 'i-unit', 'p3'))
    .given(
      opened('i-other', null, 'f-taker'),
      sent('s-other', 'i-other', 'f1', 'f-dispatcher'),
      called('c-other', 'f-taker'),
    )
    .given(opened('i-offered', null, 'f-taker'), offered)
    .given(opened('i-sealed'), opened('i-named'))
    .given(...['i-sealed', 'i-named'].map(sealed))
    .given(opened('i-shared'), ...handedOver('i-shared'))
    .given(called('c-shared', 'f-taker'), opened('i-taken', 'c-shared', 'f-taker'))
    .given(['f-dispatcher', 'offer-incident', { incident: 'i-taken', to: 'police' }])
    .given(['p-dispatcher', 'accept-incident', { incident: 'i-taken' }])
    .given(closed('r-own'), closed('r-other', {}, 'f-dispatcher'))
    .given(registered('x-own'), registered('x-other', 'f-dispatcher'))
    .given(['p-admin', 'grant-role', { account: 'p-crew-3', role: 'dispatcher' }])
    .given(listed('p-admin'), listed('f-admin'), planned('plan-own'), planned('plan-other', {}, 'f-admin'))
    .given(taught('n-own'), taught('n-self', 'p-crew-3'), taught('n-other', 'f-taker'))
  share(stage, 'i-invited', 'command', false)
  for (const level of shareLevels) share(stage, `i-${levelled[level]}`, level)
  agreed(stage, 'g-own', 'p-duty', 'fire')
  agreed(stage, 'g-with', 'f-duty', 'police')
  stage.given([
    'system',
    'found-organisation',
    { organisation: 'rescue', name: { zh: '救援', en: 'Rescue' }, division: '440306', timeZone: 'UTC' },
  ])
  agreed(stage, 'g-other', 'f-duty', 'rescue')
  for (const [by, whose] of [
    ['p', 'own'],
    ['f', 'other'],
  ] as const)
    stage.given(
      [`${by}-taker`, 'begin-relief', { relief: `l-${whose}`, people: [`${by}-taker`] }],
      [`${by}-shift`, 'write-instruction', { instruction: `d-${whose}`, text: 'look after the bridge' }],
      [
        `${by}-shift`,
        'plan-duty',
        {
          duty: `u-${whose}`,
          account: `${by}-duty`,
          place: { kind: 'duty-leader' },
          from: stage.now,
          until: stage.now + 3_600_000,
        },
      ],
    )
  alerted(stage, 'a-post', 'slip/s-post')
  return alerted(alerted(stage, 'a-own', 'incident/i-own-waits'), 'a-other', 'slip/s-other')
}

const levelled = { redacted: 'redacted', view: 'viewed', assist: 'assisted', command: 'commanded' } as const

function share(stage: Stage, incident: string, level: ShareLevel, isAccepted = true): void {
  const body = { incident, share: `share-${incident}`, with: 'police', level, reason: 'mutual-aid' as const }
  stage.given(opened(incident, null, 'f-taker'), ['f-dispatcher', 'share-incident', body])
  if (isAccepted) stage.given(['p-dispatcher', 'accept-share', { incident, share: body.share }])
}

const agreed = (stage: Stage, agreement: string, by: string, to: string): Stage =>
  stage.given([
    by,
    'propose-agreement',
    { agreement, with: to, level: 'count', branches: ['fire'], reason: 'for-information' },
  ])

/** The fields of a command that name what it acts on; the others do not matter to permission. */
const acts: { readonly [Name in CommandName]: Readonly<Record<string, SubjectKind>> } = {
  'found-organisation': {},
  'change-settings': {},
  'change-catalogue': {},
  'write-plan': { plan: 'plan' },
  'retire-plan': { plan: 'plan' },
  'equip-unit': { unit: 'unit' },
  'set-organisation-kind': {},
  'ask-superior': {},
  'accept-subordinate': {},
  'end-superior': {},
  'set-organisation-area': {},
  'create-account': { post: 'post' },
  'grant-role': { account: 'account' },
  'revoke-role': { account: 'account' },
  'end-stand-in': { account: 'account' },
  'set-account-post': { account: 'account', post: 'post' },
  'disable-account': { account: 'account' },
  'enable-account': { account: 'account' },
  'open-post': {},
  'set-post-area': { post: 'post' },
  'set-post-number': { post: 'post' },
  'change-post': { post: 'post' },
  'register-unit': { post: 'post' },
  'change-unit': { unit: 'unit', post: 'post' },
  'retire-unit': { unit: 'unit' },
  'restore-unit': { unit: 'unit' },
  'teach-name': { byname: 'byname' },
  'confirm-name': { byname: 'byname' },
  'withdraw-name': { byname: 'byname' },
  'sign-on-unit': { unit: 'unit' },
  'sign-off-unit': { unit: 'unit' },
  'report-status': { unit: 'unit' },
  'acknowledge-news': { unit: 'unit' },
  'move-unit': { unit: 'unit', post: 'post' },
  'open-contact': {},
  'take-contact': { contact: 'contact' },
  'describe-contact': { contact: 'contact' },
  'hang-up-contact': { contact: 'contact' },
  'end-contact': { contact: 'contact' },
  'join-contact': { contact: 'contact', incident: 'incident' },
  'part-contact': { contact: 'contact', incident: 'incident' },
  'set-contact-safety': { contact: 'contact' },
  'mark-flooding': { contact: 'contact' },
  'take-over-contact': { contact: 'contact' },
  'change-seat': {},
  'tell-claim': { contact: 'contact' },
  'park-contact': { contact: 'contact' },
  'unpark-contact': { contact: 'contact' },
  'ring-back-contact': { contact: 'contact' },
  'locate-contact': { contact: 'contact' },
  'pass-contact': { contact: 'contact' },
  'answer-pass': { contact: 'contact' },
  'open-incident': { contact: 'contact' },
  'retype-incident': { incident: 'incident' },
  'tag-incident': { incident: 'incident' },
  'update-hazard': { incident: 'incident' },
  'set-alarm-level': { incident: 'incident' },
  'place-incident': { incident: 'incident' },
  'note-incident': { incident: 'incident' },
  'throw-incident': { incident: 'incident' },
  'brief-leader': { incident: 'incident', duty: 'duty' },
  'attach-file': { incident: 'incident' },
  'withdraw-file': { incident: 'incident' },
  'draw-on-incident': { incident: 'incident' },
  'withdraw-drawing': { incident: 'incident' },
  'close-incident': { incident: 'incident' },
  'reopen-incident': { incident: 'incident' },
  'hold-incident': { incident: 'incident' },
  'release-incident': { incident: 'incident' },
  'join-incident': { incident: 'incident', into: 'incident' },
  'part-incident': { incident: 'incident', from: 'incident' },
  'offer-incident': { incident: 'incident' },
  'withdraw-incident': { incident: 'incident' },
  'accept-incident': { incident: 'incident' },
  'refuse-incident': { incident: 'incident' },
  'dispatch-unit': { incident: 'incident', unit: 'unit' },
  'plan-unit': { incident: 'incident', unit: 'unit' },
  'start-slip': { slip: 'slip' },
  'attach-unit': { incident: 'incident', unit: 'unit' },
  'divert-unit': { incident: 'incident', unit: 'unit', leaving: 'slip' },
  'swap-unit': { slip: 'slip', unit: 'unit', relieves: 'unit' },
  'join-work': { unit: 'unit' },
  'stand-down': { slip: 'slip', unit: 'unit' },
  'correct-milestone': { slip: 'slip', unit: 'unit' },
  'explain-choice': { slip: 'slip' },
  'send-to-post': { incident: 'incident', post: 'post' },
  'receive-slip': { slip: 'slip' },
  'sign-slip': { slip: 'slip' },
  'refuse-slip': { slip: 'slip' },
  'name-crew': { slip: 'slip', units: 'unit' },
  'cancel-slip': { slip: 'slip' },
  'file-feedback': { slip: 'slip' },
  'return-feedback': { slip: 'slip' },
  'accept-feedback': { slip: 'slip' },
  'draw-closure': {},
  'change-closure': { closure: 'closure' },
  'lift-closure': { closure: 'closure' },
  'retire-closure': { closure: 'closure' },
  'register-premises': { premises: 'premises' },
  'change-premises': { premises: 'premises' },
  'approve-change': { premises: 'premises' },
  'drop-change': { premises: 'premises' },
  'remove-premises': { premises: 'premises' },
  'propose-note': { premises: 'premises' },
  'review-note': { premises: 'premises' },
  'approve-note': { premises: 'premises' },
  'refuse-note': { premises: 'premises' },
  'withdraw-note': { premises: 'premises' },
  'expire-notes': { premises: 'premises' },
  'raise-alert': { alert: 'alert' },
  'climb-alert': { alert: 'alert' },
  'settle-alert': { alert: 'alert' },
  'take-alert': { alert: 'alert' },
  'hand-alert': { alert: 'alert' },
  'escalate-alert': { alert: 'alert' },
  'close-alert': { alert: 'alert' },
  'welfare-check': { unit: 'unit' },
  'seal-incident': { incident: 'incident' },
  'change-sealed': { incident: 'incident' },
  'unseal-incident': { incident: 'incident' },
  'follow-seal': { alert: 'alert' },
  'break-glass': { incident: 'incident' },
  'end-glass': { account: 'account', incident: 'incident' },
  'share-incident': { incident: 'incident' },
  'lend-unit': { unit: 'unit' },
  'accept-loan': { unit: 'unit' },
  'end-loan': { unit: 'unit' },
  'end-due-loan': { unit: 'unit' },
  'recall-unit': { unit: 'unit', slip: 'slip' },
  'accept-share': { incident: 'incident' },
  'end-share': { incident: 'incident' },
  'share-by-agreement': { incident: 'incident', agreement: 'agreement' },
  'end-due-share': { incident: 'incident' },
  'propose-agreement': {},
  'accept-agreement': { agreement: 'agreement' },
  'renew-agreement': { agreement: 'agreement' },
  'end-agreement': { agreement: 'agreement' },
  'expire-agreement': { agreement: 'agreement' },
  'begin-relief': {},
  'comment-relief': { relief: 'relief' },
  'hand-relief': { relief: 'relief' },
  'take-relief': { relief: 'relief' },
  'drop-relief': { relief: 'relief' },
  'write-instruction': {},
  'end-instruction': { instruction: 'instruction' },
  'plan-duty': { account: 'account' },
  'extend-duty': { duty: 'duty' },
  'withdraw-duty': { duty: 'duty' },
  'retire-duty': { duty: 'duty' },
}

type Case = { readonly body: Readonly<Record<string, unknown>>; readonly lying: readonly string[] }

/** Every choice of subjects for the fields that a command acts on. */
const casesOf = (name: CommandName): readonly Case[] =>
  Object.entries(acts[name]).reduce<readonly Case[]>(
    (cases, [field, kind]) =>
      cases.flatMap(({ body, lying }) =>
        Object.entries(lies[kind]).map(([id, how]) => ({
          body: { ...body, [field]: field === 'units' ? [id] : id },
          lying: [...lying, how],
        })),
      ),
    [{ body: { crew: ['p-crew-3'] }, lying: [] }],
  )

const within = (scopes: ReadonlySet<Scope>, how: string): boolean =>
  [...scopesIn(how)].some((scope) => scopes.has(scope))

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- permission looks at no more than these fields
const commandOf = (type: CommandName, body: object): SealedCommand => ({ type, body }) as unknown as SealedCommand

describe('F24 the permission table', () => {
  it('is whole: every command and reading verb, every role', () => {
    expect([...rows.keys()].toSorted()).toEqual([...commandNames, ...readVerbs].toSorted())
    expect(Object.keys(permissions).toSorted()).toEqual([...rows.keys()].toSorted())
    expect([...grantees].toSorted()).toEqual([...columns].toSorted())
    expect([...roles, 'source', 'locked-desk', 'off-duty'].toSorted()).toEqual([...columns].toSorted())
  })

  it.each(columns)('gives %s what the wall says, verb by verb, and nothing else', (role) => {
    for (const verb of [...commandNames, ...readVerbs]) {
      expect([...scopesOf([role], verb)].toSorted(), verb).toEqual([...cellOf(verb, role)].toSorted())
      expect(mayEver([role], verb), verb).toBe(cellOf(verb, role).size > 0)
    }
  })

  it('adds roles up, and gives nothing to nobody', () => {
    expect([...scopesOf(['responder', 'station-officer'], 'report-status')].toSorted()).toEqual(['post', 'unit'])
    for (const verb of [...commandNames, ...readVerbs]) expect(scopesOf([], verb).size, verb).toBe(0)
  })
})

describe('F24 a command', () => {
  const stage = world()

  it('meets the world that the walk speaks of', () => {
    for (const kind of subjectKinds) for (const id of Object.keys(lies[kind])) expect(stage.the(kind, id).id).toBe(id)
  })

  it.each(commandNames)(
    '%s is allowed to each role for the subjects in its reach, and refused for all others',
    (name) => {
      for (const role of columns) {
        const scopes = cellOf(name, role)
        for (const { body, lying } of casesOf(name)) {
          const may = scopes.size > 0 && lying.every((how) => within(scopes, how))
          const answer = permit(viewerAs(role), commandOf(name, body), stage.ledger)
          expect(answer?.refused, `${role} ${name} ${JSON.stringify(body)}`).toBe(may ? undefined : 'not-allowed')
        }
      }
    },
  )

  it('is refused to a viewer without a role', () => {
    for (const name of commandNames) {
      for (const { body } of casesOf(name)) {
        const answer = permit({ ...viewerAs('responder'), roles: [] }, commandOf(name, body), stage.ledger)
        expect(answer?.refused, name).toBe('not-allowed')
      }
    }
  })

  it('about nothing that exists is left to the decision', () => {
    const missing = commandOf('close-incident', { incident: 'i-nowhere', disposition: 'handled' })
    expect(permit(viewerAs('dispatcher'), missing, stage.ledger)).toBeUndefined()
    expect(permit(viewerAs('call-taker'), missing, stage.ledger)?.refused).toBe('not-allowed')
  })
})

describe('F24 a subject', () => {
  const stage = world()
  const readings = (kind: SubjectKind) =>
    [
      `see-${kind}`,
      ...(kind === 'incident' ? ['follow-incident'] : []),
      'read-personal',
      'read-withdrawn-file',
      'set-password',
      'see-positions',
      'see-trails',
      'report-position',
    ].filter((verb) => rows.has(verb))

  it.each(subjectKinds)('of kind %s is read by each role within its reach alone', (kind) => {
    for (const verb of readVerbs.filter((each) => readings(kind).includes(each))) {
      for (const role of columns) {
        for (const [id, how] of Object.entries(lies[kind])) {
          const state = stage.the(kind, id)
          expect(mayReach(viewerAs(role), verb, kind, state), `${role} ${verb} ${id}`).toBe(
            within(cellOf(verb, role), how),
          )
        }
      }
    }
  })
})

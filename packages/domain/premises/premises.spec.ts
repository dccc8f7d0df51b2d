import { describe, expect, it } from 'vitest'
import { commandSchemas } from '../all-commands.ts'
import type { Stage, Step } from '../testing/stage.fixture.ts'
import { contactRead as read, registered, town } from '../testing/town.fixture.ts'
import { isOnBoard } from '../evolve.ts'
import { view } from '../view.ts'
import { isShown, longestNoteMs, noteKinds, noteStanding, proposalMs, reviewBeforeMs, type NoteKind } from './note.ts'
import { emptyDwellingMs, maxLiveNotes, premisesEvent } from './premises.ts'

type Wish = {
  readonly kind?: NoteKind
  readonly by?: string
  readonly until?: number | null
  readonly premises?: string
}
const proposing = (note: string, { kind = 'hazard', by = 'p-dispatcher', until = null, premises = 'x' }: Wish = {}) =>
  [
    by,
    'propose-note',
    { premises, note, kind, text: '液氨罐区', until, contactNumber: kind === 'contact' ? '值班室 13800138000' : null },
  ] satisfies Step
const approving = (note: string, by = 'p-shift'): Step => [by, 'approve-note', { premises: 'x', note }]
const reviewing = (note: string, by = 'p-dispatcher', until: number | null = null): Step => [
  by,
  'review-note',
  { premises: 'x', note, until },
]
const refusing = (note: string): Step => ['p-duty', 'refuse-note', { premises: 'x', note, reason: 'about-persons' }]
const withdrawing = (note: string): Step => ['p-dispatcher', 'withdraw-note', { premises: 'x', note }]
const expiring: Step = ['system', 'expire-notes', { premises: 'x' }]

const place = () => town().given(registered('x'))
const dwelling = () =>
  town().given([
    'p-officer-1',
    'register-premises',
    {
      premises: 'x',
      name: null,
      class: 'dwelling',
      address: '河滨路 3 号 2 单元 501',
      area: { point: { lon: 113.9, lat: 22.5 }, radiusM: 15 },
    },
  ])
const contactRead = (stage: Stage, note: string, by = 'p-shift') => read(stage, 'x', note, by)
const noteOf = (stage: Stage, id: string) => {
  const note = stage.the('premises', 'x').notes.find((each) => each.id === id)
  if (note === undefined) throw new Error(`no note ${id}`)
  return note
}
const standing = (stage: Stage, id: string) => noteStanding(noteOf(stage, id), stage.now)

describe('premises', () => {
  it('are registered once, and changed', () => {
    const stage = place()
    expect(stage.when(...registered('x')).refused).toBe('exists-already')
    const { name, class: kind, area } = stage.the('premises', 'x')
    const moved = { premises: 'x', name, class: kind, address: '河滨路 22 号', area: { ...area, outline: null } }
    expect(stage.when('p-officer-1', 'change-premises', moved).happened).toEqual(['premises-changed'])
    expect(stage.the('premises', 'x').address).toBe('河滨路 22 号')
  })

  it.each([
    ['name', { name: { zh: '李 13800138000', en: 'x' } }, 'name.zh'],
    ['address', { address: '粤B12345 车主家' }, 'address'],
    ['a dwelling with a name', { class: 'dwelling' }, 'name'],
    ['a public place without one', { name: null }, 'name'],
    [
      'an outline that crosses itself',
      { area: { point: at(0, 0), radiusM: 50, outline: [at(0, 0), at(1, 1), at(1, 0), at(0, 1)] } },
      'area.outline',
    ],
    [
      'swapped axes',
      { area: { point: at(0, 0), radiusM: 50, outline: [{ lon: 22.5, lat: 80 }, at(1, 1), at(1, 0)] } },
      'area.outline',
    ],
  ])('are refused with the field that is wrong: %s', (_, part, field) => {
    const [, , body] = registered('x')
    const read = commandSchemas['register-premises'].safeParse({ ...body, ...part })
    expect(read.error?.issues[0]?.path.join('.')).toBe(field)
  })

  it('have so many live notes and no more', () => {
    const stage = place().given(...Array.from({ length: maxLiveNotes }, (_, n) => proposing(`n-${n}`)))
    expect(stage.when(...proposing('more')).refused).toBe('premises-full')
    stage.given(withdrawing('n-0'))
    expect(stage.when(...proposing('more')).refused).toBeUndefined()
  })
})

function at(east: number, north: number) {
  return { lon: 113.9 + east / 1000, lat: 22.5 + north / 1000 }
}

describe('a note', () => {
  it('is proposed by one and approved by a second person, for twelve months at most', () => {
    const stage = place().given(proposing('n'))
    expect(standing(stage, 'n')).toBe('proposed')
    expect(isShown(noteOf(stage, 'n'), stage.now)).toBe(false)
    stage.given(approving('n'))
    expect(noteOf(stage, 'n').state).toMatchObject({
      phase: 'approved',
      by: 'p-shift',
      until: stage.now + longestNoteMs,
    })
    expect(isShown(noteOf(stage, 'n'), stage.now)).toBe(true)
  })

  it('is never approved by its author, whatever his roles', () => {
    const stage = place().given(proposing('n', { by: 'p-shift' }))
    expect(stage.when(...approving('n', 'p-shift')).refused).toBe('second-person')
    stage.given(['p-admin', 'grant-role', { account: 'p-dispatcher', role: 'administrator' }])
    stage.given(proposing('m'))
    expect(stage.when(...approving('m', 'p-dispatcher')).refused).toBe('second-person')
    expect(stage.when(...approving('m', 'p-admin')).happened).toEqual(['note-approved'])
  })

  it('is not approved by another organisation, nor proposed by one', () => {
    const stage = place().given(proposing('n'))
    expect(stage.when(...approving('n', 'f-shift')).refused).toBe('not-allowed')
    expect(stage.when(...proposing('m', { by: 'f-dispatcher' })).refused).toBe('not-allowed')
    expect(stage.when(...approving('n', 'p-taker')).refused).toBe('not-allowed')
  })

  it('is approved once; one that was refused or withdrawn is over and has no words left', () => {
    const stage = place().given(proposing('n'), approving('n'), proposing('m'), refusing('m'), withdrawing('n'))
    expect(stage.when(...approving('n')).refused).toBe('note-over')
    for (const id of ['n', 'm']) expect(noteOf(stage, id)).toMatchObject({ text: null, contactNumber: null })
    const again = place().given(proposing('n'), approving('n'))
    expect(again.when(...approving('n', 'p-duty')).refused).toBe('nothing-to-approve')
    expect(again.when(...refusing('n')).refused).toBe('nothing-to-approve')
    expect(again.when(...proposing('n')).refused).toBe('exists-already')
    expect(again.when(...approving('none')).refused).toBe('not-found')
  })

  it('ends by the clock, with a reminder 30 days before, and nobody has to do anything', () => {
    const stage = place().given(proposing('n'), approving('n'))
    const approvedAt = stage.now
    stage.now = approvedAt + longestNoteMs - reviewBeforeMs - 1
    expect(standing(stage, 'n')).toBe('approved')
    stage.now += 1
    expect(standing(stage, 'n')).toBe('to-review')
    stage.now = approvedAt + longestNoteMs - 1
    expect(isShown(noteOf(stage, 'n'), stage.now)).toBe(true)
    stage.now += 1
    expect(standing(stage, 'n')).toBe('expired')
    expect(isShown(noteOf(stage, 'n'), stage.now)).toBe(false)
    for (const step of [approving('n'), reviewing('n'), withdrawing('n')])
      expect(stage.when(...step).refused, step[1]).toBe('note-expired')
  })

  it('loses its words when the program clears what has ended, and keeps them until then', () => {
    const stage = contactRead(place().given(proposing('n', { kind: 'contact' })), 'n').given(
      approving('n'),
      proposing('m'),
    )
    expect(stage.when(...expiring).happened).toEqual([])
    stage.now += proposalMs
    expect(stage.when(...expiring).happened).toEqual(['note-expired'])
    expect(noteOf(stage, 'm')).toMatchObject({ text: null, state: { phase: 'expired' } })
    stage.now += longestNoteMs
    stage.given(expiring)
    expect(noteOf(stage, 'n')).toMatchObject({ text: null, contactNumber: null, state: { phase: 'expired' } })
    expect(stage.when(...expiring).happened).toEqual([])
  })

  it('ends sooner where that was wanted, never later', () => {
    const stage = place()
    const soon = stage.now + 60_000
    stage.given(proposing('n', { until: soon }), approving('n'))
    stage.given(proposing('m', { until: stage.now + 3 * longestNoteMs }), approving('m'))
    expect(noteOf(stage, 'n').state).toMatchObject({ until: soon })
    expect(noteOf(stage, 'm').state).toMatchObject({ until: stage.now + longestNoteMs })
    expect(stage.when(...proposing('o', { until: stage.now - 1 })).refused).toBe('note-expired')
  })

  it('stands on after a review by one and the word of a second, neither of them its author', () => {
    const stage = place().given(proposing('n'), approving('n'))
    const first = noteOf(stage, 'n').state
    expect(stage.when(...reviewing('m')).refused).toBe('not-found')
    stage.now += longestNoteMs - reviewBeforeMs
    stage.given(reviewing('n', 'p-shift'))
    expect(noteOf(stage, 'n').state).toMatchObject({ ...first, review: { by: 'p-shift' } })
    expect(stage.when(...approving('n', 'p-shift')).refused).toBe('second-person')
    stage.given(approving('n', 'p-duty'))
    expect(noteOf(stage, 'n').state).toMatchObject({ by: 'p-duty', until: stage.now + longestNoteMs, review: null })
  })

  it('is not renewed by its author’s word to somebody else’s review', () => {
    const stage = place().given(proposing('n', { by: 'p-shift' }), approving('n', 'p-duty'), reviewing('n'))
    expect(stage.when(...approving('n', 'p-shift')).refused).toBe('second-person')
    stage.given(refusing('n'))
    expect(noteOf(stage, 'n').state).toMatchObject({ phase: 'approved', review: null })
    expect(
      place()
        .given(proposing('n'))
        .when(...reviewing('n')).refused,
    ).toBe('nothing-to-review')
  })

  it.each([
    ['text', { text: '业主 13800138000' }, /telephone.*contactNumber/],
    ['text', { text: '身份证 11010519491231002X' }, /identity.*leave it out/],
    ['text', { text: '粤B·12345 常停' }, /vehicle.*leave it out/],
    ['text', { text: '' }, /./],
    ['text', { text: 'x'.repeat(301) }, /300/],
    ['contactNumber', { kind: 'contact' }, /contact/],
    ['contactNumber', { contactNumber: '13800138000' }, /contact/],
    ['kind', { kind: 'resident' }, /./],
  ])('is refused with its field and what to do: %s %o', (field, part, says) => {
    const [, , body] = proposing('n')
    const read = commandSchemas['propose-note'].safeParse({ ...body, ...part })
    expect(read.error?.issues[0]).toMatchObject({ path: [field] })
    expect(read.error?.issues[0]?.message).toMatch(says)
    expect(read.error?.issues[0]?.message).not.toMatch(/138001|110105|12345/)
  })
})

describe('a dwelling', () => {
  it('has notes about access and hazards alone', () => {
    for (const kind of noteKinds) {
      const { refused } = dwelling().when(...proposing('n', { kind }))
      expect(refused, kind).toBe(kind === 'access' || kind === 'hazard' ? undefined : 'not-for-dwelling')
    }
  })

  it('is not made of a place that has other notes', () => {
    const stage = place().given(proposing('n', { kind: 'contact' }))
    const body = { ...dwelling().the('premises', 'x'), premises: 'x' }
    const { name, class: kind, address, area, premises } = body
    const change: Step = [
      'p-dispatcher',
      'change-premises',
      { premises, name, class: kind, address, area: { ...area, outline: null } },
    ]
    expect(stage.when(...change).refused).toBe('not-for-dwelling')
    expect(stage.given(withdrawing('n')).when(...change).refused).toBeUndefined()
  })
})

describe('the operator’s contact', () => {
  const proposed = () => place().given(proposing('n', { kind: 'contact' }))

  it('is approved by somebody who may read it, and has', () => {
    const stage = proposed()
    expect(stage.when(...approving('n', 'p-admin'))).toMatchObject({
      refused: 'not-allowed',
      detail: { verb: 'read-personal' },
    })
    expect(stage.when(...approving('n')).refused).toBe('contact-unread')
    expect(contactRead(stage, 'n', 'p-duty').when(...approving('n')).refused).toBe('contact-unread')
    expect(contactRead(stage, 'n').when(...approving('n')).happened).toEqual(['note-approved'])
  })

  it('is read anew before it stands on', () => {
    const stage = contactRead(proposed(), 'n').given(approving('n'), reviewing('n'))
    expect(stage.when(...approving('n')).refused).toBe('contact-unread')
    expect(contactRead(stage, 'n').when(...approving('n')).refused).toBeUndefined()
  })

  it('asks nobody to read what has none: an administrator approves a hazard', () => {
    expect(
      place()
        .given(proposing('n'))
        .when(...approving('n', 'p-admin')).refused,
    ).toBeUndefined()
  })
})

describe('the ground under approved notes', () => {
  const described = (stage: Stage) => {
    const { name, class: kind, address, area } = stage.the('premises', 'x')
    return { premises: 'x', name, class: kind, address, area: { ...area, outline: null } }
  }
  const moving = (stage: Stage, part: object = {}, by = 'p-dispatcher'): Step => [
    by,
    'change-premises',
    { ...described(stage), address: '河滨路 22 号', ...part },
  ]
  const noted = () => place().given(proposing('n'), approving('n'))
  const askedAt = (stage: Stage) => stage.the('premises', 'x').change?.at ?? 0
  const answering = (stage: Stage, by: string, type: 'approve-change' | 'drop-change' = 'approve-change'): Step => [
    by,
    type,
    { premises: 'x', askedAt: askedAt(stage) },
  ]

  it.each([
    ['its address', { address: '河滨路 22 号' }],
    ['its point', { address: '河滨路 20 号', area: { point: at(1, 0), radiusM: 100 } }],
    ['its radius', { address: '河滨路 20 号', area: { point: { lon: 113.9, lat: 22.5 }, radiusM: 1000 } }],
    [
      'its outline',
      { address: '河滨路 20 号', area: { point: at(0, 0), radiusM: 100, outline: [at(0, 0), at(1, 0), at(1, 1)] } },
    ],
    ['the mark of a dwelling', { address: '河滨路 20 号', class: 'dwelling', name: null }],
  ] as const)('is moved by two: %s', (_, part) => {
    const stage = noted()
    const before = described(stage)
    expect(stage.when(...moving(stage, part)).happened).toEqual(['premises-change-asked'])
    expect(described(stage)).toEqual(before)
    expect(stage.when(...answering(stage, 'p-dispatcher')).refused).toBe('not-allowed')
    expect(stage.when(...answering(stage, 'p-shift')).happened).toEqual(['premises-changed'])
    expect(stage.the('premises', 'x')).toMatchObject({ ...part, change: null })
  })

  it('is not moved by one person in two roles, nor while another change waits', () => {
    const stage = noted()
    stage.given(moving(stage, {}, 'p-shift'))
    expect(stage.when(...answering(stage, 'p-shift')).refused).toBe('second-person')
    expect(stage.when(...moving(stage)).refused).toBe('change-waits')
    expect(stage.when('p-duty', 'approve-change', { premises: 'x', askedAt: askedAt(stage) + 1 }).refused).toBe(
      'nothing-to-approve',
    )
    stage.given(answering(stage, 'p-shift', 'drop-change'))
    expect(stage.the('premises', 'x')).toMatchObject({ address: '河滨路 20 号', change: null })
    expect(stage.when(...moving(stage)).happened).toEqual(['premises-change-asked'])
  })

  it('is changed at once where no note is approved, and all else always is', () => {
    const bare = place().given(proposing('n'))
    expect(bare.when(...moving(bare)).happened).toEqual(['premises-changed'])
    const stage = noted()
    const name = { zh: '新馆', en: 'New hall' }
    expect(stage.when('p-dispatcher', 'change-premises', { ...described(stage), name }).happened).toEqual([
      'premises-changed',
    ])
  })

  it('stays where nobody answers, and the wish lapses', () => {
    const stage = noted()
    stage.given(moving(stage))
    stage.now += proposalMs
    expect(stage.when(...answering(stage, 'p-shift')).refused).toBe('nothing-to-approve')
    expect(stage.when(...expiring).happened).toEqual(['premises-change-dropped'])
    expect(stage.the('premises', 'x')).toMatchObject({ address: '河滨路 20 号', change: null })
  })
})

describe('premises that are removed', () => {
  const removing: Step = ['p-shift', 'remove-premises', { premises: 'x' }]

  it('leave the board with all that was known of them', () => {
    const stage = place().given(proposing('n'), approving('n'))
    expect(stage.when('p-dispatcher', 'remove-premises', { premises: 'x' }).refused).toBe('not-allowed')
    expect(stage.when('f-shift', 'remove-premises', { premises: 'x' }).refused).toBe('not-allowed')
    stage.given(removing)
    const state = stage.the('premises', 'x')
    expect(isOnBoard('premises', state)).toBe(false)
    expect(JSON.stringify(state)).not.toMatch(/体育馆|Stadium|河滨路|113|sealed/)
    for (const step of [proposing('m'), approving('n'), removing]) expect(stage.when(...step).refused).toBe('not-found')
    expect(stage.when(...registered('x')).refused).toBe('exists-already')
    expect(stage.when(...registered('y')).refused).toBeUndefined()
  })

  it('are dwellings without a live note for 90 days, and nothing else by itself', () => {
    const stage = dwelling().given(proposing('n'))
    stage.now += proposalMs
    stage.given(expiring)
    const emptied = stage.now
    stage.now = emptied + emptyDwellingMs - 1001
    expect(stage.when(...expiring).happened).toEqual([])
    expect(stage.when(...expiring).happened).toEqual(['premises-removed'])
    const hall = place()
    hall.now += 10 * emptyDwellingMs
    expect(hall.when(...expiring).happened).toEqual([])
  })

  it('are not dwellings that got a note in time', () => {
    const stage = dwelling()
    stage.now += emptyDwellingMs - 5000
    stage.given(proposing('n'), approving('n'))
    stage.now += emptyDwellingMs
    expect(stage.when(...expiring).happened).toEqual([])
  })
})

describe('the key of a note', () => {
  const contact = (note: string): Step => proposing(note, { kind: 'contact' })
  const erasedBy = (stage: Stage, step: Step) => {
    stage.given(step)
    return stage.erased.splice(0)
  }

  it('is destroyed when the note is over, in whatever way, and not before', () => {
    const stage = contactRead(place().given(contact('n'), contact('m'), contact('o')), 'n')
    expect(erasedBy(stage, approving('n'))).toEqual([])
    expect(erasedBy(stage, reviewing('n'))).toEqual([])
    expect(erasedBy(stage, refusing('n'))).toEqual([])
    expect(erasedBy(stage, withdrawing('n'))).toEqual(['note/n'])
    expect(erasedBy(stage, refusing('m'))).toEqual(['note/m'])
    stage.given(proposing('last'))
    stage.now += proposalMs
    expect(erasedBy(stage, expiring)).toEqual(['note/o', 'note/last'])
    const gone = place().given(contact('n'), contact('m'))
    expect(erasedBy(gone, ['p-shift', 'remove-premises', { premises: 'x' }])).toEqual(['note/n', 'note/m'])
  })

  it('stays while another live note was sealed under the same one, as contacts once were', () => {
    const stage = place()
    const sealed = { k: 'old', c: 'x' }
    const events = ['n', 'm'].map((note) =>
      premisesEvent(stage.the('premises', 'x'), {
        type: 'note-proposed',
        data: { note, kind: 'contact', text: { clear: 'x' }, contactNumber: sealed, wantedUntil: null },
      }),
    )
    stage.ledger.append(events, { at: stage.now, by: 'p-dispatcher', org: 'police', exercise: false })
    expect(erasedBy(stage, withdrawing('n'))).toEqual([])
    expect(erasedBy(stage, withdrawing('m'))).toEqual(['old'])
  })
})

describe('what is seen of premises', () => {
  const stage = contactRead(place().given(proposing('n', { kind: 'contact' })), 'n').given(
    approving('n'),
    proposing('m'),
  )
  const seenBy = (account: string) => {
    const viewer = stage.viewer(account)
    return viewer === undefined ? undefined : view(viewer, 'premises', stage.the('premises', 'x'))
  }

  it('is what is approved, for those who act on it; all, for those who write and answer for it', () => {
    for (const who of ['p-taker', 'p-crew-1']) expect(seenBy(who)?.notes.map(({ id }) => id)).toEqual(['n'])
    for (const who of ['p-dispatcher', 'p-shift', 'p-officer-1', 'p-admin'])
      expect(seenBy(who)?.notes.map(({ id }) => id)).toEqual(['n', 'm'])
    expect(seenBy('f-dispatcher')).toBeUndefined()
  })

  it('is never what notes say', () => {
    expect(JSON.stringify(seenBy('p-shift'))).not.toContain('液氨')
  })

  it('shows a change that waits to those who write and answer, and not to those who act', () => {
    const changed = place().given(proposing('n'), approving('n'))
    const { name, class: kind, address, area } = changed.the('premises', 'x')
    const body = { premises: 'x', name, class: kind, address, area: { ...area, radiusM: 7, outline: null } }
    changed.given(['p-dispatcher', 'change-premises', body])
    const state = changed.the('premises', 'x')
    const changeFor = (account: string) => {
      const viewer = changed.viewer(account)
      return viewer === undefined ? undefined : view(viewer, 'premises', state)?.change
    }
    expect(changeFor('p-shift')).toMatchObject({ by: 'p-dispatcher', area: { radiusM: 7 } })
    for (const who of ['p-taker', 'p-crew-1']) expect(changeFor(who)).toBeNull()
  })

  it('says that there is a contact, not who', () => {
    expect(seenBy('p-dispatcher')?.notes[0]).toMatchObject({ hasContactNumber: true })
    expect(JSON.stringify(seenBy('p-dispatcher'))).not.toContain('138')
  })
})

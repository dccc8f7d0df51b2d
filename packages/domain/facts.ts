import type { Point } from './place.ts'
import type { States, SubjectKind } from './subject.ts'

/** What one can search a subject by, beside its id: never a personal field. */
export type Facts = {
  readonly number: string | null
  readonly type: string | null
  readonly phase: string | null
  readonly point: Point | null
  readonly exercise: boolean
}

const nothing: Facts = { number: null, type: null, phase: null, point: null, exercise: false }

const factsOfKind: { readonly [Kind in SubjectKind]: (state: States[Kind]) => Facts } = {
  organisation: () => nothing,
  account: () => nothing,
  post: ({ kind, point }) => ({ ...nothing, type: kind, point }),
  byname: ({ place, state }) => ({ ...nothing, type: place.source, phase: state.phase, point: place.point }),
  catalogue: () => nothing,
  plan: ({ retired }) => ({ ...nothing, phase: retired ? 'retired' : 'in-use' }),
  unit: ({ callSign, kind, state, retiredAt }) => ({
    ...nothing,
    number: callSign,
    type: kind,
    phase: retiredAt === null ? state.phase : 'retired',
  }),
  contact: ({ number, channel, state, exercise }) => ({
    ...nothing,
    number,
    type: channel,
    phase: state.phase,
    exercise,
  }),
  incident: ({ number, type, state, place, exercise }) => ({
    number,
    type,
    phase: state.phase,
    point: place?.point ?? null,
    exercise,
  }),
  slip: ({ number, state, exercise }) => ({ ...nothing, number, phase: state.phase, exercise }),
  closure: ({ reason, geometry, liftedAt, exercise }) => ({
    ...nothing,
    type: reason,
    phase: liftedAt === null ? 'drawn' : 'lifted',
    point: (geometry.kind === 'point' ? geometry.point : geometry.line[0]) ?? null,
    exercise,
  }),
  premises: ({ class: type, area, removedAt }) =>
    removedAt === null ? { ...nothing, type, point: area.point } : nothing,
  agreement: ({ level, state }) => ({ ...nothing, type: level, phase: state.phase }),
  relief: ({ state }) => ({ ...nothing, phase: state.phase }),
  duty: ({ place, endedAt }) => ({ ...nothing, type: place.kind, phase: endedAt === null ? 'stands' : 'ended' }),
  instruction: ({ endedAt }) => ({ ...nothing, phase: endedAt === null ? 'stands' : 'ended' }),
  alert: ({ kind, state, exercise }) => ({ ...nothing, type: kind, phase: state.phase, exercise }),
}

/** The searchable facts of a state, for the table of subjects. */
export function factsOf<Kind extends SubjectKind>(kind: Kind, state: States[Kind]): Facts {
  const one: (state: States[Kind]) => Facts = factsOfKind[kind]
  return one(state)
}

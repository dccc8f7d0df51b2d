import type { ThrowTarget } from '@tocsin/domain'

type Around = {
  /** at other desks, those who are there now */
  readonly here: readonly string[]
  /** units at work on the incident */
  readonly crews: readonly string[]
}

/**
 * To whom one key throws: whom one threw to last, while that one can still be reached; else the only other person who is
 * there, else the only crew. Undefined where a person has to say it.
 */
export function likelyTarget(last: ThrowTarget | null, { here, crews }: Around): ThrowTarget | undefined {
  if (last?.kind === 'desk' && here.includes(last.to)) return last
  if (last?.kind === 'unit' && crews.includes(last.to)) return last
  const [person, ...others] = here
  if (person !== undefined && others.length === 0) return { kind: 'desk', to: person }
  const [crew, ...more] = crews
  return person === undefined && crew !== undefined && more.length === 0 ? { kind: 'unit', to: crew } : undefined
}

import type { UnitKind } from '@tocsin/domain'

/** What a unit has beside its kind, and who sits in it. */
export type Brings = {
  readonly capabilities: readonly { readonly code: string; readonly amount?: number }[]
  readonly people: number
  readonly skills: readonly { readonly code: string; readonly count: number }[]
}

const ladderMetres = [53, 32, 22] as const
const has = (code: string, amount?: number) => (amount === undefined ? { code } : { code, amount })
const whether = (holds: boolean, code: string) => (holds ? [has(code)] : [])

/** What the `number`th unit of a kind brings: the same always, so that the demo's plans find some of all they ask for. */
export function bringsOf(kind: UnitKind, number: number): Brings {
  switch (kind) {
    case 'patrol': {
      // every fourth is the shift's supervisor with two officers; the others are an officer and an auxiliary
      const leads = number % 4 === 1
      const speaks = [...whether(number % 2 === 0, 'speaks-yue'), ...whether(number % 3 === 0, 'speaks-en')]
      return {
        capabilities: [...whether(leads, 'supervisor'), ...speaks],
        people: 2,
        skills: [{ code: 'sworn', count: leads ? 2 : 1 }],
      }
    }
    case 'engine': {
      const capabilities = [has('water', number % 3 === 0 ? 10_000 : 5000), ...whether(number % 4 === 2, 'hazmat')]
      return { capabilities, people: 6, skills: [] }
    }
    case 'ladder':
      return {
        capabilities: [has('ladder-height', ladderMetres[(number - 1) % ladderMetres.length])],
        people: 3,
        skills: [],
      }
    case 'rescue':
      return {
        capabilities: [
          has('rescue-tools'),
          ...whether(number % 2 === 1, 'hazmat'),
          ...whether(number % 2 === 0, 'boat'),
        ],
        people: 5,
        skills: [{ code: 'medic', count: 1 }],
      }
    case 'ambulance':
      return {
        capabilities: whether(number % 2 === 1, 'life-support'),
        people: 3,
        skills: [{ code: 'medic', count: 2 }],
      }
    case 'command':
    case 'motorcycle':
    case 'foot':
    case 'boat':
    case 'other':
      return { capabilities: [], people: 2, skills: [] }
  }
}

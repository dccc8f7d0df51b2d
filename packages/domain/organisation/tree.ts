import type { Area } from '../area/area.ts'
import { isInArea } from '../area/area.ts'
import type { Point } from '../place.ts'

/** What an organisation can be: police by level, and those who work beside them. */
export const organisationKinds = ['province', 'city', 'county', 'fire', 'medical', 'neighbour', 'other'] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/** How another organisation lies towards one's own in the tree, the nearest first. */
export const relations = ['superior', 'sibling', 'subordinate', 'partner', 'other'] as const
export type Relation = (typeof relations)[number]

export type SuperiorEnd = 'withdrawn' | 'refused' | 'ended'

/** An organisation's place in the tree. */
export type InTree = {
  readonly id: string
  readonly kind: OrganisationKind | null
  /** under which it stands, both sides consenting */
  readonly superior: string | null
  /** under which it has asked to stand, and has not been answered */
  readonly asks: string | null
}

type Known = (id: string) => Pick<InTree, 'superior'> | undefined

/** All above an organisation, the next first. Ends at a loop, which no decision makes. */
export function above(known: Known, id: string): readonly string[] {
  const found: string[] = []
  for (let at = known(id)?.superior ?? null; at !== null && !found.includes(at); at = known(at)?.superior ?? null)
    found.push(at)
  return found
}

const isPartner = ({ kind }: Pick<InTree, 'kind'>): boolean =>
  kind === 'fire' || kind === 'medical' || kind === 'neighbour' || kind === 'other'

/** How `other` lies towards `own`, and how many steps away. */
function relationOf(other: InTree, own: InTree, known: Known): { readonly relation: Relation; readonly steps: number } {
  const up = above(known, own.id).indexOf(other.id)
  if (up >= 0) return { relation: 'superior', steps: up }
  if (own.superior !== null && other.superior === own.superior) return { relation: 'sibling', steps: 0 }
  const down = above(known, other.id).indexOf(own.id)
  if (down >= 0) return { relation: 'subordinate', steps: down }
  return { relation: isPartner(other) ? 'partner' : 'other', steps: 0 }
}

export type Near<Org> = { readonly organisation: Org; readonly relation: Relation }

/** All organisations but one's own, the nearest in the tree first: superiors, siblings, subordinates, partners, others. */
export function byNearness<Org extends InTree & { readonly name: { readonly zh: string } }>(
  all: readonly Org[],
  own: string,
): readonly Near<Org>[] {
  const byId = new Map(all.map((each) => [each.id, each]))
  const known: Known = (id) => byId.get(id)
  const self: InTree = byId.get(own) ?? { id: own, kind: null, superior: null, asks: null }
  return all
    .filter(({ id }) => id !== own)
    .map((organisation) => ({ organisation, ...relationOf(organisation, self, known) }))
    .toSorted(
      (a, b) =>
        relations.indexOf(a.relation) - relations.indexOf(b.relation) ||
        a.steps - b.steps ||
        a.organisation.name.zh.localeCompare(b.organisation.name.zh, 'zh-CN', { numeric: true }),
    )
    .map(({ organisation, relation }) => ({ organisation, relation }))
}

type Responsible = { readonly id: string; readonly area: Area | null }

/**
 * Whose a point is, by their areas: one's own alone, somebody else's, nobody's, or several's (one's own among them or not).
 * Undefined where nobody has said its area yet: then nothing can be said.
 */
export function whoseArea(
  organisations: readonly Responsible[],
  own: string,
  at: Point,
): { readonly is: 'own' | 'others' | 'nobody' | 'several'; readonly orgs: readonly string[] } | undefined {
  const withArea = organisations.filter(({ area }) => area !== null)
  if (withArea.length === 0) return undefined
  const orgs = withArea.filter(({ area }) => area !== null && isInArea(area, at)).map(({ id }) => id)
  // where one's own has said no area, what is nobody else's may be its own
  if (orgs.length === 0) return withArea.some(({ id }) => id === own) ? { is: 'nobody', orgs } : undefined
  if (orgs.length > 1) return { is: 'several', orgs }
  return { is: orgs[0] === own ? 'own' : 'others', orgs }
}

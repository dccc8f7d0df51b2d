import type { Commands } from '../all-commands.ts'
import { findBarred } from '../barred/find-barred.ts'
import type { Decide, Decision, World } from '../decision.ts'
import { ownedBy } from '../event.ts'
import { refuse } from '../refusals.ts'
import { subjectId } from '../subject.ts'
import type { Byname } from './byname.ts'
import type { BynameEvent } from './events.ts'

type BynameCommand = 'teach-name' | 'confirm-name' | 'withdraw-name'

/** About a metre: the same line of the gazetteer, in whichever language it was shown. */
const placeDigits = 5

/**
 * The claim that ties words to a place within an organisation once: its holder is the byname. Full-width and spaced
 * spellings, and capitals, are the same words.
 */
export function bynameClaim({ org, heard, place: { point } }: Pick<Byname, 'org' | 'heard' | 'place'>): string {
  const words = heard.normalize('NFKC').toLowerCase().trim().replaceAll(/\s+/gu, ' ')
  return `byname/${org}/${point.lon.toFixed(placeDigits)},${point.lat.toFixed(placeDigits)}/${words}`
}

/** Decisions about bynames. */
export const decideByname: { readonly [Name in BynameCommand]: Decide<Commands[Name]> } = {
  'teach-name': ({ byname: id, heard, place }, world, { org }) => {
    if (world.get('byname', id)) return refuse('exists-already', { byname: id })
    const personal = findBarred(heard) ?? findBarred(place.label) ?? findBarred(place.labelEn ?? '')
    if (personal !== undefined) return refuse('personal-in-text', { found: personal })
    const taught = { id, org, heard, place }
    return {
      events: [{ type: 'name-taught', subject: subjectId('byname', id), owner: org, data: taught }],
      take: [{ key: bynameClaim(taught), holder: id }],
    }
  },
  'confirm-name': ({ byname: id }, world) =>
    ifKnown(world, id, (byname) =>
      byname.state.phase === 'taught' ? one(byname, { type: 'name-confirmed', data: {} }) : reviewed(byname),
    ),
  'withdraw-name': ({ byname: id }, world) =>
    ifKnown(world, id, (byname) =>
      byname.state.phase === 'withdrawn'
        ? reviewed(byname)
        : {
            ...one(byname, { type: 'name-withdrawn', data: {} }),
            release: [{ key: bynameClaim(byname), holder: byname.id }],
          },
    ),
}

function ifKnown(world: World, id: string, then: (byname: Byname) => Decision): Decision {
  const byname = world.get('byname', id)
  return byname === undefined ? refuse('not-found', { byname: id }) : then(byname)
}

const one = (byname: Byname, event: BynameEvent) => ({
  events: [{ ...event, ...ownedBy(byname), subject: subjectId('byname', byname.id) }],
})

const reviewed = ({ state }: Byname): Decision =>
  refuse('name-reviewed', { phase: state.phase, ...('by' in state ? { by: state.by } : null) })

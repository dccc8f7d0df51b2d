import type { IncidentDocument } from '@tocsin/domain'
import { Key } from '../controls/key.tsx'
import { shownKey } from '../keys.ts'
import { windowOf } from '../layout/arrangement.ts'
import { layouts } from '../layout/layout-store.ts'
import { useInset } from '../map/use-inset.ts'
import { useStore } from '../store.ts'
import { usePlaceName, useWords } from '../words.ts'
import classes from './map-inset.module.css'

type Props = { readonly place: NonNullable<IncidentDocument['place']> }

/** Where it is, for a card whose window has no map: on several monitors, in the narrow layouts. */
export function MapInset({ place }: Props) {
  const hasMap = useStore(layouts, ({ arrangement }) => {
    const at = windowOf(arrangement, 'map')?.id
    return at !== undefined && at === windowOf(arrangement, 'card')?.id
  })
  return hasMap ? null : <Picture place={place} />
}

function Picture({ place }: Props) {
  const { mapPlace } = useWords()
  const placeName = usePlaceName()
  const url = useInset(place)
  if (url === undefined) return null
  return (
    <section className={classes['inset']}>
      <img src={url} alt={`${mapPlace.title}: ${placeName(place)}`} />
      <small>
        © OpenStreetMap contributors · {mapPlace.title} <Key label={shownKey('find-on-map')} />
      </small>
    </section>
  )
}

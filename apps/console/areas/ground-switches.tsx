import { ActionIcon } from '@mantine/core'
import { IconBuildingWarehouse, IconMap2, IconPolygon } from '@tabler/icons-react'
import { mayEver } from '@tocsin/domain'
import { shownKey, type Action } from '../keys.ts'
import { useAll } from '../live/use-board.ts'
import { useViewer } from '../live/use-line.ts'
import { settings, type MapGround } from '../settings.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import { useGround } from './use-ground.ts'
import { toggleGround } from './use-ground-layers.ts'

/** Beats and premises on the map, or not: only what there is, and may be seen, has a button. */
export function GroundSwitches() {
  const mayPremises = mayEver(useViewer().roles, 'see-premises')
  const hasBeats = useGround().some(({ kind }) => kind === 'beat')
  const hasAreas = useAll('organisation').some(({ area }) => area !== null)
  return (
    <>
      {hasAreas && <Switch what="areas" action="map-areas" icon={<IconMap2 size={16} />} />}
      {hasBeats && <Switch what="beats" action="map-beats" icon={<IconPolygon size={16} />} />}
      {mayPremises && <Switch what="premises" action="map-premises" icon={<IconBuildingWarehouse size={16} />} />}
    </>
  )
}

type Props = { readonly what: MapGround; readonly action: Action; readonly icon: React.ReactNode }

function Switch({ what, action, icon }: Props) {
  const { actions } = useWords()
  const isOn = useStore(settings, ({ mapGround }) => mapGround.includes(what))
  const label = actions[action]
  return (
    <ActionIcon
      variant={isOn ? 'filled' : 'default'}
      size="md"
      aria-label={label}
      aria-pressed={isOn}
      title={`${label} (${shownKey(action)})`}
      onClick={() => toggleGround(what)}
    >
      {icon}
    </ActionIcon>
  )
}

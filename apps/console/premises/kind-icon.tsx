import {
  IconAlertTriangle,
  IconDoorEnter,
  IconDroplet,
  IconEngine,
  IconKey,
  IconPhone,
  type Icon,
} from '@tabler/icons-react'
import type { NoteKind } from '@tocsin/domain'

const icons: { readonly [Kind in NoteKind]: Icon } = {
  hazard: IconAlertTriangle,
  access: IconDoorEnter,
  key: IconKey,
  water: IconDroplet,
  plant: IconEngine,
  contact: IconPhone,
}

/** A kind of note as a sign; its name stands beside it. */
export function KindIcon({ kind, size = 15 }: { readonly kind: NoteKind; readonly size?: number }) {
  const Sign = icons[kind]
  return <Sign size={size} aria-hidden />
}

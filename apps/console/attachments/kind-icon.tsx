import { IconFileText, IconFileTypePdf, IconMusic, IconPhoto } from '@tabler/icons-react'
import type { FileKind } from '@tocsin/domain'
import { shownAs } from './shown-as.ts'

export function KindIcon({ kind }: { readonly kind: FileKind }) {
  if (kind === 'pdf') return <IconFileTypePdf size={22} aria-hidden />
  if (kind === 'text') return <IconFileText size={22} aria-hidden />
  const isSound = kind === 'amr' || shownAs(kind) === 'sound'
  return isSound ? <IconMusic size={22} aria-hidden /> : <IconPhoto size={22} aria-hidden />
}

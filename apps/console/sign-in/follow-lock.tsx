import { useEffect, useEffectEvent, type ReactNode } from 'react'
import { closeNotices } from '../desk/notices.ts'
import { useViewer } from '../live/use-line.ts'

type Props = { readonly isLocked: boolean; readonly onChanged: () => void; readonly children: ReactNode }

/** The server says when the desk was locked or opened, here or in another window: nothing of one stays in the other. */
export function FollowLock({ isLocked, onChanged, children }: Props) {
  const { roles } = useViewer()
  const isAnswering = roles.includes('locked-desk')
  const seemsLocked = isAnswering || (roles.length === 0 && isLocked)
  // who takes no calls has no role at all behind the lock
  const marker = `${seemsLocked} ${roles.length}`
  const changed = useEffectEvent(onChanged)
  useEffect(() => {
    if (seemsLocked !== isLocked || roles.length === 0) changed()
  }, [marker, seemsLocked, isLocked, roles.length])
  useEffect(() => {
    if (isLocked) closeNotices()
  }, [isLocked])
  return isAnswering === isLocked || roles.length === 0 ? children : null
}

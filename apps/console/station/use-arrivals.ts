import { hasEnded } from '@tocsin/domain'
import { useEffect, useRef } from 'react'
import { useLive } from '../live/line-context.ts'
import { useAll } from '../live/use-board.ts'
import { useSend } from '../live/use-line.ts'
import { useStore } from '../store.ts'
import { presence } from '../windows/presence.ts'
import { useMyPost } from './my-post.ts'

/** Tells the centre that a slip is on this post's screen; of several windows one does. */
export function useArrivals(): void {
  const post = useMyPost()
  const send = useSend()
  const { link } = useLive().line
  const { isLead } = useStore(presence, (value) => value)
  const told = useRef(new Set<string>())
  const slips = useAll('slip')
  useEffect(() => {
    if (post === null || !isLead) return
    for (const slip of slips) {
      const { id, addressee, arrived } = slip
      const isNew = addressee.kind === 'post' && addressee.post === post && arrived === null && !hasEnded(slip)
      if (!isNew || told.current.has(id)) continue
      told.current.add(id)
      void send({ type: 'receive-slip', body: { slip: id, at: link.serverNow() } })
    }
  }, [post, isLead, slips, send, link])
}

import type { IncidentDocument, Point } from '@tocsin/domain'
import { dequal } from 'dequal/lite'
import { useEffect, useState } from 'react'

const ghostMs = 20_000

/** Where the place of the selected incident was until just now, whoever moved it; undefined once that is no news. */
export function useGhost(incident: IncidentDocument | undefined): Point | undefined {
  // shown more exactly is not moved
  const id = incident && `${incident.id} ${incident.seen}`
  const point = incident?.place?.point
  const [last, setLast] = useState({ id, point })
  const [ghost, setGhost] = useState<Point>()
  if (last.id !== id || !dequal(last.point, point)) {
    setLast({ id, point })
    setGhost(last.id === id && point !== undefined ? last.point : undefined)
  }
  useEffect(() => {
    if (ghost === undefined) return undefined
    const timer = setTimeout(() => setGhost(undefined), ghostMs)
    return () => clearTimeout(timer)
  }, [ghost])
  return ghost
}

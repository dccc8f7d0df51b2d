import { useState } from 'react'
import { useLineState } from '../live/use-line.ts'

/** Where the base map is. Another city's has another address, so that nothing of the old one is drawn from memory. */
export function useArchive(): string {
  const { city } = useLineState()
  const [first, setFirst] = useState(city)
  if (first === undefined && city !== undefined) setFirst(city)
  const path = '/api/city/map.pmtiles'
  const isFirst = city === undefined || city === null || first === undefined || city === first
  return isFirst ? path : `${path}?city=${encodeURIComponent(city)}`
}

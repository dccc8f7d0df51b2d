/**
 * Runs in the page, before anything of it: keeps when each position was taken (the server's clock, which is this machine's)
 * and, a frame after the map says that it painted new content, how old that is.
 */
export function watch(): void {
  type Point = { readonly id: string; readonly lon: number; readonly lat: number }
  type Painted = { readonly drawn: readonly { readonly id: string; readonly points?: readonly Point[] }[] }
  const kept = {
    positions: [] as number[],
    incidents: [] as number[],
    repaints: [] as number[],
    longTasks: [] as number[],
  }
  Object.assign(window, { kept })
  const taken = new Map<string, { lon: number; lat: number; at: number }>()
  const seen = new Set<string>()

  const read = (data: unknown): void => {
    if (typeof data !== 'string' || !data.includes('"t":"positions"')) return
    const { list } = JSON.parse(data) as { list: readonly [string, number, number, number][] }
    for (const [unit, lon, lat, at] of list) taken.set(unit, { lon, lat, at })
  }
  const Plain = window.WebSocket
  window.WebSocket = class extends Plain {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      this.addEventListener('message', ({ data }) => read(data))
    }
  }

  const takeUnits = (points: readonly Point[], now: number): void => {
    for (const { id, lon, lat } of points) {
      const at = taken.get(id)
      if (at?.lon !== lon || at.lat !== lat) continue
      taken.delete(id)
      kept.positions.push(now - at.at)
    }
  }
  const takeIncidents = (points: readonly Point[], now: number): void => {
    for (const { id } of points) {
      if (seen.has(id)) continue
      seen.add(id)
      kept.incidents.push(now - Number(id.split('-')[1]))
    }
  }
  addEventListener('tocsin-map-painted', (event) => {
    const { drawn } = (event as CustomEvent<Painted>).detail
    requestAnimationFrame(() => {
      const now = Date.now()
      for (const { id, points = [] } of drawn) {
        if (id === 'units') takeUnits(points, now)
        if (id === 'incidents') takeIncidents(points, now)
      }
    })
  })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) kept.longTasks.push(duration)
  }).observe({ type: 'longtask', buffered: false })
}

/** Runs in the page: has the map painted so many times, one after the other, and returns how long each took to the frame after. */
export async function repaint(times: number): Promise<readonly number[]> {
  const element = document.querySelector('.tocsin-map-canvas')
  if (element === null) throw new Error('there is no map on this page')
  const took: number[] = []
  for (let n = 0; n < times; n++) {
    const before = performance.now()
    await new Promise<void>((resolve) => {
      element.addEventListener('tocsin-map-painted', () => requestAnimationFrame(() => resolve()), { once: true })
      element.dispatchEvent(new Event('tocsin-map-repaint'))
    })
    took.push(performance.now() - before)
  }
  return took
}

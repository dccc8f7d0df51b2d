/** How far down the panels begin: under the bar and its banners, which come, go and wrap. Notices stand there (`desk/notices.module.css`). */
const name = '--panels-top'

/** Keeps that told while `panels` is on the page; what a `ref` takes. */
export function tellTop(panels: HTMLElement | null): (() => void) | undefined {
  if (panels === null) return undefined
  const root = document.documentElement.style
  // a banner takes its height from the panels
  const sizes = new ResizeObserver(() => root.setProperty(name, `${Math.round(panels.getBoundingClientRect().top)}px`))
  sizes.observe(panels)
  return () => {
    sizes.disconnect()
    root.removeProperty(name)
  }
}

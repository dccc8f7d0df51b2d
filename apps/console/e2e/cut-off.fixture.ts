import type { Page } from 'playwright-core'

/**
 * What one could press or write into, but cannot come to by scrolling: it lies outside of the window, or of something
 * that clips and does not scroll. Each as `tag: its words`. `within`: a selector of the part that is looked at.
 */
export const cutOff = (page: Page, within: string): Promise<readonly string[]> =>
  page
    .locator(within)
    .first()
    .evaluate((part) => {
      const slackPx = 2
      // through a slit narrower than this nothing is found
      const leastPx = 20
      type Box = { left: number; right: number; top: number; bottom: number }
      const scrolls = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll'

      /** Where it can be brought inside of `frame`; null: it is cut off there. */
      function along(from: number, to: number, low: number, high: number, overflow: string): [number, number] | null {
        if (overflow === 'visible') return [from, to]
        if (scrolls(overflow))
          return high - low < Math.min(leastPx, to - from) ? null : [low, Math.min(high, low + (to - from))]
        return from < low - slackPx || to > high + slackPx ? null : [from, to]
      }

      function isCut(element: Element): boolean {
        let box: Box = element.getBoundingClientRect()
        for (let up = element.parentElement; up !== null && up !== document.body; up = up.parentElement) {
          const { overflowX, overflowY, position } = getComputedStyle(up)
          const frame = up.getBoundingClientRect()
          const x = along(box.left, box.right, frame.left, frame.right, overflowX)
          const y = along(box.top, box.bottom, frame.top, frame.bottom, overflowY)
          if (x === null || y === null) return true
          box = { left: x[0], right: x[1], top: y[0], bottom: y[1] }
          if (position === 'fixed') break
        }
        const { left, right, top, bottom } = box
        const isOutside = left < -slackPx || top < -slackPx
        return isOutside || right > innerWidth + slackPx || bottom > innerHeight + slackPx
      }

      return [...part.querySelectorAll('button, input, select, textarea, a[href], [role=menuitem]')]
        .filter((each) => each.checkVisibility({ visibilityProperty: true }) && isCut(each))
        .map(
          (each) => `${each.tagName.toLowerCase()}: ${each.textContent || each.getAttribute('aria-label') || each.id}`,
        )
    })

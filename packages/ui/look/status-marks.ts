import type { UnitStatus } from '@tocsin/domain'

/** How a status is drawn: a shape of its own beside the colour, so that neither is needed to tell two apart. */
export type StatusMark = {
  /** an SVG path in a box of 16 x 16, filled */
  readonly path: string
  /** CSS custom property that holds its colour, see look/tokens.css */
  readonly colour: string
}

const mark = (status: UnitStatus, path: string): StatusMark => ({ path, colour: `--unit-${status}` })

const disc = 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Z'
const ring = `${disc}M8 5a3 3 0 1 0 0 6a3 3 0 0 0 0-6Z`

/** Ring: free. Crescent: free, not at the unit. Triangle: sent; with a bar: knows. Arrow: on the way. Square: there. Diamond: carrying; cut: at the door. Cross and dash: not to be had. */
export const statusMarks: { readonly [Status in UnitStatus]: StatusMark } = {
  available: mark('available', ring),
  'on-call': mark('on-call', 'M10.5 1.6A6.5 6.5 0 1 0 14.4 10.6A5.4 5.4 0 1 1 10.5 1.6Z'),
  dispatched: mark('dispatched', 'M8 2l6.5 12h-13Z'),
  acknowledged: mark('acknowledged', 'M8 1l5.5 9h-11ZM2.5 12h11v3h-11Z'),
  'en-route': mark('en-route', 'M2 3l6 0l6 5l-6 5H2l4-5Z'),
  'on-scene': mark('on-scene', 'M2.5 2.5h11v11h-11Z'),
  transporting: mark('transporting', 'M8 1l7 7l-7 7l-7-7Z'),
  'at-destination': mark('at-destination', 'M8 1l7 7l-7 7l-7-7ZM5 7v2h6V7Z'),
  clearing: mark('clearing', 'M2.5 2.5h11v11h-11ZM5.5 5.5v5h5v-5Z'),
  'out-of-service': mark(
    'out-of-service',
    'M3.8 1.7L8 5.9l4.2-4.2l2.1 2.1L10.1 8l4.2 4.2l-2.1 2.1L8 10.1l-4.2 4.2l-2.1-2.1L5.9 8L1.7 3.8Z',
  ),
  'off-duty': mark('off-duty', 'M2.5 6.7h11v2.6h-11Z'),
}

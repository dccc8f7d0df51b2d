import { mainWindow, type Arrangement, type Column, type DeskWindow, type Panel } from './arrangement.ts'

/** The layouts that every desk has; own ones stand beside them. */
export const builtIns = ['dispatcher', 'night', 'call-taker', 'two', 'four', 'commander', 'station'] as const
export type BuiltIn = (typeof builtIns)[number]

type Row = readonly [share: number, ...panels: Panel[]]

const column = (share: number, ...rows: readonly Row[]): Column => ({
  share,
  stacks: rows.map(([rowShare, ...panels]) => ({ share: rowShare, panels })),
})
const deskWindow = (id: string, ...columns: readonly Column[]): DeskWindow => ({
  id,
  columns,
  fronts: [],
  from: {},
  rect: null,
})

/** What each layout begins as. Shares are per cent. */
export const builtIn: { readonly [Name in BuiltIn]: Arrangement } = {
  dispatcher: {
    windows: [
      deskWindow(
        mainWindow,
        column(24, [60, 'call-desk'], [40, 'incidents']),
        column(50, [69, 'map'], [31, 'units']),
        column(26, [100, 'card']),
      ),
    ],
  },
  night: {
    windows: [
      deskWindow(
        mainWindow,
        column(40, [66, 'call-desk'], [34, 'incidents']),
        column(32, [100, 'card']),
        column(28, [52, 'map'], [48, 'units']),
      ),
    ],
  },
  'call-taker': {
    windows: [
      deskWindow(
        mainWindow,
        column(42, [100, 'call-desk']),
        column(34, [58, 'map'], [42, 'incidents']),
        column(24, [100, 'card', 'units']),
      ),
    ],
  },
  two: {
    windows: [
      deskWindow(
        mainWindow,
        column(36, [66, 'call-desk'], [34, 'alerts', 'messages']),
        column(28, [100, 'incidents']),
        column(36, [100, 'card']),
      ),
      deskWindow('map', column(68, [100, 'map']), column(32, [100, 'units'])),
    ],
  },
  four: {
    windows: [
      deskWindow(mainWindow, column(60, [100, 'call-desk']), column(40, [100, 'incidents'])),
      deskWindow('card', column(62, [100, 'card']), column(38, [40, 'timeline'], [28, 'alerts'], [32, 'messages'])),
      deskWindow('map', column(100, [100, 'map'])),
      deskWindow('units', column(100, [100, 'units'])),
    ],
  },
  commander: {
    windows: [
      deskWindow(
        mainWindow,
        column(68, [78, 'map'], [22, 'units']),
        column(32, [30, 'incidents'], [42, 'card'], [28, 'alerts', 'messages']),
      ),
    ],
  },
  station: {
    windows: [
      deskWindow(
        mainWindow,
        column(28, [58, 'incidents'], [42, 'alerts', 'messages']),
        column(40, [100, 'card']),
        column(32, [55, 'map'], [45, 'units']),
      ),
    ],
  },
}

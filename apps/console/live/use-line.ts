import type { Viewer } from '@tocsin/domain'
import type { Line, LineState } from './line.ts'
import { useStore } from '../store.ts'
import { useLive } from './line-context.ts'
import { useDocument } from './use-board.ts'

export const useLineState = (): LineState => useStore(useLive().line.state, (state) => state)

/** Who is signed in, as the server sees him now: rights may change during a shift. */
export const useViewer = (): Viewer => useStore(useLive().line.state, ({ viewer }) => viewer)

/** Over the lock of a desk what it may not do is not shown at all. */
export const useIsLocked = (): boolean => useViewer().roles.includes('locked-desk')

export const useSend = (): Line['send'] => useLive().line.send

/** The time zone of this centre; times on the screen are times there, wherever the browser believes to be. */
export const useTimeZone = (): string | undefined => useDocument('organisation', useViewer().org)?.timeZone

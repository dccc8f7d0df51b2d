import { mayEver } from '@tocsin/domain'
import { useEffect, type ReactNode } from 'react'
import { Guard } from '../controls/guard.tsx'
import { Dialogs } from '../dialogs/dialogs.tsx'
import { keyTable } from '../keys.ts'
import { useLayoutKeys } from '../layout/use-layout-keys.ts'
import { useDocument } from '../live/use-board.ts'
import { useViewer } from '../live/use-line.ts'
import { EntriesProvider } from '../narrative/entries-context.tsx'
import { FetchAhead } from '../premises/fetch-ahead.tsx'
import { tableFor } from '../site-keys.ts'
import { useArrivals } from '../station/use-arrivals.ts'
import { useDeskLock } from '../sign-in/use-desk-lock.ts'
import { Sounds } from '../sounds/sounds.tsx'
import { beginTour } from '../tour/begin-tour.ts'
import { useWords } from '../words.ts'
import { openDialog } from './desk-state.ts'
import { closeNewestNotice, closeNotices } from './notices.ts'
import { useKey, useKeyboard } from './use-keys.ts'

/** What every window of the desk has: the keyboard, the keys that count everywhere, the dialogs. */
export function DeskFrame({ children }: { readonly children: ReactNode }) {
  const words = useWords()
  useKeyboard()
  useSiteKeys()
  useLayoutKeys()
  useDeskLock()
  useArrivals()
  useKey('command-line', () => openDialog({ kind: 'command-line' }))
  useKey('help', () => openDialog({ kind: 'help' }))
  useKey('tour', () => void beginTour(words))
  useKey('review-names', () => openDialog({ kind: 'bynames' }))
  useKey('audit', () => openDialog({ kind: 'audit' }))
  useAuditFirst()
  useKey('roll', () => openDialog({ kind: 'roll' }))
  useKey('site-settings', () => openDialog({ kind: 'site-settings' }))
  useKey('change-person', () => openDialog({ kind: 'change-person' }))
  useKey('break-glass', () => openDialog({ kind: 'break-glass' }))
  useKey('my-sign-in', () => openDialog({ kind: 'my-sign-in' }))
  useKey('my-record', () => openDialog({ kind: 'my-record' }))
  useKey('duty', () => openDialog({ kind: 'duty' }))
  useKey('relief', () => openDialog({ kind: 'relief' }))
  useKey('agreements', () => openDialog({ kind: 'agreements' }))
  useKey('response-plans', () => openDialog({ kind: 'response-plans' }))
  useKey('close-notice', closeNewestNotice)
  useKey('close-notices', closeNotices)
  return (
    <EntriesProvider>
      {children}
      <Guard>
        <FetchAhead />
      </Guard>
      <Guard>
        <Dialogs />
      </Guard>
      <Guard>
        <Sounds />
      </Guard>
    </EntriesProvider>
  )
}

/** Who reads the audit and no incidents has nothing else to do here. */
function useAuditFirst(): void {
  const { roles } = useViewer()
  const isAuditor = mayEver(roles, 'read-audit') && !mayEver(roles, 'see-incident')
  useEffect(() => {
    if (isAuditor) openDialog({ kind: 'audit' })
  }, [isAuditor])
}

/** The keys of this organisation. */
function useSiteKeys(): void {
  const changed = useDocument('organisation', useViewer().org)?.settings.keys
  useEffect(() => {
    keyTable.set({ rows: tableFor(changed ?? {}).table })
  }, [changed])
}

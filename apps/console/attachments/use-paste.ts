import { useEffect, useEffectEvent } from 'react'
import { desk } from '../desk/desk-state.ts'

/** Files from the clipboard, wherever on the desk; in the call form and in windows a paste means something else. */
export function usePaste(take: (files: readonly File[]) => void, isOn: boolean): void {
  const takeNow = useEffectEvent(take)
  useEffect(() => {
    if (!isOn) return undefined
    const paste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])]
      const isElsewhere = event.target instanceof Element && event.target.closest('[data-keys=form]') !== null
      if (files.length === 0 || isElsewhere || desk.get().dialog !== null) return
      event.preventDefault()
      takeNow(files)
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [isOn])
}

import { useEffect, useRef, type FocusEvent } from 'react'
import { desk } from '../desk/desk-state.ts'
import { useStore } from '../store.ts'

/**
 * A window that was opened out of a call gives the keyboard back to the field where it was: the keys of the form count
 * inside it alone. Returns what hears where the keyboard is.
 */
export function useBackToForm(): (event: FocusEvent) => void {
  const last = useRef<HTMLElement | null>(null)
  const isOpen = useStore(desk, ({ dialog }) => dialog !== null)
  useEffect(() => {
    if (isOpen) return undefined
    // after Mantine, which gives it to the page
    const timer = setTimeout(() => {
      if (document.activeElement === document.body && last.current?.isConnected === true) last.current.focus()
    })
    return () => clearTimeout(timer)
  }, [isOpen])
  return ({ target }) => {
    if (target instanceof HTMLElement) last.current = target
  }
}

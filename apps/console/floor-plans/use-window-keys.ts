import { useEffect, useEffectEvent } from 'react'

/**
 * Keys of an open window, wherever in it the keyboard is: a picture that comes late, or changes with the storey, is not
 * what had the focus when the window opened. `stepOf` gives what a key does (`KeyboardEvent.key`), or undefined.
 */
export function useWindowKeys(stepOf: (key: string) => (() => void) | undefined): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return
    const step = stepOf(event.key)
    if (step === undefined) return
    event.preventDefault()
    step()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event)
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}

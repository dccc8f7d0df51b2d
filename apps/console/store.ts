import { useSyncExternalStore } from 'react'

/** A value that the screens watch. */
export type Store<Value> = {
  readonly get: () => Value
  /** Replaces the fields that are given; an equal value wakes nobody. */
  readonly set: (part: Partial<Value>) => void
  readonly subscribe: (listener: () => void) => () => void
}

export function createStore<Value extends object>(initial: Value): Store<Value> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set: (part) => {
      const next = { ...value, ...part }
      const same = Object.entries(next).every(([key, field]) => Object.is(field, Reflect.get(value, key)))
      if (same) return
      value = next
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** What `pick` takes from the store; draws again when that changes. */
export function useStore<Value extends object, Picked>(store: Store<Value>, pick: (value: Value) => Picked): Picked {
  return useSyncExternalStore(store.subscribe, () => pick(store.get()))
}

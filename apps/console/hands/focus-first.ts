/** A step that follows another in the same window takes the keyboard to its first field; for `ref`. */
export const focusFirst = (step: HTMLElement | null): void =>
  step?.querySelector<HTMLElement>('[data-autofocus]')?.focus()

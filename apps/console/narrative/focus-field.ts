const fieldOf = (): HTMLTextAreaElement | null => document.querySelector('[data-narrative-field]')

/** Puts the cursor into the field of the narrative whose card is open. */
export function focusField(): void {
  const field = fieldOf()
  field?.scrollIntoView({ block: 'nearest' })
  field?.focus()
}

/** The newest entry above the field, not behind it. */
const showEnd = (field: HTMLElement | null): void => field?.closest('section')?.scrollIntoView({ block: 'end' })

const fieldOf = (): HTMLTextAreaElement | null => document.querySelector('[data-narrative-field]')

/** What comes while somebody writes is not hidden behind the field. */
export function followEnd(): void {
  const field = fieldOf()
  if (field !== null && document.activeElement === field) showEnd(field)
}

/** Puts the cursor into the field of the narrative whose card is open. */
export function focusField(): void {
  const field = fieldOf()
  field?.focus({ preventScroll: true })
  showEnd(field)
}

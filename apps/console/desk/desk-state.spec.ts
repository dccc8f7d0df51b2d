import { afterEach, expect, it } from 'vitest'
import { clearDesk, desk, leaveDialog, openDialog } from './desk-state.ts'

afterEach(clearDesk)

it('asks once before a window goes that has text in it, and not for an empty one', () => {
  openDialog({ kind: 'edit', incident: 'i' })
  desk.set({ hasText: true })
  leaveDialog()
  expect(desk.get()).toMatchObject({ dialog: { kind: 'edit' }, isLeaving: true })
  leaveDialog()
  expect(desk.get().dialog).toBeNull()
  openDialog({ kind: 'edit', incident: 'i' })
  leaveDialog()
  expect(desk.get().dialog).toBeNull()
})

it('asks again for the next window', () => {
  openDialog({ kind: 'edit', incident: 'i' })
  desk.set({ hasText: true })
  leaveDialog()
  openDialog({ kind: 'edit', incident: 'j' })
  expect(desk.get()).toMatchObject({ hasText: false, isLeaving: false })
})

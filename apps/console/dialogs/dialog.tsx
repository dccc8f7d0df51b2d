import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { closeDialog } from '../desk/desk-state.ts'
import { useWords } from '../words.ts'

type Props = { readonly title: string; readonly children: ReactNode; readonly wide?: boolean }

/** A window over the desk. It has the keyboard until it is closed; Escape closes it, and the board goes on behind it. */
export function Dialog({ title, children, wide = false }: Props) {
  const { desk } = useWords()
  return (
    <Modal
      opened
      onClose={closeDialog}
      // The desk's own listener does it: two would close the call form behind as well.
      closeOnEscape={false}
      title={title}
      size={wide ? 720 : 480}
      centered={false}
      yOffset="8vh"
      padding="sm"
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.35 }}
      styles={{ title: { fontWeight: 650, fontSize: 'var(--size-large)' } }}
      closeButtonProps={{ 'aria-label': desk.close }}
    >
      {children}
    </Modal>
  )
}

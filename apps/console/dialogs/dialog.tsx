import { Modal } from '@mantine/core'
import { useEffect, useLayoutEffect, useRef, type FormEvent, type ReactNode } from 'react'
import { desk as deskState, leaveDialog } from '../desk/desk-state.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import classes from './dialog.module.css'

type Props = {
  readonly title: string
  readonly children: ReactNode
  readonly wide?: boolean
  readonly widthPx?: number
}

/** A window over the desk. It has the keyboard until it is closed; Escape closes it (twice, where it would lose what was typed), and the board goes on behind it. */
export function Dialog({ title, children, wide = false, widthPx = wide ? 720 : 480 }: Props) {
  const { desk, dialogs } = useWords()
  const isLeaving = useStore(deskState, (state) => state.isLeaving)
  return (
    <Modal
      opened
      onClose={leaveDialog}
      closeOnClickOutside={false}
      // The desk's own listener does it: two would close the call form behind as well.
      closeOnEscape={false}
      title={title}
      size={widthPx}
      centered={false}
      yOffset="8vh"
      padding="sm"
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.35 }}
      styles={{ title: { fontWeight: 650, fontSize: 'var(--size-large)' } }}
      closeButtonProps={{ 'aria-label': desk.close }}
    >
      <Body>{children}</Body>
      {isLeaving && (
        <p className={classes['problem']} role="alert">
          {dialogs.textLost}
        </p>
      )}
    </Modal>
  )
}

/** Takes the keyboard as it appears: Mantine's focus trap does so a timer later, and keys typed until then went nowhere. */
function Body({ children }: Pick<Props, 'children'>) {
  const body = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const dialog = body.current?.closest('[role=dialog]')
    if (dialog?.contains(document.activeElement) === true) return
    const first = dialog?.querySelector<HTMLElement>('[data-autofocus]') ?? dialog?.querySelector('button')
    first?.focus({ preventScroll: true })
  }, [])
  useEffect(() => {
    const dialog = body.current?.closest('[role=dialog]') ?? null
    const watch = new MutationObserver(() => keepKeyboard(body.current?.firstElementChild))
    if (dialog !== null) watch.observe(dialog, { childList: true, subtree: true })
    return () => watch.disconnect()
  }, [])
  return (
    <div ref={body} className={classes['content']} role="presentation" onInput={noteText}>
      {children}
    </div>
  )
}

/** A button that does away with itself takes the focus along: without this, Ctrl and Enter would then go nowhere. */
function keepKeyboard(home: Element | null | undefined): void {
  const { activeElement } = document
  if (!(home instanceof HTMLElement) || (activeElement !== null && activeElement !== document.body)) return
  if (!home.hasAttribute('tabindex')) home.tabIndex = -1
  home.focus({ preventScroll: true })
}

/** What is only looked for (`data-finds` on a field or around it) is no text that could be lost. */
function noteText({ target, currentTarget }: FormEvent): void {
  const isText = target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text')
  if (!isText || target.closest('[data-finds]') !== null) return
  const texts = [target, ...currentTarget.querySelectorAll('textarea')]
  deskState.set({ hasText: texts.some(({ value }) => value.trim() !== ''), isLeaving: false })
}

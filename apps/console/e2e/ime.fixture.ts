import type { CDPSession } from 'playwright-core'

/** Words in the making, as an input method shows them. */
export const compose = (ime: CDPSession, text: string): Promise<unknown> =>
  ime.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })

/** The word that was in the making is there. */
export const compound = (ime: CDPSession, text: string): Promise<unknown> => ime.send('Input.insertText', { text })

/** A key that the input method takes for itself arrives with the code 229 (UI Events, 7.3.1). `modifiers`: 2 is Ctrl. */
export async function pressWhileComposing(ime: CDPSession, key: string, modifiers = 0): Promise<void> {
  const stroke = { key, code: key, windowsVirtualKeyCode: 229, modifiers }
  await ime.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...stroke })
  await ime.send('Input.dispatchKeyEvent', { type: 'keyUp', ...stroke })
}

import type { CommandName } from './all-commands.ts'

/**
 * Whose data key seals the personal fields of a command: its incident's, its contact's. A premises note has a key of its own,
 * so that it can be destroyed when the note ends.
 */
export const sealingSubject: {
  readonly [Name in CommandName]?: 'contact' | 'incident' | 'note' | 'relief' | 'instruction'
} = {
  'open-contact': 'contact',
  'describe-contact': 'contact',
  'answer-pass': 'contact',
  'locate-contact': 'contact',
  'open-incident': 'incident',
  'place-incident': 'incident',
  'note-incident': 'incident',
  'attach-file': 'incident',
  'withdraw-file': 'incident',
  'draw-on-incident': 'incident',
  'dispatch-unit': 'incident',
  'update-hazard': 'incident',
  'plan-unit': 'incident',
  'attach-unit': 'incident',
  'divert-unit': 'incident',
  'stand-down': 'incident',
  'send-to-post': 'incident',
  'cancel-slip': 'incident',
  'file-feedback': 'incident',
  'return-feedback': 'incident',
  'break-glass': 'incident',
  'propose-note': 'note',
  'comment-relief': 'relief',
  'write-instruction': 'instruction',
}

import type { CommandName } from './all-commands.ts'

/** Which subject's data key seals the personal fields of a command: its incident's, its contact's, its premises'. */
export const sealingSubject: { readonly [Name in CommandName]?: 'contact' | 'incident' | 'premises' } = {
  'open-contact': 'contact',
  'describe-contact': 'contact',
  'open-incident': 'incident',
  'place-incident': 'incident',
  'note-incident': 'incident',
  'dispatch-unit': 'incident',
  'send-to-post': 'incident',
  'cancel-slip': 'incident',
  'file-feedback': 'incident',
  'return-feedback': 'incident',
  'propose-note': 'premises',
}

import type { FileKind } from '@tocsin/domain'

const pictures: ReadonlySet<FileKind> = new Set(['png', 'jpeg', 'webp', 'gif'])
const sounds: ReadonlySet<FileKind> = new Set(['mp3', 'wav', 'ogg', 'm4a', 'flac'])

/** How a browser shows a file: as a picture, a sound, words, or not at all. */
export const shownAs = (kind: FileKind): 'picture' | 'sound' | 'words' | 'nothing' =>
  pictures.has(kind) ? 'picture' : sounds.has(kind) ? 'sound' : kind === 'text' ? 'words' : 'nothing'

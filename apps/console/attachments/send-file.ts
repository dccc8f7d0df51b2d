import { newId } from '../new-id.ts'

/** Why a file was not taken; `line`: the server was not reached, and it may well be sent again. */
export type NotTaken =
  | 'line'
  | 'too-large'
  | 'kind'
  | 'empty'
  | 'there'
  | 'full'
  | 'not-allowed'
  | 'infected'
  | 'not-scanned'
  | 'refused'

const whyOf: Readonly<Record<number, NotTaken>> = {
  0: 'line',
  400: 'empty',
  403: 'not-allowed',
  409: 'there',
  413: 'too-large',
  415: 'kind',
  422: 'infected',
  502: 'line',
  503: 'line',
  504: 'line',
  507: 'full',
}

/** What the files of incidents are called over HTTP. */
export const pathOf = (incident: string, file: string): string => `/api/incidents/${incident}/files/${file}`

/** A new file's id: the same file sent again under it is one file. */
export const newFileId = (): string => newId()

/**
 * Sends a file and tells how far it is, 0 to 1, until `signal` stops it. Resolves to undefined once the server has it, else to why not. A request of
 * the old kind: `fetch` does not say how much has gone.
 */
export function sendFile(
  incident: string,
  id: string,
  file: File,
  tell: (share: number) => void,
  signal: AbortSignal,
): Promise<NotTaken | undefined> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('PUT', pathOf(incident, id))
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('tocsin-file-name', encodeURIComponent(nameOf(file)))
    request.upload.addEventListener('progress', ({ loaded, total }) => tell(total === 0 ? 0 : loaded / total))
    request.addEventListener('load', () =>
      resolve(request.status === 200 ? undefined : whyNot(request.status, request.responseText)),
    )
    request.addEventListener('error', () => resolve('line'))
    request.addEventListener('abort', () => resolve('line'))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

/** A busy server and a scanner that is away answer alike by number alone. */
const whyNot = (status: number, text: string): NotTaken =>
  text.includes('file-not-scanned') ? 'not-scanned' : (whyOf[status] ?? 'refused')

/** One line of at most 200 characters; a picture from the clipboard often has no name. */
const nameOf = ({ name }: File): string =>
  name
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, ' ')
    .slice(-200)
    .trim() || 'file'

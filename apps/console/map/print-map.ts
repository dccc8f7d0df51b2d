import type { MapPicture } from '@tocsin/ui/map'

const pageClass = 'print-page'

/** Prints a picture of the map, with whose map it is; as `printPicture`. */
export const printMap = ({ url }: MapPicture, lines: readonly string[]): Promise<void> =>
  printPicture(url, lines, '© OpenStreetMap contributors')

/**
 * Prints a picture on a page of its own with these lines above it; resolves when the browser's print window is
 * closed. Nothing else of the desk gets onto the paper (`page.css`).
 */
export async function printPicture(url: string, lines: readonly string[], credit?: string): Promise<void> {
  const image = new Image()
  image.src = url
  image.alt = lines[0] ?? ''
  await printNodes([...lines.map(paragraph), image, ...(credit === undefined ? [] : [paragraph(credit)])], () =>
    image.decode(),
  )
}

/** Prints these nodes and nothing else of the desk, as soon as they are `ready`. */
export async function printNodes(nodes: readonly Node[], ready: () => Promise<void> = async () => {}): Promise<void> {
  const page = document.createElement('section')
  page.className = pageClass
  page.append(...nodes)
  document.body.append(page)
  try {
    await ready()
    window.print()
  } finally {
    page.remove()
  }
}

function paragraph(text: string): HTMLElement {
  const element = document.createElement('p')
  element.textContent = text
  return element
}

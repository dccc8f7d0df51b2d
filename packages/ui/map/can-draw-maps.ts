let known: boolean | undefined

/** Whether this browser has what a map needs: WebGL 2. Tried once: a browser takes its oldest graphics from a page that tries often. */
export function canDrawMaps(): boolean {
  known ??= tryGraphics()
  return known
}

function tryGraphics(): boolean {
  const tried = document.createElement('canvas').getContext('webgl2')
  tried?.getExtension('WEBGL_lose_context')?.loseContext()
  return tried !== null
}

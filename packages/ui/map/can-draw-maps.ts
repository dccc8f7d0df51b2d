let known: boolean | undefined

/** Whether this browser has what a map needs: WebGL 2. Tried once: a browser takes its oldest graphics from a page that tries often. */
export function canDrawMaps(): boolean {
  known ??= document.createElement('canvas').getContext('webgl2') !== null
  return known
}

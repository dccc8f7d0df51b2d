const plain: Readonly<Record<string, string>> = {
  Space: ' ',
  Minus: '-',
  Slash: '/',
  Period: '.',
  Comma: ',',
}

type Stroke = Pick<KeyboardEvent, 'code' | 'key' | 'shiftKey'>

/**
 * The Latin character of a stroke, whatever input method or layout is on: what it types where that is ASCII, else what is
 * printed on the key. Undefined for keys that type nothing.
 */
export function latinOf({ code, key, shiftKey }: Stroke): string | undefined {
  if (/^[ -~]$/.test(key)) return key
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter !== undefined) return shiftKey ? letter : letter.toLowerCase()
  return /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? plain[code]
}

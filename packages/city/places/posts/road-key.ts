import { plain } from '../words.ts'

const kinds: Readonly<Record<string, string>> = { 国: 'g', 省: 's', 县: 'x', 乡: 'y', 村: 'c', 专: 'z' }

/** One form for all that a numbered or named road is called: `107国道`, `国道107`, `G 107` -> `g107`; 京港澳高速公路 -> 京港澳高速. */
export function roadKey(name: string): string {
  return plain(name.normalize('NFKC'))
    .replaceAll(/[\s\-_.,，·]+/gu, '')
    .replace(
      /^([a-z]?)(\d{1,4})([国省县乡村专])(?:用公?路|道)/u,
      (_all, _letter: string, number: string, kind: string) => `${kinds[kind] ?? ''}${number}`,
    )
    .replace(
      /^([国省县乡村专])(?:用公?路|道)([a-z]?)(\d{1,4})/u,
      (_all, kind: string, _letter: string, number: string) => `${kinds[kind] ?? ''}${number}`,
    )
    .replace(/高速公路$/u, '高速')
}

/** The number of a road at the start of its key: `g4京港澳高速` -> `g4`. */
export function numberInKey(key: string): string | undefined {
  return /^[a-z]{1,3}\d{1,4}(?!\d)/u.exec(key)?.[0]
}

/**
 * A line of the gazetteer in two: the divisions that all of a centre's places begin with, which may be cut where there is no
 * room, and the street and number behind them, which may not. Whole in the second where it has no such beginning.
 */
export function placeParts(label: string): { readonly divisions: string; readonly rest: string } {
  let at = 0
  for (;;) {
    const [division = ''] =
      /^\p{Script=Han}{1,8}?(?:省|自治区|市|州|盟|县|区|旗|镇|乡|街道)/u.exec(label.slice(at)) ?? []
    at += division.length
    // below these there is none: what follows may be a name that begins with one (县人民医院)
    if (division === '' || /(?:镇|乡|街道)$/u.test(division)) break
  }
  return at === label.length ? { divisions: '', rest: label } : { divisions: label.slice(0, at), rest: label.slice(at) }
}

/** As little of a line as a mark on a map needs, which shows the rest: `锦海路37号`, `37 Jinhai Road`. */
export function shortPlace(label: string): string {
  const [first = label] = label.split(', ')
  if (/\p{Script=Han}/u.test(first)) return placeParts(label).rest
  // coordinates are a pair
  return /\p{L}/u.test(first) ? first : label
}

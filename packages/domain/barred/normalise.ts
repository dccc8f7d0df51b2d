const chineseDigits: Readonly<Record<string, string>> = Object.fromEntries(
  ['零〇洞', '一壹幺', '二贰两', '三叁', '四肆', '五伍', '六陆', '七柒拐', '八捌', '九玖勾'].flatMap((same, digit) =>
    Array.from(same, (each) => [each, String(digit)]),
  ),
)
const englishDigits: Readonly<Record<string, string>> = Object.fromEntries(
  ['zero|oh', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'].flatMap((same, digit) =>
    same.split('|').map((each) => [each, String(digit)]),
  ),
)

/** The value of a decimal digit of any script: they stand in tens from a zero (Unicode, 4.6), so its neighbours tell. */
function valueOf(digit: string): string {
  const at = digit.codePointAt(0) ?? 0
  let zero = at
  while (at - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String(at - zero)
}

/** In a run that is mostly digits, the letters that look like one. */
const unmask = (run: string): string =>
  run.replaceAll(/\d/g, '').length * 2 > run.length ? run : run.replaceAll(/[Oo]/g, '0').replaceAll(/[lI|]/g, '1')

/**
 * A text as one looks for numbers in it: full-width, circled, Chinese and spelt-out digits as 0-9, small letters as
 * capitals, dashes as `-`, what cannot be seen left out. Only for looking: nothing is stored so.
 */
export function normalise(text: string): string {
  return text
    .replaceAll(/[\p{Cf}\uFE0F\u20E3]/gu, '')
    .normalize('NFKC')
    .replaceAll(/[\p{Pd}−―ー]/gu, '-')
    .replaceAll(/\p{Nd}/gu, valueOf)
    .replaceAll(/[零〇洞一壹幺二贰两三叁四肆五伍六陆七柒拐八捌九玖勾]/g, (each) => chineseDigits[each] ?? each)
    .replaceAll(/\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)\b/gi, (each) => {
      return englishDigits[each.toLowerCase()] ?? each
    })
    .replaceAll(/(?<![A-Za-z])[\dOolI|]{11}(?![A-Za-z])/g, unmask)
    .toUpperCase()
}

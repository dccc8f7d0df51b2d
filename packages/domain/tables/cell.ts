const canonical = (text: string): string => text.normalize('NFC').trim()

/** A text that would not come back as it is: a spreadsheet reckons it, or its blanks, letters or apostrophe would be tidied. */
const needsMark = (text: string): boolean => /^[=+@'-]/.test(text) || text !== canonical(text)

/** A cell as it was meant: without blanks at its ends; just as it stands behind the apostrophe that a writer put there. */
export function asWritten(cell: string): string {
  const behind = cell.replace(/^\s*'/, '')
  return behind !== cell && needsMark(behind) ? behind : canonical(cell)
}

function cellText(text: string): string {
  const marked = needsMark(text) ? `'${text}` : text
  return /[",;\r\n\t]|^\s|\s$/.test(marked) ? `"${marked.replaceAll('"', '""')}"` : marked
}

/**
 * A table as CSV (RFC 4180, CR LF), with the mark by which spreadsheets know UTF-8. A cell that a spreadsheet would reckon
 * as a formula, and one that would not come back as it is, gets an apostrophe before it.
 */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')}`

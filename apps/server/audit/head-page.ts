import escapeHtml from 'escape-html'
import encodeQR from 'qr'
import { wordsOf, type Language } from '@tocsin/ui/words'
import type { Head } from './head.ts'
import { paperOf } from './paper.ts'

/** A head on one sheet of paper: its numbers, its code, its line. Needs nothing beside itself. */
export function headPage(head: Head, language: Language): string {
  const { audit } = wordsOf(language)
  const paper = paperOf(head)
  const facts: readonly (readonly [string, string])[] = [
    [audit.headColumns.size, String(head.size)],
    [audit.headColumns.at, new Date(head.at).toISOString()],
    [audit.headColumns.root, head.root],
    [audit.headColumns.key, head.key],
  ]
  const rows = facts.map(([name, value]) => `<tr><th>${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`)
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(audit.printed)} ${head.size}</title><style>${style}</style></head>
<body><h1>${escapeHtml(audit.printed)}</h1><p>${escapeHtml(head.log)}</p><table>${rows.join('')}</table>
<figure>${encodeQR(paper, 'svg', { ecc: 'low' })}</figure>
<p class="line">${escapeHtml(paper)}</p><p>${escapeHtml(audit.printHint)}</p></body></html>
`
}

const style = `
  body { font: 14px system-ui, sans-serif; color: #000; background: #fff; max-width: 170mm; margin: 12mm auto; }
  h1 { font-size: 20px; margin: 0; } th { text-align: start; padding-inline-end: 16px; font-weight: 600; }
  td, .line { font-family: ui-monospace, monospace; overflow-wrap: anywhere; } figure { margin: 8mm 0; }
  svg { width: 90mm; height: 90mm; }`

/** A text inside a CSS string: quotes, backslashes and line ends taken care of. */
const quoted = (text: string): string => `"${text.replace(/["\\<]/g, '').replace(/\s+/g, ' ')}"`

/** A4; on each page what it is of above, and which page of how many below. */
export const sheetStyle = (running: string): string => `
@page {
  size: A4;
  margin: 20mm 15mm 16mm;
  @top-left { content: ${quoted(running)}; font-size: 9pt; color: #000; }
  @bottom-right { content: counter(page) " / " counter(pages); font-size: 9pt; color: #000; }
}
@media print {
  /* a dark desk would print dark margins */
  :root { color-scheme: only light !important; background: #fff !important; }
  html, body { height: auto !important; overflow: visible !important; background: #fff !important; }
}
.print-page:has(.incident-sheet) { display: block; }
.incident-sheet { font-size: 10.5pt; line-height: 1.45; color: #000; }
.incident-sheet h1 { margin: 0 0 2pt; font-size: 16pt; }
.incident-sheet h2 { margin: 12pt 0 4pt; padding-bottom: 2pt; border-bottom: 1pt solid #000; font-size: 11.5pt; break-after: avoid; }
.incident-sheet p, .incident-sheet p:first-child { margin: 0; font-size: inherit; font-weight: inherit; }
.incident-sheet small { color: #444; }
.incident-sheet table { width: calc(100% - 1pt); border-collapse: collapse; font-variant-numeric: tabular-nums; }
.incident-sheet th, .incident-sheet td { padding: 2pt 5pt; border: 0.5pt solid #777; text-align: start; vertical-align: top; }
.incident-sheet th { background: #eee; font-weight: 600; }
.incident-sheet thead { display: table-header-group; }
.incident-sheet tr, .incident-sheet figure { break-inside: avoid; }
.incident-sheet td.when { width: 34mm; }
.incident-sheet td.when small { display: block; }
.incident-sheet td.words { white-space: pre-wrap; overflow-wrap: anywhere; }
.incident-sheet figure { margin: 10pt 0 0; }
.incident-sheet img { width: 100%; max-height: 110mm; object-fit: contain; object-position: left top; }
`

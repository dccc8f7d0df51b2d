import { useWords } from '../words.ts'
import type { Finding } from './cities.ts'
import { tellExample } from './tell-example.ts'
import classes from './cities.module.css'

/** What an import left out or mended: how many of each kind, and the first of them. */
export function Findings({ report }: { readonly report: readonly Finding[] }) {
  const { cities: words } = useWords()
  const kinds: Readonly<Record<string, string>> = words.findings
  if (report.length === 0) return null
  return (
    <details>
      <summary>
        {words.found}: {words.left(report.length)}
      </summary>
      <ul className={classes['found']}>
        {report.map(({ kind, count, examples }) => (
          <li key={kind}>
            {count} × {kinds[kind] ?? kind}
            <small>{examples.map((each) => tellExample(each, words)).join(' · ')}</small>
          </li>
        ))}
      </ul>
    </details>
  )
}

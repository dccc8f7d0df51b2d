import { statusMarks } from '@tocsin/ui'
import { usualNext, workStatuses, type LeavableStatus, type Reportable } from '@tocsin/domain'
import { useWords } from '../words.ts'
import classes from './status-graph.module.css'
import { nextIn, type Rows } from './status-rows.ts'

const [width, height, workY, freeY] = [900, 190, 116, 168]
const xOf = (status: (typeof workStatuses)[number]): number =>
  60 + ((width - 120) * workStatuses.indexOf(status)) / (workStatuses.length - 1)

type Step = { readonly from: LeavableStatus; readonly to: Reportable; readonly isOwn: boolean; readonly path: string }

/** Work from left to right, skips as arcs over it, and the ways down to where a unit is available again. */
function stepsOf(rows: Rows): readonly Step[] {
  return workStatuses.flatMap((from) =>
    nextIn(rows, from).flatMap((to): readonly Step[] => {
      const isOwn = !usualNext[from].includes(to)
      const x = xOf(from)
      if (to === 'available') return [{ from, to, isOwn, path: `M${x} ${workY + 12}V${freeY - 12}` }]
      const then = workStatuses.find((each) => each === to)
      if (then === undefined) return []
      const [end, skips] = [xOf(then), workStatuses.indexOf(then) - workStatuses.indexOf(from) - 1]
      const path =
        skips === 0
          ? `M${x + 13} ${workY}H${end - 15}`
          : `M${x + 4} ${workY - 13}Q${(x + end) / 2} ${workY - 20 - 42 * Math.min(skips, 4)} ${end - 4} ${workY - 15}`
      return [{ from, to, isOwn, path }]
    }),
  )
}

/** One kind's graph, drawn: what the matrix says, at a glance. Breaking down is left out, it is possible from everywhere. */
export function StatusPicture({ rows }: { readonly rows: Rows }) {
  const { units: words, trade } = useWords()
  return (
    <svg className={classes['picture']} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words.graphPicture}>
      <defs>
        {['usual', 'own'].map((id) => (
          <marker
            key={id}
            id={`step-${id}`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="6"
            markerHeight="6"
            orient="auto"
          >
            <path d="M0 0l8 4l-8 4Z" data-own={id === 'own'} />
          </marker>
        ))}
      </defs>
      <rect x="20" y={freeY - 11} width={width - 40} height="22" rx="4" />
      <text x={width / 2} y={freeY + 4}>
        {trade.statuses.available}
      </text>
      {stepsOf(rows).map(({ from, to, isOwn, path }) => (
        <path
          key={`${from} ${to}`}
          className={classes['step']}
          data-own={isOwn}
          d={path}
          markerEnd={`url(#step-${isOwn ? 'own' : 'usual'})`}
        />
      ))}
      {workStatuses.map((status) => (
        <g key={status}>
          <path
            transform={`translate(${xOf(status) - 8} ${workY - 8})`}
            d={statusMarks[status].path}
            fillRule="evenodd"
            style={{ fill: `var(${statusMarks[status].colour})` }}
          />
          <text x={xOf(status) + 6} y={workY + 24} data-at="below">
            {trade.statuses[status]}
          </text>
        </g>
      ))}
    </svg>
  )
}

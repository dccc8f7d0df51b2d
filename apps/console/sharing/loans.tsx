import type { Loan, Unit } from '@tocsin/domain'
import { ActionButton } from '../controls/action-button.tsx'
import { useWhyNot } from '../desk/why-not.ts'
import { useNames } from '../live/names.ts'
import { useAll } from '../live/use-board.ts'
import { useSend, useTimeZone, useViewer } from '../live/use-line.ts'
import { useLanguage, useWords } from '../words.ts'
import classes from './agreements.module.css'
import { LendUnits } from './lend-units.tsx'

/** Which units are lent to neighbours and by them, and what can be said to each loan. */
export function Loans() {
  const { sharing } = useWords()
  const loans = useAll('unit').flatMap((unit) => (unit.loans ?? []).map((loan) => ({ unit, loan })))
  return (
    <section className={classes['propose']} aria-label={sharing.lentUnits}>
      <h3>{sharing.lentUnits}</h3>
      <p>{sharing.lentWhat}</p>
      {loans.length === 0 && <p>{sharing.noLoans}</p>}
      <ul className={classes['list']}>
        {loans.map(({ unit, loan }) => (
          <Line key={loan.id} unit={unit} loan={loan} />
        ))}
      </ul>
      <LendUnits />
    </section>
  )
}

type Props = { readonly unit: Unit; readonly loan: Loan }

function Line({ unit, loan }: Props) {
  const { sharing } = useWords()
  const names = useNames()
  const send = useSend()
  const { org } = useViewer()
  const whyNot = useWhyNot()
  const isOurs = unit.org === org
  const about = { kind: 'unit', document: unit } as const
  const body = { unit: unit.id, loan: loan.id }
  const isOffered = loan.state === 'offered'
  const endLabel = isOurs ? sharing.endLoan : isOffered ? sharing.refuse : sharing.giveBack
  return (
    <li className={classes['line']}>
      <b>{unit.callSign}</b>
      <span>
        {isOurs ? sharing.lentTo(names.organisation(loan.to)) : sharing.lentBy(names.organisation(unit.org))} ·{' '}
        {sharing.loanReasons[loan.reason]}
        {loan.asks && ` · ${sharing.mayRecall}`}
      </span>
      <span className={classes['state']}>
        <Standing loan={loan} />
      </span>
      {isOffered && !isOurs && (
        <ActionButton
          tone="main"
          label={sharing.accept}
          whyNot={whyNot('accept-loan', about)}
          onPress={() => void send({ type: 'accept-loan', body })}
        />
      )}
      {loan.state !== 'ending' && (
        <ActionButton
          tone="danger"
          label={endLabel}
          whyNot={whyNot('end-loan', about)}
          onPress={() => void send({ type: 'end-loan', body })}
        />
      )}
    </li>
  )
}

function Standing({ loan: { state, until } }: { readonly loan: Loan }) {
  const { sharing, desk } = useWords()
  const language = useLanguage()
  const timeZone = useTimeZone()
  if (state === 'ending') return sharing.loanEnding
  const day = sharing.loanUntil(new Date(until).toLocaleDateString(language, { timeZone, dateStyle: 'medium' }))
  return state === 'offered' ? [sharing.loanOffered, day].join(desk.listSeparator) : day
}

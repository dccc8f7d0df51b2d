import { useEffect, useState, type FormEvent } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Field } from '../controls/field.tsx'
import { useWords } from '../words.ts'
import { canEnrol } from './terminal-key.ts'
import { enrolTerminal, proveTerminal, type Standing } from './terminal.ts'
import classes from './terminals.module.css'

/** A proof holds for five minutes; somebody may stand at the door for longer. */
const proveEveryMs = 4 * 60_000

/** At the door: which terminal this computer is, and how it becomes one. */
export function EnrolTerminal() {
  const { terminals } = useWords()
  const [standing, setStanding] = useState<Standing>({ is: 'unknown' })
  const [isOpen, setOpen] = useState(false)
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    const prove = (): void => void proveTerminal().then(setStanding)
    prove()
    const timer = setInterval(prove, proveEveryMs)
    return () => clearInterval(timer)
  }, [])

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!canEnrol()) return setProblem(terminals.insecure)
    const came = await enrolTerminal(code)
    if (came.phase !== 'answered') {
      const known: Readonly<Record<string, string>> = terminals.refused
      return setProblem((came.phase === 'refused' && known[came.type ?? 'terminal-code']) || terminals.noAnswer)
    }
    setOpen(false)
    setStanding(await proveTerminal())
  }

  if (standing.is === 'terminal') return <p className={classes['corner']}>{terminals.enrolledHere(standing.name)}</p>
  return (
    <aside className={classes['corner']} aria-label={terminals.enrol}>
      {standing.is === 'wiped' && <p role="alert">{terminals.wipedHere}</p>}
      {isOpen ? (
        <form className={classes['enrol']} onSubmit={(event) => void submit(event)}>
          <p>{terminals.enrolAbout}</p>
          <Field label={terminals.enrolCode}>
            {(id) => (
              <input
                id={id}
                value={code}
                maxLength={40}
                autoComplete="off"
                // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was asked for this moment
                autoFocus
                onChange={(event) => setCode(event.currentTarget.value)}
              />
            )}
          </Field>
          <p className={classes['problem']} role="alert">
            {problem}
          </p>
          <button type="submit" className={classes['do']}>
            {terminals.enrolNow}
          </button>
        </form>
      ) : (
        <ActionButton label={terminals.enrol} onPress={() => setOpen(true)} />
      )}
    </aside>
  )
}

import { ActionButton } from '../controls/action-button.tsx'
import { useWords } from '../words.ts'
import classes from './second-step.module.css'

type Props = { readonly codes: readonly string[]; readonly onWritten: () => void }

/** Recovery codes, this once: they stay until somebody says that they are written down. */
export function RecoveryCodes({ codes, onWritten }: Props) {
  const { signInWays } = useWords()
  return (
    <section className={classes['step']} aria-label={signInWays.recoveryTitle}>
      <p>{signInWays.recovery}</p>
      <ul className={classes['codes']}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <ActionButton tone="main" label={signInWays.written} onPress={onWritten} />
    </section>
  )
}

import { useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useQuestion } from '../use-question.ts'
import { useLanguage, useWords } from '../words.ts'
import { askHeads, verifyNewest, type Heads, type Place, type VerifiedNewest } from './answers.ts'
import classes from './audit.module.css'
import { useMoment } from './entries-tab.tsx'

const newestCount = 10_000

/** Signed heads with where they are anchored; one key holds the newest entries against them. */
export function HeadsTab() {
  const { audit, desk } = useWords()
  const language = useLanguage()
  const { question, again } = useQuestion('heads', askHeads)
  const known = question?.answer
  return (
    <>
      {question?.phase === 'failed' && (
        <p className={dialog['problem']} role="alert">
          {audit.loadFailed} <ActionButton label={desk.retry} onPress={again} />
        </p>
      )}
      <Verify />
      {known === undefined ? (
        question?.phase === 'asking' && <p className={dialog['hint']}>{desk.loading}</p>
      ) : (
        <>
          {known.failed !== null && (
            <p className={dialog['problem']} role="alert">
              {audit.notSigned(known.failed)}
            </p>
          )}
          <Places places={known.places} />
          <HeadTable heads={known.heads} />
          {known.heads.length > 0 && (
            <p>
              <a href={`/api/audit/paper?language=${language}`} target="_blank" rel="noreferrer">
                {audit.showCode}
              </a>
            </p>
          )}
        </>
      )}
    </>
  )
}

function Verify() {
  const { audit } = useWords()
  const [state, setState] = useState<'idle' | 'busy' | 'failed' | VerifiedNewest>('idle')
  async function verify(): Promise<void> {
    setState('busy')
    const asked = await verifyNewest(newestCount)
    setState(asked.phase === 'answered' ? asked.answer : 'failed')
  }
  return (
    <div className={dialog['row']}>
      <ActionButton
        label={audit.verify(String(newestCount))}
        tone="main"
        whyNot={state === 'busy' ? audit.verifying : undefined}
        onPress={() => void verify()}
      />
      <output>
        {state === 'busy' && audit.verifying}
        {state === 'failed' && audit.loadFailed}
        {typeof state === 'object' && <Verdict {...state} />}
      </output>
    </div>
  )
}

function Verdict({ entries, unsigned, finding }: VerifiedNewest) {
  const { audit } = useWords()
  const kinds: Readonly<Record<string, string>> = audit.kinds
  return finding === null ? (
    <span>{audit.sound(String(entries), String(unsigned))}</span>
  ) : (
    <strong className={dialog['problem']}>
      {audit.bent(String(finding.position), kinds[finding.kind] ?? finding.kind)}
    </strong>
  )
}

function Places({ places }: { readonly places: readonly Place[] }) {
  const { audit } = useWords()
  const moment = useMoment()
  if (places.length === 0) return <p className={dialog['problem']}>{audit.noPlace}</p>
  const say = ({ size, at, failed, isAhead }: Place): string => {
    if (isAhead) return audit.placeAhead
    if (failed !== null) return audit.placeFailed(failed)
    return size === null || at === null ? audit.placeUnknown : audit.placeFine(String(size), moment(at))
  }
  return (
    <section>
      <h3 className={dialog['step']}>{audit.places}</h3>
      <ul className={classes['places']}>
        {places.map((place) => (
          <li key={place.name} data-bad={place.failed !== null || place.isAhead || undefined}>
            <b>{place.name}</b> {say(place)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function HeadTable({ heads }: Pick<Heads, 'heads'>) {
  const { audit } = useWords()
  const moment = useMoment()
  if (heads.length === 0) return <p className={dialog['hint']}>{audit.noHeads}</p>
  const { size, at, root, key } = audit.headColumns
  return (
    <div className={classes['scroll']}>
      <table className={classes['table']}>
        <thead>
          <tr>
            {[size, at, root, key].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {heads.map((head) => (
            <tr key={head.size}>
              <td>{head.size}</td>
              <td>{moment(head.at)}</td>
              <td>
                <code>{head.root}</code>
              </td>
              <td>
                <code>{head.key}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

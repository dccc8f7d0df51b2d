import { useEffect, useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Dialog } from '../dialogs/dialog.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useQuestion } from '../use-question.ts'
import { useWords } from '../words.ts'
import { askCities, stopImport, type Cities } from './cities.ts'
import classes from './cities.module.css'
import { CityList } from './city-list.tsx'
import { Findings } from './findings.tsx'
import { ImportForm } from './import-form.tsx'

const busyMs = 1_000
const idleMs = 5_000

/** Which cities this server has, which one is in use, and how a new one comes in. For administrators. */
export function CitiesWindow() {
  const { cities: words, desk } = useWords()
  const { question, again } = useQuestion('cities', askCities)
  const [problem, setProblem] = useState<string | null>(null)
  const known = question?.answer
  const isBusy = known !== undefined && known.importing !== null
  useEffect(() => {
    const timer = setInterval(again, isBusy ? busyMs : idleMs)
    return () => clearInterval(timer)
  }, [again, isBusy])
  const after = (said: string | null): void => {
    setProblem(said)
    again()
  }
  return (
    <Dialog title={words.title} wide>
      <div className={dialog['body']}>
        {question?.phase === 'failed' && (
          <p className={dialog['problem']} role="alert">
            {words.loadFailed} <ActionButton label={desk.retry} onPress={again} />
          </p>
        )}
        {problem !== null && (
          <p className={dialog['problem']} role="alert">
            {problem}
          </p>
        )}
        {known === undefined ? (
          question?.phase === 'asking' && <p className={dialog['hint']}>{desk.loading}</p>
        ) : (
          <>
            <CityList cities={known.cities} onDone={after} />
            <Last last={known.last} />
            {known.importing === null ? (
              <ImportForm files={known.files} layerKinds={known.layerKinds} onDone={after} />
            ) : (
              <Progress {...known.importing} />
            )}
          </>
        )}
      </div>
    </Dialog>
  )
}

function Progress({ name, phase, share }: NonNullable<Cities['importing']>) {
  const { cities: words } = useWords()
  const phases: Readonly<Record<string, string>> = words.phases
  return (
    <section>
      <p className={dialog['hint']}>{words.importing(name)}</p>
      <progress className={classes['progress']} max={1} value={share} aria-label={words.importing(name)} />
      <div className={dialog['row']}>
        <output>
          {Math.round(share * 100)} % · {phases[phase] ?? phase}
        </output>
        <ActionButton label={words.stop} tone="danger" onPress={() => void stopImport()} />
      </div>
    </section>
  )
}

/** How the last import ended. */
function Last({ last }: Pick<Cities, 'last'>) {
  const { cities: words } = useWords()
  if (last === null) return null
  return (
    <section>
      <output className={last.outcome === 'failed' ? dialog['problem'] : dialog['hint']}>
        {words[last.outcome](last.name)} {last.message}
      </output>
      {/* A city that is whole has its own in the list. */}
      {last.outcome !== 'done' && <Findings report={last.report ?? []} />}
    </section>
  )
}

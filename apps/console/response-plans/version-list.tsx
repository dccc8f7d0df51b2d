import { changedIn, type PlanRow, type ResponsePlan } from '@tocsin/domain'
import { ActionButton } from '../controls/action-button.tsx'
import dialog from '../dialogs/dialog.module.css'
import classes from '../lists/lists.module.css'
import { useNames } from '../live/names.ts'
import { useTimeZone } from '../live/use-line.ts'
import { useQuestion } from '../use-question.ts'
import { useLanguage, useWords } from '../words.ts'
import { versionsOf, type PlanVersion } from './plan-answers.ts'
import { putDraft } from './plan-draft.ts'

type Props = { readonly plan: ResponsePlan | undefined; readonly onTake: () => void }

const rowOf = (id: string, { body }: PlanVersion): PlanRow | undefined =>
  body === null ? undefined : { id, retired: false, body }

/** Every version from the log: by whom, when, what was changed; any of them can be taken into the editor again. */
export function VersionList({ plan, onTake }: Props) {
  const { desk, lists } = useWords()
  const { question } = useQuestion(plan === undefined ? null : `${plan.id} ${plan.version}`, (signal) =>
    versionsOf(plan?.id ?? '', signal),
  )
  const language = useLanguage()
  const timeZone = useTimeZone()
  const names = useNames()
  if (plan === undefined) return <p className={dialog['hint']}>{lists.noVersions}</p>
  const versions = question?.answer ?? []
  const at = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'medium', timeStyle: 'medium' })
  const fields: Readonly<Record<string, string>> = lists.planFields
  const told = (version: PlanVersion, index: number): string => {
    const now = rowOf(plan.id, version)
    if (now === undefined) return lists.retiredHere
    const older = versions.slice(index + 1).find(({ body }) => body !== null)
    const before = older === undefined ? undefined : rowOf(plan.id, older)
    if (before === undefined) return lists.firstVersion
    const changed = changedIn(before, now).map((field) => fields[field] ?? field)
    return changed.length === 0 ? lists.noChanges : changed.join(desk.listSeparator)
  }
  return (
    <>
      {question?.phase === 'failed' && <p className={dialog['problem']}>{desk.failedToLoad}</p>}
      <table className={classes['table']}>
        <tbody>
          {versions.map((version, index) => (
            <tr key={version.version}>
              <td>{version.version}</td>
              <td>
                {at.format(new Date(version.at))} <small>{names.account(version.by)}</small>
              </td>
              <td>{told(version, index)}</td>
              <td>
                {version.body !== null && (
                  <ActionButton
                    label={lists.takeVersion}
                    onPress={() => {
                      if (version.body === null) return
                      putDraft({ id: plan.id, basedOn: plan.version, body: version.body, was: '' })
                      onTake()
                    }}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

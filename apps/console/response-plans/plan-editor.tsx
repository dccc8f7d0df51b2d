import { maxAlarmLevel, planBody, type PlanBody, type ResponsePlan } from '@tocsin/domain'
import type { Language } from '@tocsin/ui/words'
import { useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { showDone } from '../desk/notices.ts'
import { useWhyNot } from '../desk/why-not.ts'
import dialog from '../dialogs/dialog.module.css'
import { onCtrlEnter } from '../dialogs/text-area.tsx'
import classes from '../lists/lists.module.css'
import { NeedsEditor } from '../lists/needs-editor.tsx'
import { errorsIn } from '../lists/errors-in.ts'
import { TextInput } from '../lists/text-input.tsx'
import { useNames } from '../live/names.ts'
import { useSend, useTimeZone } from '../live/use-line.ts'
import { useLanguage, useWords } from '../words.ts'
import { AreaOrder } from './area-order.tsx'
import { Conditions } from './plan-conditions.tsx'
import { dropDraft, endSaved, isChanged, planDrafts, putDraft, type PlanDraft } from './plan-draft.ts'

type Props = {
  readonly draft: PlanDraft
  readonly plan: ResponsePlan | undefined
  readonly onGone: () => void
}

/** One plan: when it holds, what it wants at each alarm level, whose units are asked. Ctrl Enter saves. */
export function PlanEditor({ draft, plan, onGone }: Props) {
  const { lists } = useWords()
  const { body } = draft
  const set = (part: Partial<PlanBody>): void => putDraft({ ...draft, body: { ...body, ...part } })
  const { save, whyNot, problem } = useSaving(draft, plan)
  return (
    <div className={classes['form']} role="presentation" onKeyDown={onCtrlEnter(save)}>
      <Standing draft={draft} plan={plan} />
      <div className={classes['fields']}>
        <div className={classes['half']}>
          <TextInput label={lists.zh} text={body.name.zh} onText={(zh) => set({ name: { ...body.name, zh } })} />
        </div>
        <TextInput label={lists.en} text={body.name.en} onText={(en) => set({ name: { ...body.name, en } })} />
        <TextInput
          label={lists.order + lists.orderHint}
          text={String(body.order)}
          maxLength={4}
          onText={(text) => {
            if (/^\d{0,4}$/.test(text)) set({ order: Number(text) })
          }}
        />
      </div>
      <h3>{lists.conditions}</h3>
      <Conditions when={body.when} onWhen={(when) => set({ when })} />
      <h3>{lists.levels}</h3>
      <Levels levels={body.levels} onLevels={(levels) => set({ levels })} />
      <AreaOrder order={body.areaOrder} onOrder={(areaOrder) => set({ areaOrder })} />
      <div className={`${classes['row']} ${classes['foot']}`}>
        {problem !== undefined && <span className={classes['bad']}>{problem}</span>}
        <span className={classes['spring']} />
        <Retire plan={plan} />
        {(isChanged(draft) || plan === undefined) && (
          <ActionButton
            label={lists.discard}
            onPress={() => {
              dropDraft(draft.id)
              if (plan === undefined) onGone()
            }}
          />
        )}
        <ActionButton tone="main" label={lists.save} hint="Ctrl ↵" whyNot={whyNot} onPress={save} />
      </div>
    </div>
  )
}

function useSaving(draft: PlanDraft, plan: ResponsePlan | undefined) {
  const { lists } = useWords()
  const send = useSend()
  const mayNot = useWhyNot()('write-plan')
  const language = useLanguage()
  const read = readPlan(draft.body, language)
  const [first] = read.success ? [] : read.error.issues
  const problem =
    first === undefined || read.success
      ? undefined
      : lists.wrong(read.error.issues.length, `${first.path.join(' › ')}: ${first.message}`)
  const isBehind = plan !== undefined && plan.version !== draft.basedOn
  // saving a retired plan brings it back
  const isBack = plan?.retired === true
  const save = async (): Promise<void> => {
    // a field may have been read by the very key that saves
    const newest = planDrafts.get().drafts.get(draft.id) ?? draft
    const now = readPlan(newest.body, language)
    if (mayNot !== undefined || isBehind || !now.success || !(isChanged(newest) || isBack)) return
    const sent = await send({
      type: 'write-plan',
      body: { plan: newest.id, basedOn: newest.basedOn, body: now.data },
    })
    if (!sent.ok) return
    endSaved(newest)
    showDone(lists.saved)
  }
  const whyNot = mayNot ?? (isChanged(draft) || isBack ? (isBehind ? lists.keepMine : problem) : lists.noChanges)
  return { save: () => void save(), whyNot, problem }
}

/** What would be saved: lines and steps that are empty do not count. What is wrong is said in the language of the screen. */
function readPlan(body: PlanBody, language: Language) {
  const { when, areaOrder } = body
  const addresses = when.addresses.map((line) => line.trim()).filter(Boolean)
  return planBody.safeParse(
    { ...body, areaOrder: areaOrder.filter((step) => step.length > 0), when: { ...when, addresses } },
    errorsIn(language),
  )
}

/** Whose version it stands on, and what to do where somebody else has written another one meanwhile. */
function Standing({ draft, plan }: Omit<Props, 'onGone'>) {
  const { lists } = useWords()
  const names = useNames()
  const language = useLanguage()
  const timeZone = useTimeZone()
  if (plan === undefined) return null
  if (plan.version !== draft.basedOn)
    return (
      <div className={classes['warn']} role="alert">
        <p className={dialog['hint']}>{lists.planMeanwhile(names.account(plan.changedBy))}</p>
        <div className={classes['row']}>
          <ActionButton
            tone="main"
            label={lists.keepMine}
            onPress={() => putDraft({ ...draft, basedOn: plan.version })}
          />
          <ActionButton label={lists.dropMine} onPress={() => dropDraft(draft.id)} />
        </div>
      </div>
    )
  const at = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return (
    <p className={dialog['hint']}>
      {lists.version(plan.version, names.account(plan.changedBy), at.format(new Date(plan.changedAt)))}
      {plan.retired && ` · ${lists.retiredHere}`}
    </p>
  )
}

function Retire({ plan }: { readonly plan: ResponsePlan | undefined }) {
  const { lists } = useWords()
  const send = useSend()
  const mayNot = useWhyNot()('retire-plan')
  const [isSure, setSure] = useState(false)
  if (plan === undefined || plan.retired) return null
  const retire = async (): Promise<void> => {
    const sent = await send({ type: 'retire-plan', body: { plan: plan.id, basedOn: plan.version } })
    setSure(false)
    if (sent.ok) showDone(lists.retiredNow)
  }
  return (
    <ActionButton
      tone="danger"
      label={isSure ? lists.reallyRetire : lists.retire}
      whyNot={mayNot}
      onPress={() => (isSure ? void retire() : setSure(true))}
    />
  )
}

type LevelsProps = { readonly levels: PlanBody['levels']; readonly onLevels: (levels: PlanBody['levels']) => void }

function Levels({ levels, onLevels }: LevelsProps) {
  const { lists } = useWords()
  return (
    <div className={dialog['body']}>
      {levels.map((needs, at) => (
        <div key={at}>
          <b>{lists.level(at + 1)}</b>
          <NeedsEditor
            label={lists.level(at + 1)}
            needs={needs}
            onNeeds={(next) => onLevels(levels.map((each, index) => (index === at ? next : each)))}
          />
        </div>
      ))}
      <div className={classes['row']}>
        {levels.length < maxAlarmLevel && (
          <ActionButton label={lists.addLevel} onPress={() => onLevels([...levels, []])} />
        )}
        {levels.length > 1 && (
          <ActionButton
            label={`${lists.remove}: ${lists.level(levels.length)}`}
            onPress={() => onLevels(levels.slice(0, -1))}
          />
        )}
      </div>
    </div>
  )
}

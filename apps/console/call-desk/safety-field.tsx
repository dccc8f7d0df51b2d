import { IconShieldCheck, IconShieldExclamation } from '@tabler/icons-react'
import { safetyRuleAt, safetyRules, type ContactDocument, type SafetyRule } from '@tocsin/domain'
import { useRef, useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Choices } from '../controls/choices.tsx'
import { Time } from '../controls/marks.tsx'
import { useKey } from '../desk/use-keys.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { shownKey } from '../keys.ts'
import { useNames } from '../live/names.ts'
import { useSend } from '../live/use-line.ts'
import { useNow } from '../live/use-now.ts'
import { useWords } from '../words.ts'
import classes from './safety-field.module.css'
import type { Draft } from './draft.ts'
import { useCallDeeds } from './use-call-deeds.ts'

const letters: { readonly [Rule in SafetyRule]: string } = {
  free: 'KeyR',
  ask: 'KeyA',
  'text-only': 'KeyT',
  none: 'KeyD',
}
/** 0: until somebody changes it */
const lastHours = [0, 1, 4, 12, 24]
const hourMs = 3_600_000

type Props = { readonly draft: Draft; readonly contact: ContactDocument | undefined }

/** Whether who called may be called back, over the number: one key opens it, a letter sets it. */
export function SafetyField({ draft, contact }: Props) {
  const { calls } = useWords()
  const names = useNames()
  const send = useSend()
  const now = useNow()
  const deeds = useCallDeeds()
  const mayNot = useWhyNot()('set-contact-safety')
  const [isOpen, setOpen] = useState(false)
  const [hours, setHours] = useState(0)
  const rule = contact === undefined ? 'free' : safetyRuleAt(contact, now)
  const said = contact?.safety ?? null
  const isSaid = said !== null && said.rule === rule
  const before = useRef<Element | null>(null)
  /** What had the keyboard gets it back: the next key is the form's again. */
  const close = (): void => {
    setOpen(false)
    if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true })
  }
  const toggle = (): void => {
    if (isOpen) return close()
    before.current = document.activeElement
    setOpen(true)
  }
  useKey('contact-safety', toggle, mayNot === undefined)

  const set = (chosen: SafetyRule): void => {
    deeds.register(draft)
    const until = hours === 0 ? null : now + hours * hourMs
    void send({ type: 'set-contact-safety', body: { contact: draft.contact, rule: chosen, until } })
    close()
  }
  const Icon = rule === 'free' ? IconShieldCheck : IconShieldExclamation
  return (
    <div className={classes['safety']} data-rule={rule}>
      <Icon size={14} aria-hidden />
      <span>
        {calls.safety}{' '}
        <small>
          {isSaid ? (
            <>
              {said.until !== null && (
                <>
                  → <Time at={said.until} to="minute" />{' '}
                </>
              )}
              {names.account(said.by)} <Time at={said.at} to="minute" />
            </>
          ) : (
            rule === 'ask' && calls.safetyFrom
          )}
        </small>
      </span>
      <ActionButton
        label={<b>{calls.safetyRules[rule]}</b>}
        title={calls.safety}
        hint={shownKey('contact-safety')}
        whyNot={mayNot}
        onPress={toggle}
      />
      {isOpen && (
        <div
          className={classes['choices']}
          role="presentation"
          onKeyDown={(event) => {
            if (event.code === 'KeyH') setHours(lastHours[(lastHours.indexOf(hours) + 1) % lastHours.length] ?? 0)
            else if (event.code === 'Escape') close()
            else return
            event.preventDefault()
            event.stopPropagation()
          }}
        >
          <Choices
            label={calls.safety}
            choices={safetyRules.map((each) => ({ id: each, code: letters[each], shown: calls.safetyRules[each] }))}
            onChoose={(id) => {
              const chosen = safetyRules.find((each) => each === id)
              if (chosen !== undefined) set(chosen)
            }}
          />
          <p>
            <ActionButton
              label={`${calls.nextLasts}: ${calls.forHours(hours)}`}
              hint="H"
              onPress={() => setHours(lastHours[(lastHours.indexOf(hours) + 1) % lastHours.length] ?? 0)}
            />{' '}
            <small>{calls.safetyHint}</small>
          </p>
        </div>
      )}
    </div>
  )
}

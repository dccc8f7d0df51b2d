import type { Unit } from '@tocsin/domain'
import { nameIn } from '@tocsin/ui/words'
import { useEffect, useRef, useState } from 'react'
import { closeDialog } from '../desk/desk-state.ts'
import { useListing } from '../live/use-listing.ts'
import { useSend } from '../live/use-line.ts'
import { useLanguage, useWords } from '../words.ts'
import { readAmount } from './counts.ts'
import classes from './dialog.module.css'
import { onCtrlEnter, Submit } from './text-area.tsx'
import units from './units.module.css'

type Typed = ReadonlyMap<string, string>

/** What a unit has beside its kind, ticked from the organisation's list, with amounts where they are measured. */
export function EquipUnit({ unit }: { readonly unit: Unit }) {
  const { units: words } = useWords()
  const language = useLanguage()
  const send = useSend()
  const has = new Set(unit.capabilities.map(({ code }) => code))
  const listed = useListing().capabilities.filter(
    ({ of, code, retired }) => of === 'units' && (!retired || has.has(code)),
  )
  // What is not on the list any more stays until somebody takes it off.
  const strays = unit.capabilities
    .filter(({ code }) => !listed.some((each) => each.code === code))
    .map(({ code }) => ({ code, name: { zh: code, en: code }, measure: 'none' as const }))
  const [typed, setTyped] = useState<Typed>(
    () => new Map(unit.capabilities.map(({ code, amount }) => [code, amount === undefined ? '' : String(amount)])),
  )
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const isWrong = [...typed.values()].some((each) => readAmount(each) === undefined)
  const problem = isWrong ? words.amountWrong : undefined

  function equip(): void {
    if (isWrong) return
    const capabilities = [...typed].map(([code, text]) => {
      const amount = readAmount(text)
      return amount === null || amount === undefined ? { code } : { code, amount }
    })
    void send({ type: 'equip-unit', body: { unit: unit.id, capabilities } })
    closeDialog()
  }
  const tick = (code: string, isOn: boolean): void => {
    const others = [...typed].filter(([each]) => each !== code)
    setTyped(new Map(isOn ? [...others, [code, '']] : others))
  }

  return (
    <div className={classes['body']} role="presentation" onKeyDown={onCtrlEnter(equip)}>
      <h3 className={classes['step']}>{words.equipOf(unit.callSign)}</h3>
      <p className={classes['hint']}>{words.equipAbout}</p>
      <ul className={units['capabilities']} aria-label={words.equipOf(unit.callSign)}>
        {[...listed, ...strays].map(({ code, name, measure }, at) => (
          <li key={code}>
            <label className={classes['check']}>
              <input
                type="checkbox"
                ref={at === 0 ? first : undefined}
                checked={typed.has(code)}
                onChange={(event) => tick(code, event.currentTarget.checked)}
              />
              {nameIn(language, name)}
            </label>
            {measure !== 'none' && typed.has(code) && (
              <span className={units['amount']}>
                <input
                  inputMode="decimal"
                  autoComplete="off"
                  maxLength={8}
                  aria-label={`${nameIn(language, name)} (${words.measures[measure]})`}
                  aria-invalid={readAmount(typed.get(code) ?? '') === undefined}
                  value={typed.get(code) ?? ''}
                  onChange={({ currentTarget }) => setTyped(new Map([...typed, [code, currentTarget.value]]))}
                />
                {words.measures[measure]}
              </span>
            )}
          </li>
        ))}
      </ul>
      {problem !== undefined && <p className={classes['problem']}>{problem}</p>}
      <Submit label={words.equipSave} whyNot={problem} onPress={equip} />
    </div>
  )
}

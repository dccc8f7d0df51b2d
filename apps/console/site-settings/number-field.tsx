import type { ReactNode } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useWords } from '../words.ts'
import { FactorInput } from './factor-input.tsx'
import classes from './site-settings.module.css'
import type { Fields } from './use-settings.ts'

/** A setting that is a number; undefined where nothing is set, NaN where what was typed is none. */
export function numberIn({ valueOf }: Pick<Fields, 'valueOf'>, path: string): number | undefined {
  const value = valueOf(path)
  return typeof value === 'number' ? value : undefined
}

type Props = {
  readonly fields: Fields
  readonly path: string
  readonly labelledBy: string
  /** id of the words that stand with it while it is wrong */
  readonly problemId: string
  readonly range?: { readonly step: number; readonly min: number; readonly max: number }
  readonly placeholder: string
  /** emptied it is not set, and what holds for the rest holds for it; else it is wrong */
  readonly isOptional?: boolean
}

/** One number of the settings, by its path. */
export function NumberField({ fields, path, labelledBy, problemId, range, placeholder, isOptional = false }: Props) {
  const isWrong = fields.isWrong(path)
  return (
    <FactorInput
      labelledBy={labelledBy}
      describedBy={isWrong ? problemId : undefined}
      value={numberIn(fields, path)}
      placeholder={placeholder}
      isWrong={isWrong}
      {...(range !== undefined && { range })}
      onChange={(value) => fields.set(path, value ?? (isOptional ? undefined : NaN))}
    />
  )
}

/** What stands with a number: what is wrong with it, or `children`. */
export function Aside({
  id,
  problem,
  children,
}: {
  readonly id: string
  readonly problem: string | undefined
  readonly children: ReactNode
}) {
  if (problem === undefined) return children
  return (
    <span id={id} className={dialog['problem']} role="alert">
      {problem}
    </span>
  )
}

/** Whether what stands in a row is as delivered, and the way back to that. */
export function BackToDefault({ fields, paths }: { readonly fields: Fields; readonly paths: readonly string[] }) {
  const { siteSettings: words } = useWords()
  if (paths.every((path) => fields.valueOf(path) === fields.defaultOf(path)))
    return <small className={classes['badge']}>{words.isDefault}</small>
  const goBack = (): void => {
    for (const path of paths) fields.set(path, fields.defaultOf(path))
  }
  return <ActionButton label={words.toDefault} onPress={goBack} />
}

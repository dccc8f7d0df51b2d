import type { ChosenReason, PassedOverReason } from '@tocsin/domain'

/** What the screen calls the unit and the need that a reason names. */
export type ReasonNames = { readonly unit: (id: string) => string; readonly need: (index: number) => string }

type Sentences<Reason extends { readonly code: string }> = {
  readonly [Code in Reason['code']]: (reason: Extract<Reason, { readonly code: Code }>, names: ReasonNames) => string
}

/** The line of one reason. */
export function sayReason<Reason extends { readonly code: string }>(
  sentences: Sentences<Reason>,
  reason: Reason,
  names: ReasonNames,
): string {
  const code: Reason['code'] = reason.code
  // The sentence under a code takes reasons of that code: TypeScript does not follow the pairing.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return (sentences[code] as (of: Reason, by: ReasonNames) => string)(reason, names)
}

/** A line for every reason of a choice (DR18); a code without one does not compile. */
export type ReasonWords = {
  readonly chosen: Sentences<ChosenReason>
  readonly passedOver: Sentences<PassedOverReason>
}

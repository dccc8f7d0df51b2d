export type Violation = { readonly rule: string }
export type InvariantCheck = { readonly violations: readonly Violation[] }
export function checkInvariants(): InvariantCheck {
  return { violations: [] }
}

import type { Unit } from '@tocsin/domain'

/** The order in which people look for a unit: P2 before P10. */
export const byCallSign = (a: Unit, b: Unit): number => a.callSign.localeCompare(b.callSign, 'en', { numeric: true })

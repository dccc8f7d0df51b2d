import type { Disposition, FeedbackResult, Priority, UnitKind } from '@tocsin/domain'

/** San Francisco's call types in the words of this program's default list. */
const types: Readonly<Record<string, string>> = {
  Alarms: 'alarm',
  'Citizen Assist / Service Call': 'service',
  'Confined Space / Structure Collapse': 'collapse',
  'Electrical Hazard': 'electrical',
  'Elevator / Escalator Rescue': 'lift',
  Explosion: 'hazmat',
  'Fuel Spill': 'hazmat',
  'Gas Leak (Natural and LP Gases)': 'gas',
  HazMat: 'hazmat',
  'High Angle Rescue': 'height-rescue',
  'Industrial Accidents': 'injury',
  'Medical Incident': 'medical',
  'Odor (Strange / Unknown)': 'smoke',
  'Outside Fire': 'fire-outside',
  'Smoke Investigation (Outside)': 'smoke',
  'Structure Fire': 'fire-building',
  'Traffic Collision': 'traffic-injury',
  'Train / Rail Incident': 'traffic-injury',
  'Vehicle Fire': 'fire-vehicle',
  'Water Rescue': 'water-rescue',
}

export function typeOf(callType: string, callGroup: string): string {
  const type = types[callType] ?? 'other'
  return type === 'medical' && callGroup === 'Potentially Life-Threatening' ? 'medical-critical' : type
}

/** Code 3 is an emergency, code 2 is not. */
export const priorityOf = (priority: string, callGroup: string): Priority =>
  priority !== '3' ? 3 : callGroup === 'Non Life-threatening' ? 2 : 1

const dispositions: Readonly<Record<string, Disposition>> = {
  'No Merit': 'no-action-needed',
  Cancelled: 'cancelled',
  'Unable to Locate': 'nothing-found',
  'Gone on Arrival': 'nothing-found',
  SFPD: 'passed-on',
  CHP: 'passed-on',
}
export const dispositionOf = (text: string): Disposition => dispositions[text] ?? 'handled'

const results: Readonly<Record<string, FeedbackResult>> = {
  'Code 2 Transport': 'resolved',
  'Code 3 Transport': 'resolved',
  Fire: 'resolved',
  'Medical Examiner': 'resolved',
  'No Merit': 'nothing-found',
  'Unable to Locate': 'nothing-found',
  'Gone on Arrival': 'nothing-found',
  'Patient Declined Transport': 'refused-help',
  'Against Medical Advice': 'refused-help',
  SFPD: 'passed-on',
  CHP: 'passed-on',
}
export const resultOf = (text: string, transported: boolean): FeedbackResult =>
  transported ? 'transported' : (results[text] ?? 'other')

const kinds: Readonly<Record<string, UnitKind>> = {
  ENGINE: 'engine',
  TRUCK: 'ladder',
  MEDIC: 'ambulance',
  PRIVATE: 'ambulance',
  CHIEF: 'command',
  'RESCUE CAPTAIN': 'command',
  'RESCUE SQUAD': 'rescue',
}
export const kindOf = (unitType: string): UnitKind => kinds[unitType] ?? 'other'

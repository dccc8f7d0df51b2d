export { divisionsIn, type Division, type Divisions } from './divisions-in.ts'
export { readDivisions, type DivisionsRead } from './read-divisions.ts'

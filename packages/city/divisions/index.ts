export { divisionsIn, type Division, type Divisions } from './divisions-in.ts'

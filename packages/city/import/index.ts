export { BrokenExtract } from './broken-extract.ts'
export type * from './osm.ts'
export { readOsm } from './read-osm.ts'

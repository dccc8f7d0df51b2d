export { CoverGrid, type BandShape } from './cover-bands.ts'
export { areaAt, layLoad, type LoadGround, type LoadPart, type LoadPoint } from './load-ground.ts'

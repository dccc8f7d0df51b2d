export { isNeverStored, neverStored } from './never-stored.ts'
export { isFreeText, leavesOf, namesIn, type Leaf } from './leaves.ts'

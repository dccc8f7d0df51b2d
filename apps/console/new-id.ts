export { newId } from '@tocsin/link'

import { mainWindow } from './arrangement.ts'

const path = '/panel/'

/** Which window of the layout this page is. */
export const thisWindow = location.pathname.startsWith('/panel')
  ? (new URLSearchParams(location.search).get('window') ?? mainWindow)
  : mainWindow

/** The address of another window of the layout. */
export const addressOf = (window: string): string => `${path}?window=${encodeURIComponent(window)}`

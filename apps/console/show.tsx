import './look/controls.css'
import '@tocsin/ui/look/tokens.css'
import './look/page.css'
import { StrictMode, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'

/** Puts a page into its document: whoever is signed in sees it, everybody else the sign-in. */
export function show(page: ReactNode): void {
  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no #root')
  createRoot(root).render(
    <StrictMode>
      <App>{page}</App>
    </StrictMode>,
  )
}

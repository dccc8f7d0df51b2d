import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { useEffect, type ReactNode } from 'react'
import { Guard } from './controls/guard.tsx'
import classes from './desk/notices.module.css'
import { noticeLimit } from './desk/notices.ts'
import { colours, theme } from './look/theme.ts'
import { settings } from './settings.ts'
import { Gate } from './sign-in/gate.tsx'
import { useStore } from './store.ts'
import { useWords } from './words.ts'

/** The console: whoever is signed in sees the page, everybody else the sign-in. */
export function App({ children }: { readonly children: ReactNode }) {
  const { language, theme: colourScheme } = useStore(settings, (all) => all)
  const words = useWords()
  useEffect(() => {
    document.documentElement.lang = language
    document.title = `${words.desk.product} · ${words.desk.desk}`
  }, [language, words])
  return (
    <MantineProvider theme={theme} cssVariablesResolver={colours} forceColorScheme={colourScheme}>
      <Notifications
        position="top-center"
        limit={noticeLimit}
        zIndex={400}
        containerWidth={520}
        classNames={{ root: classes['place'] }}
        style={{ maxHeight: '60vh', overflowY: 'auto' }}
      />
      <Guard whole>
        <Gate>{children}</Gate>
      </Guard>
    </MantineProvider>
  )
}

import { ActionIcon, Button } from '@mantine/core'
import { IconMoon, IconSun } from '@tabler/icons-react'
import { languageNames, languages } from '@tocsin/ui/words'
import { settings } from '../settings.ts'
import { useStore } from '../store.ts'
import { useLanguage, useWords } from '../words.ts'

/** Changes to the other language; shows that one's own name for itself, so that it is found by who cannot read this one. */
export function LanguageSwitch() {
  const language = useLanguage()
  const { desk } = useWords()
  const other = languages.find((each) => each !== language) ?? language
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      lang={other}
      aria-label={`${desk.language}: ${languageNames[other]}`}
      onClick={() => settings.set({ language: other })}
    >
      {languageNames[other]}
    </Button>
  )
}

export function ThemeSwitch() {
  const theme = useStore(settings, (all) => all.theme)
  const { desk } = useWords()
  const other = theme === 'dark' ? 'light' : 'dark'
  const Icon = other === 'dark' ? IconMoon : IconSun
  const label = `${desk.theme}: ${desk[other]}`
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="md"
      aria-label={label}
      title={label}
      onClick={() => settings.set({ theme: other })}
    >
      <Icon size={17} />
    </ActionIcon>
  )
}

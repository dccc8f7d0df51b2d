import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { SearchField } from '../controls/search-field.tsx'
import chips from '../tags/tags.module.css'
import { useLanguage, useWords } from '../words.ts'
import { findCoded, shownName, type Coded } from './find-coded.ts'
import classes from './lists.module.css'

type OneProps = {
  readonly label: string
  readonly of: readonly Coded[]
  readonly code: string
  readonly onCode: (code: string) => void
}

/** One of a list, found by its name in either language, its pinyin initials or its code. */
export function CodeField({ label, of, code, onCode }: OneProps) {
  const { lists } = useWords()
  const language = useLanguage()
  const [typed, setTyped] = useState<string | null>(null)
  const found = findCoded(of, typed ?? '')
  return (
    <div onBlur={() => setTyped(null)}>
      <SearchField
        label={label}
        text={typed ?? (code === '' ? '' : shownName(of, code, language))}
        onText={setTyped}
        choices={found.map((each) => choice(each, shownName(of, each.code, language)))}
        onChoose={(index) => {
          const chosen = found[index]
          if (chosen !== undefined) onCode(chosen.code)
          setTyped(null)
        }}
        placeholder={lists.tagPlaceholder}
        status={found.length === 0 ? lists.noSuch : undefined}
        maxLength={60}
        openOnFocus
        selectsOnFocus
      />
    </div>
  )
}

type ManyProps = {
  readonly label: string
  readonly of: readonly Coded[]
  readonly codes: readonly string[]
  readonly onCodes: (codes: string[]) => void
  /** what holds while nothing is chosen */
  readonly whenNone?: string
  /** the same one may stand there twice */
  readonly mayRepeat?: boolean
}

/** Some of a list, each a chip with its code beside its name. What is not on the list any more stays and shows its code. */
export function CodesField({ label, of, codes, onCodes, whenNone, mayRepeat = false }: ManyProps) {
  const { lists } = useWords()
  const language = useLanguage()
  const [typed, setTyped] = useState('')
  const found = findCoded(
    of.filter(({ code }) => mayRepeat || !codes.includes(code)),
    typed,
  )
  return (
    <SearchField
      label={label}
      text={typed}
      onText={setTyped}
      choices={found.map((each) => choice(each, shownName(of, each.code, language)))}
      onChoose={(index) => {
        const chosen = found[index]
        if (chosen !== undefined) onCodes([...codes, chosen.code])
        setTyped('')
      }}
      placeholder={codes.length === 0 ? (whenNone ?? lists.tagPlaceholder) : lists.tagPlaceholder}
      status={found.length === 0 ? lists.noSuch : undefined}
      maxLength={60}
      openOnFocus
      below={
        <span className={chips['chips']}>
          {codes.map((code, at) => (
            <span key={`${at} ${code}`} className={chips['chip']}>
              {shownName(of, code, language)}
              {shownName(of, code, language) !== code && <small className={classes['dim']}>{code}</small>}
              <button
                type="button"
                aria-label={lists.removeTag(shownName(of, code, language))}
                onClick={() => onCodes(codes.filter((_, index) => index !== at))}
              >
                <IconX size={12} aria-hidden />
              </button>
            </span>
          ))}
        </span>
      }
    />
  )
}

const choice = ({ code }: Coded, name: string) => ({
  key: code,
  shown: (
    <span className={classes['choice']}>
      <span>{name}</span>
      {name !== code && <small>{code}</small>}
    </span>
  ),
})

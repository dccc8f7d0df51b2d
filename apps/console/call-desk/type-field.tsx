import type { IncidentType } from '@tocsin/domain'
import { nameIn } from '@tocsin/ui/words'
import { SearchField } from '../controls/search-field.tsx'
import { PriorityMark } from '../controls/marks.tsx'
import { TypeMark } from '../controls/type-mark.tsx'
import { useListing, useTypeOf, useTypePath } from '../live/use-listing.ts'
import { useLanguage, useWords } from '../words.ts'
import { findTypes } from './find-types.ts'
import classes from './type-field.module.css'

type Props = {
  readonly typed: string
  readonly type: string | null
  readonly onTyped: (typed: string) => void
  readonly onType: (type: IncidentType) => void
  readonly isFirst?: boolean
  /** over the field, where it is not the type as reported */
  readonly label?: string
}

/** An incident type by code, name or pinyin initials. */
export function TypeField({ typed, type, onTyped, onType, isFirst = false, label }: Props) {
  const { callForm, trade } = useWords()
  const language = useLanguage()
  const listing = useListing()
  const typeOf = useTypeOf()
  const pathOf = useTypePath()
  const found = findTypes(listing, typed)
  const chosenType = type === null ? undefined : typeOf(type)
  return (
    <SearchField
      label={label ?? callForm.type}
      text={type === null ? typed : chosenType === undefined ? type : pathOf(type)}
      onText={onTyped}
      choices={(type === null ? found : []).map((each) => ({
        key: each.code,
        shown: (
          <span className={classes['choice']}>
            <TypeMark type={each} />
            <PriorityMark priority={each.priority} />
            <span title={pathOf(each.code)}>{nameIn(language, each.name)}</span>
            <small>
              {each.parent === null ? trade.branches[each.branch] : pathOf(each.parent)} · {each.code}
            </small>
          </span>
        ),
      }))}
      onChoose={(index) => {
        const chosen = found[index]
        if (chosen !== undefined) onType(chosen)
      }}
      placeholder={callForm.typePlaceholder}
      status={found.length === 0 ? callForm.noTypes : undefined}
      maxLength={60}
      isFirst={isFirst}
      selectsOnFocus={type !== null}
    />
  )
}

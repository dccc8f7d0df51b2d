import { nameIn } from '@tocsin/ui/words'
import { useState } from 'react'
import { SearchField } from '../controls/search-field.tsx'
import { useListing } from '../live/use-listing.ts'
import { useLanguage, useWords } from '../words.ts'
import { Chips } from './chips.tsx'
import { findTags } from './find-tags.ts'

type Props = {
  readonly tags: readonly string[]
  readonly onTags: (tags: string[]) => void
  readonly isFirst?: boolean
}

/** Tags beside the type, by code, name or pinyin initials; each chosen one is a chip. */
export function TagField({ tags, onTags, isFirst = false }: Props) {
  const { lists } = useWords()
  const language = useLanguage()
  const listing = useListing()
  const [typed, setTyped] = useState('')
  const found = findTags(listing.tags, tags, typed)
  return (
    <SearchField
      label={lists.tags}
      text={typed}
      onText={setTyped}
      choices={found.map(({ code, name }) => ({ key: code, shown: nameIn(language, name) }))}
      onChoose={(index) => {
        const tag = found[index]
        if (tag !== undefined) onTags([...tags, tag.code])
        setTyped('')
      }}
      placeholder={lists.tagPlaceholder}
      status={typed !== '' && found.length === 0 ? lists.noTag : undefined}
      maxLength={60}
      isFirst={isFirst}
      below={<Chips tags={tags} onRemove={(tag) => onTags(tags.filter((each) => each !== tag))} />}
    />
  )
}

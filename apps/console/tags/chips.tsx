import { IconX } from '@tabler/icons-react'
import { useNames } from '../live/names.ts'
import { useWords } from '../words.ts'
import classes from './tags.module.css'

type Props = { readonly tags: readonly string[]; readonly onRemove?: ((tag: string) => void) | undefined }

/** Tags as chips, each to be taken off where `onRemove` is given. */
export function Chips({ tags, onRemove }: Props) {
  const { lists } = useWords()
  const names = useNames()
  if (tags.length === 0) return null
  return (
    <span className={classes['chips']}>
      {tags.map((tag) => (
        <span key={tag} className={classes['chip']}>
          {names.tag(tag)}
          {onRemove !== undefined && (
            <button type="button" aria-label={lists.removeTag(names.tag(tag))} onClick={() => onRemove(tag)}>
              <IconX size={12} aria-hidden />
            </button>
          )}
        </span>
      ))}
    </span>
  )
}

import { nameIn } from '@tocsin/ui/words'
import { Field } from '../controls/field.tsx'
import { useAll } from '../live/use-board.ts'
import { useViewer } from '../live/use-line.ts'
import { useLanguage, useWords } from '../words.ts'

type Props = { readonly post: string | null; readonly onPost: (post: string | null) => void }

/** The post that somebody works for or a unit stands at; none is an answer too. */
export function PostField({ post, onPost }: Props) {
  const { roll } = useWords()
  const language = useLanguage()
  const { org } = useViewer()
  const posts = useAll('post').filter((each) => each.org === org)
  return (
    <Field label={roll.post}>
      {(id) => (
        <select
          id={id}
          value={post ?? ''}
          onChange={({ currentTarget: { value } }) => onPost(value === '' ? null : value)}
        >
          <option value="">{roll.noPost}</option>
          {posts.map((each) => (
            <option key={each.id} value={each.id}>
              {nameIn(language, each.name)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

import { dialledNumber, type Post } from '@tocsin/domain'
import { nameIn } from '@tocsin/ui/words'
import { useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useAll } from '../live/use-board.ts'
import { useSend } from '../live/use-line.ts'
import classes from '../phone-book/phone-book.module.css'
import { useLanguage, useWords } from '../words.ts'

/** The duty telephone of each post; kept at once, for it is the post's and no setting. */
export function PostNumbers() {
  const { calls } = useWords()
  const posts = useAll('post').toSorted((a, b) => a.name.zh.localeCompare(b.name.zh, 'zh-CN', { numeric: true }))
  if (posts.length === 0) return null
  return (
    <div className={dialog['body']}>
      <b>{calls.ownPosts}</b>
      <p className={dialog['hint']}>{calls.ownPostsAbout}</p>
      <table className={classes['partners']}>
        <tbody>
          {posts.map((post) => (
            <PostRow key={`${post.id} ${post.number}`} post={post} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function PostRow({ post }: { readonly post: Post }) {
  const { calls } = useWords()
  const language = useLanguage()
  const send = useSend()
  const [typed, setTyped] = useState(post.number ?? '')
  const number = typed.trim() === '' ? null : typed.trim()
  const isWrong = number !== null && !dialledNumber.safeParse(number).success
  const isNew = number !== post.number
  const name = nameIn(language, post.name)
  const save = (): void => {
    if (!isWrong && isNew) void send({ type: 'set-post-number', body: { post: post.id, number } })
  }
  return (
    <tr data-wrong={isWrong}>
      <th scope="row">{name}</th>
      <td>
        <input
          aria-label={`${calls.partnerNumber}: ${name}`}
          value={typed}
          maxLength={30}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </td>
      <td>{isNew && !isWrong && <ActionButton label={calls.savePost} onPress={save} />}</td>
    </tr>
  )
}

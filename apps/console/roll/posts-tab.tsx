import { nameIn } from '@tocsin/ui/words'
import { useState } from 'react'
import { useAll } from '../live/use-board.ts'
import { useViewer } from '../live/use-line.ts'
import lists from '../lists/lists.module.css'
import { useLanguage, useWords } from '../words.ts'
import { PostForm } from './post-form.tsx'
import { fresh, RollList, type Line } from './roll-list.tsx'

/** Posts: stations and partner centres, with where they stand. */
export function PostsTab() {
  const { roll } = useWords()
  const language = useLanguage()
  const { org } = useViewer()
  const [chosen, choose] = useState<string | null>(null)
  const posts = useAll('post')
    .filter((each) => each.org === org)
    .toSorted((a, b) => a.name.zh.localeCompare(b.name.zh, 'zh-CN', { numeric: true }))
  const lines = posts.map((post): Line => {
    const [name, beside] = [nameIn(language, post.name), roll.postKinds[post.kind]]
    return { id: post.id, name, beside, found: `${post.name.zh} ${post.name.en} ${post.id} ${beside}` }
  })
  const post = posts.find(({ id }) => id === chosen)
  return (
    <RollList lines={lines} chosen={chosen} onChoose={choose} newLabel={roll.newPost} onNew={() => choose(fresh)}>
      {post === undefined && chosen !== fresh ? (
        <p className={lists['dim']}>{roll.choose}</p>
      ) : (
        <PostForm key={chosen} post={post} posts={posts} onMade={choose} />
      )}
    </RollList>
  )
}

import type { Post } from './post.ts'

export type PostEvent = { readonly type: 'post-opened'; readonly data: Post }

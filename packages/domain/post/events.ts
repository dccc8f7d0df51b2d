import type { Post } from './post.ts'

export type PostEvent =
  | { readonly type: 'post-opened'; readonly data: Omit<Post, 'number'> }
  | { readonly type: 'post-changed'; readonly data: Pick<Post, 'kind' | 'name' | 'point'> }
  | { readonly type: 'post-number-set'; readonly data: Pick<Post, 'number'> }

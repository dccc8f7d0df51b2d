import type { Post } from './post.ts'

/** Left out by events of before posts stood under others. */
type Under = { readonly under?: string | null }

export type PostEvent =
  | { readonly type: 'post-opened'; readonly data: Pick<Post, 'id' | 'org' | 'kind' | 'name' | 'point'> & Under }
  | { readonly type: 'post-changed'; readonly data: Pick<Post, 'kind' | 'name' | 'point'> & Under }
  /** null: it says none any more */
  | { readonly type: 'post-area-set'; readonly data: Pick<Post, 'area'> }
  | { readonly type: 'post-number-set'; readonly data: Pick<Post, 'number'> }

import type { Commands } from '../all-commands.ts'
import type { Decide, World } from '../decision.ts'
import { refuse, type Refusal } from '../refusals.ts'
import { subjectId } from '../subject.ts'

/** Why a post cannot stand under another: that is none of this organisation, is itself, or stands under it. */
function whyNotUnder(world: World, id: string, under: string | null, org: string): Refusal | undefined {
  if (under === null) return undefined
  if (world.get('post', under)?.org !== org) return refuse('not-found', { post: under })
  const seen = new Set<string>()
  for (let at: string | null = under; at !== null && !seen.has(at); at = world.get('post', at)?.under ?? null) {
    if (at === id) return refuse('post-is-below', { post: under })
    seen.add(at)
  }
  return undefined
}

/** Decisions about posts. */
export const decidePost: {
  [Type in 'open-post' | 'change-post' | 'set-post-area' | 'set-post-number']: Decide<Commands[Type]>
} = {
  'open-post': (command, world, { org }) => {
    if (world.get('post', command.post)) return refuse('exists-already')
    const { post, kind, name, point, under } = command
    const no = whyNotUnder(world, post, under ?? null, org)
    if (no !== undefined) return no
    return {
      events: [
        {
          type: 'post-opened',
          subject: subjectId('post', post),
          owner: org,
          data: { id: post, org, kind, name, point, ...(under === undefined ? {} : { under }) },
        },
      ],
    }
  },
  'change-post': ({ post: id, kind, name, point, under }, world) => {
    const post = world.get('post', id)
    if (post === undefined) return refuse('not-found', { post: id })
    const no = whyNotUnder(world, id, under ?? null, post.org)
    if (no !== undefined) return no
    const data = { kind, name, point, ...(under === undefined ? {} : { under }) }
    return { events: [{ type: 'post-changed', subject: subjectId('post', id), owner: post.org, data }] }
  },
  'set-post-area': ({ post: id, area }, world) => {
    const post = world.get('post', id)
    if (post === undefined) return refuse('not-found', { post: id })
    return {
      events: [{ type: 'post-area-set', subject: subjectId('post', id), owner: post.org, data: { area } }],
    }
  },
  'set-post-number': ({ post: id, number }, world) => {
    const post = world.get('post', id)
    if (post === undefined) return refuse('not-found', { post: id })
    if (post.number === number) return { events: [] }
    return {
      events: [{ type: 'post-number-set', subject: subjectId('post', id), owner: post.org, data: { number } }],
    }
  },
}

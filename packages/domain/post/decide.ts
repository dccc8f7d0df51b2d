import type { Commands } from '../all-commands.ts'
import type { Decide } from '../decision.ts'
import { refuse } from '../refusals.ts'
import { subjectId } from '../subject.ts'

/** Decisions about posts. */
export const decidePost: { [Type in 'open-post' | 'change-post' | 'set-post-number']: Decide<Commands[Type]> } = {
  'open-post': (command, world, { org }) => {
    if (world.get('post', command.post)) return refuse('exists-already')
    const { post, kind, name, point } = command
    return {
      events: [
        {
          type: 'post-opened',
          subject: subjectId('post', post),
          owner: org,
          data: { id: post, org, kind, name, point },
        },
      ],
    }
  },
  'change-post': ({ post: id, kind, name, point }, world) => {
    const post = world.get('post', id)
    if (post === undefined) return refuse('not-found', { post: id })
    return {
      events: [{ type: 'post-changed', subject: subjectId('post', id), owner: post.org, data: { kind, name, point } }],
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

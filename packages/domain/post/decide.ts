import type { Commands } from '../all-commands.ts'
import type { Decide } from '../decision.ts'
import { refuse } from '../refusals.ts'
import { subjectId } from '../subject.ts'

/** Decisions about posts. */
export const decidePost: { 'open-post': Decide<Commands['open-post']> } = {
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
}

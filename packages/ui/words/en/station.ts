/** A station's command room: a desk that signs slips, names crews and feeds back. */
export const station = {
  room: (post: string) => `Command room · ${post}`,
  noPost: 'This account stands at no post, so no slip comes here. An administrator sets it: people and posts, Post.',
  none: (post: string) =>
    `No slip for ${post}. One that is sent here rings, stands in this list until its incident is closed, and is signed with ${'Alt ↵'}.`,
  refuse: 'Refuse the slip',
  refuseShort: 'Refuse',
  refuseHint: 'The slip goes back to the desk at once with this word, and the desk sends elsewhere.',
  refused: (reason: string) => `Refused by the post: ${reason}`,
  endsItself: 'This alert ends by what it waits for: sign, name the crew, report the status, feed back.',
  ownUnitsOnly: 'Free units of this post. Others are sent by the desk.',
}

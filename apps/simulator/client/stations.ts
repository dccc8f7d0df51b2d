import { postOfStation } from '@tocsin/city'
import type { Point } from '@tocsin/domain'
import { z } from 'zod'
import type { Http } from './http.ts'
import type { Founder } from './set-up.ts'

/** A station of the city in use, opened as a post. */
export type HomePost = { readonly post: string; readonly kind: string; readonly point: Point }

const answer = z.object({
  manifest: z.object({ name: z.string(), centre: z.tuple([z.number(), z.number()]) }),
  stations: z.array(
    z.object({
      id: z.string(),
      name: z.object({ zh: z.string().optional(), en: z.string().optional() }),
      kind: z.string(),
      lon: z.number(),
      lat: z.number(),
    }),
  ),
})

/** Opens a post for each station of the city that the server uses. */
export async function openPosts(http: Http, founder: Founder): Promise<readonly HomePost[]> {
  const { body } = await http.ask({ path: '/api/city', cookie: founder.cookie })
  const { stations } = answer.parse(body)
  const posts = stations.map(({ id, kind, lon, lat }) => ({ post: postOfStation(id), kind, point: { lon, lat } }))
  for (const [index, { post, point }] of posts.entries()) {
    const { zh, en } = stations[index]?.name ?? {}
    const name = { zh: (zh ?? en ?? post).slice(0, 100), en: (en ?? zh ?? post).slice(0, 100) }
    await founder.give({ type: 'open-post', body: { post, kind: 'station', name, point } })
  }
  return posts
}

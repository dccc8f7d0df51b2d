import type { FastifyRequest } from 'fastify'

type Asked = Pick<FastifyRequest, 'protocol'>
type Cookies = Readonly<Record<string, string | undefined>>

const plainName = 'tocsin_session'
const hostName = `__Host-${plainName}`
/** Of tokens that were opened by https: a cookie that another host of the same domain has planted never opens with one. */
const hostMark = 's~'

export const isHttps = ({ protocol }: Asked): boolean => protocol === 'https'

/** The session's cookie: by https the browser vouches that this very host has set it, safely and for all of its pages. */
export const sessionCookie = (asked: Asked): string => (isHttps(asked) ? hostName : plainName)

/** Any other cookie, bound to a part of the pages: by https the browser vouches that it was set safely. */
export const partCookie = (name: string, asked: Asked): string => (isHttps(asked) ? `__Secure-${name}` : name)

export const markedToken = (token: string, safely: boolean): string => (safely ? `${hostMark}${token}` : token)

/** The token of a session; undefined where there is none, or where it came in a cookie that it was not given in. */
export function tokenIn(cookies: Cookies): string | undefined {
  const [host, plain] = [cookies[hostName], cookies[plainName]]
  if (host !== undefined && host !== '') return host.startsWith(hostMark) ? host : undefined
  return plain === undefined || plain === '' || plain.startsWith(hostMark) ? undefined : plain
}

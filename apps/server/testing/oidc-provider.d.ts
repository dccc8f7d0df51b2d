/** The part of npm `oidc-provider` (which ships no types) that the tests' identity provider uses. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  type Account = { accountId: string; claims: () => Record<string, unknown> }
  type Login = { accountId: string; amr?: readonly string[] }
  type Result = { login?: Login; [other: string]: unknown }

  export default class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>)
    readonly Client: { prototype: { redirectUriAllowed: (uri: string) => boolean } }
    findAccount?: (context: unknown, id: string) => Account
    interactionFinished(req: IncomingMessage, res: ServerResponse, result: Result, options: object): Promise<void>
    callback(): (req: IncomingMessage, res: ServerResponse) => void
  }
}

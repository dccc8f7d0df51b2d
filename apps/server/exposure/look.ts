import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { findDatabase, findExposure, findReadable, type Finding, type Looked } from './findings.ts'

async function look(path: string): Promise<Looked | undefined> {
  const known = await stat(path).catch(() => undefined)
  return known && { path, mode: known.mode }
}

/** The folder of secrets and what lies in it; none before the first start. */
async function lookAtSecrets(dataDir: string): Promise<readonly Looked[]> {
  const folder = join(dataDir, 'secrets')
  const names = await readdir(folder).catch(() => [])
  const looked = await Promise.all([folder, ...names.map((name) => join(folder, name))].map(look))
  return looked.filter((each) => each !== undefined)
}

/** What can be told of an installation from its settings and its folder, without its database. */
export async function lookAtExposure(config: Config, demo: boolean): Promise<readonly Finding[]> {
  const { host, dataDir, tls, proxy, plainHttp, databaseUrl, oidc } = config
  const folder = await look(dataDir)
  // it holds what this program proves itself to the identity provider with
  const provider = oidc === undefined ? undefined : await look(oidc)
  const secrets = [...(await lookAtSecrets(dataDir)), ...(provider === undefined ? [] : [provider])]
  return [
    ...findExposure({
      host,
      hasCertificate: tls !== undefined,
      hasProxy: proxy !== undefined,
      plainAccepted: plainHttp === true,
      demo,
    }),
    ...(folder === undefined ? [] : findReadable(folder, secrets)),
    ...findDatabase(databaseUrl),
  ]
}

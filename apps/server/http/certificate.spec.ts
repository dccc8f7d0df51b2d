import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { generate } from 'selfsigned'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readCertificate } from './certificate.ts'
import { createHttpServer } from './server.ts'

let dir: string
let cert: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'certificate-'))
  const [own, other, over] = await Promise.all([
    made(),
    made(),
    made({ notBeforeDate: new Date(2020, 0, 1), notAfterDate: new Date(2021, 0, 1) }),
  ])
  cert = own.cert
  const files = {
    'own.pem': own.cert,
    'own.key': own.private,
    'other.key': other.private,
    'over.pem': over.cert,
    'over.key': over.private,
    'text.pem': 'no certificate',
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text)
})
afterAll(() => rm(dir, { recursive: true, force: true }))

const made = (dates: { notBeforeDate?: Date; notAfterDate?: Date } = {}) =>
  generate([{ name: 'commonName', value: 'localhost' }], { keyType: 'ec', algorithm: 'sha256', ...dates })
const named = (certFile: string, keyFile: string) => ({
  tls: { certFile: join(dir, certFile), keyFile: join(dir, keyFile) },
})

it('none is read where none is named', async () => {
  expect(await readCertificate({})).toBeUndefined()
})

it.each([
  ['gone.pem', 'own.key', /gone.pem cannot be read: check TOCSIN_TLS_CERT/],
  ['own.pem', 'gone.key', /gone.key cannot be read: check TOCSIN_TLS_KEY/],
  ['text.pem', 'own.key', /text.pem is not a certificate in PEM/],
  ['own.pem', 'text.pem', /text.pem is not a key in PEM/],
  ['own.pem', 'other.key', /other.key is not the key of the certificate/],
  ['over.pem', 'over.key', /is over since/],
])('%s with %s is refused before the start', async (certFile, keyFile, says) => {
  await expect(readCertificate(named(certFile, keyFile))).rejects.toThrow(says)
})

it('with one the server speaks https alone, and browsers keep to it', async () => {
  const tls = await readCertificate(named('own.pem', 'own.key'))
  const { server } = await createHttpServer({
    routes: [],
    identify: { viewer: async () => undefined, source: async () => undefined },
    witness: { note: async () => undefined, refused: () => undefined },
    consoleDir: undefined,
    tls,
    log: pino({ level: 'silent' }),
  })
  try {
    const url = new URL(await server.listen({ port: 0, host: '127.0.0.1' }))
    expect(url.protocol).toBe('https:')
    const headers = await new Promise<Record<string, unknown>>((resolve, reject) =>
      request({ host: '127.0.0.1', port: url.port, servername: 'localhost', ca: cert }, (answer) => {
        answer.resume()
        resolve(answer.headers)
      })
        .on('error', reject)
        .end(),
    )
    expect(headers['strict-transport-security']).toBe('max-age=31536000')
    await expect(fetch(`http://127.0.0.1:${url.port}/`)).rejects.toThrow('fetch failed')
  } finally {
    await server.close()
  }
})

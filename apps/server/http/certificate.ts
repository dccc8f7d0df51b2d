import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Config } from '../config.ts'
import { StartupError } from '../postgres/index.ts'

/** The certificate and key of the settings, held against each other; undefined where none are named. Throws `StartupError`. */
export async function readCertificate({
  tls,
}: Pick<Config, 'tls'>): Promise<{ readonly cert: Buffer; readonly key: Buffer } | undefined> {
  if (tls === undefined) return undefined
  const [cert, key] = await Promise.all([read(tls.certFile, 'TOCSIN_TLS_CERT'), read(tls.keyFile, 'TOCSIN_TLS_KEY')])
  const certificate = parse(() => new X509Certificate(cert), tls.certFile, 'a certificate in PEM')
  const secret = parse(() => createPrivateKey(key), tls.keyFile, 'a key in PEM, without a passphrase')
  if (!certificate.checkPrivateKey(secret))
    throw new StartupError(`${tls.keyFile} is not the key of the certificate in ${tls.certFile}.`)
  if (certificate.validToDate.getTime() < Date.now())
    throw new StartupError(`The certificate in ${tls.certFile} is over since ${certificate.validTo}: renew it.`)
  return { cert, key }
}

async function read(file: string, variable: string): Promise<Buffer> {
  return readFile(file).catch((cause: unknown) => {
    throw new StartupError(`${file} cannot be read: check ${variable}.`, { cause })
  })
}

function parse<Value>(make: () => Value, file: string, what: string): Value {
  try {
    return make()
  } catch (cause) {
    throw new StartupError(`${file} is not ${what}.`, { cause })
  }
}

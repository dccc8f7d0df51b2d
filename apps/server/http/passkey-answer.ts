import { z } from 'zod'

/** Binary as browsers write it in JSON (base64url); the longest holds a certificate chain of a security key. */
const binary = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[A-Za-z0-9_-]+$/, 'base64url')
const credential = {
  id: binary(1400),
  rawId: binary(1400),
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
}

/** What `navigator.credentials.create()` answers, as JSON. */
export const madeResponse = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: binary(4_000),
    attestationObject: binary(40_000),
    transports: z.array(z.string().max(30)).max(10).default([]),
  }),
})

/** What `navigator.credentials.get()` answers, as JSON. */
export const usedResponse = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: binary(4_000),
    authenticatorData: binary(4_000),
    signature: binary(8_000),
    userHandle: binary(100).optional(),
  }),
})

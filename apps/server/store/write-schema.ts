import { writeFile } from 'node:fs/promises'
import { startTestServer } from '../testing/database.fixture.ts'
import { describeSchema } from './describe-schema.ts'

// Writes schema.sql anew after a migration was added: node apps/server/store/write-schema.ts
const server = await startTestServer()
try {
  const { owner } = await server.fresh()
  await writeFile(new URL('schema.sql', import.meta.url), await describeSchema(owner))
} finally {
  await server.stop()
}

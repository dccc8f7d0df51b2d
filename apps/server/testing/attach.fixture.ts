import { startTestApp } from './app.fixture.ts'

// A server in a process of its own that takes files, to be killed.
const host = await startTestApp()
await host.give('centre', {
  type: 'found-organisation',
  body: { organisation: 'centre', name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' },
})
await host.account('centre', 'desk', ['dispatcher'])
await host.give('centre', {
  type: 'open-incident',
  body: { incident: 'i1', contact: null, type: 'medical', priority: 2, place: null, placeTyped: null },
})
const { owner, log } = host.app.database.connections
process.send?.({ dataDir: host.dataDir, url: host.app.url, cookie: await host.signIn('desk'), owner, log })

import { basename, join } from 'node:path'
import { loadDictionaries } from '@tocsin/city/places'
import { defaultSettings, foldVersion, vehicleOf, type Organisation, type Settings, type Vehicle } from '@tocsin/domain'
import { eventVersion } from '@tocsin/domain/history'
import type { Logger } from 'pino'
import { createAdvise, type Advise, type UncoveredBy } from './advice/advise.ts'
import { createRests, followRests, samplesOfRun } from './advice/rests.ts'
import { auditHealth, keepHeads, type KeptHeads } from './audit/keep-heads.ts'
import { raisedReview } from './audit/reviews.ts'
import { watchReadings } from './audit/unusual.ts'
import { verifyLog } from './audit/verify.ts'
import { placesIn } from './audit/places.ts'
import { createIdentity } from './auth/identify.ts'
import { createSessions } from './auth/sessions.ts'
import { wireProvider } from './auth/wire-provider.ts'
import { wireSigningIn } from './auth/wire.ts'
import { keepBackups } from './backup/index.ts'
import { createCityKeeper } from './city-keeper.ts'
import { createCityService, type CityService } from './city.ts'
import { followClosures, keepRetiring } from './closures.ts'
import type { Config } from './config.ts'
import { createContexts } from './context.ts'
import { createCover } from './cover/cover.ts'
import { createLoad, type Load } from './cover/load.ts'
import { createStandby } from './cover/standby.ts'
import { keepDuties } from './duty/keep-duties.ts'
import { createExpiry } from './expire-notes.ts'
import { createAttachments, fromClients } from './files/attach.ts'
import { createFileStore } from './files/file-store.ts'
import { createScanner } from './files/scan.ts'
import { createOnBoard } from './relief/on-board.ts'
import { firstOrganisation, found, type Founding } from './found.ts'
import { erasedKeys, forgetKeys } from './forget-keys.ts'
import { createHandleCommand, type HandleCommand } from './handle-command.ts'
import { declareRoutes } from './http/all-routes.ts'
import type { Health } from './http/health-routes.ts'
import { listenOn } from './http/listen.ts'
import type { Route } from './http/route.ts'
import { readCertificate } from './http/certificate.ts'
import { createHttpServer } from './http/server.ts'
import { createRate, usualRates } from './http/rate.ts'
import { beat } from './live/beat.ts'
import { createBoard, type Board } from './live/board.ts'
import { keepPacks } from './fallback/keep-packs.ts'
import { packOf } from './fallback/pack.ts'
import { createLearning } from './learning/learning.ts'
import { followLearnt } from './learning/learnt-times.ts'
import { foldLife, foldOf, foldOn, type Fold } from './live/fold.ts'
import { createHub } from './live/hub.ts'
import { keepPositions } from './live/keep-positions.ts'
import { keepSubjects } from './live/keep-subjects.ts'
import { createPositions, type Positions } from './live/positions.ts'
import type { Session } from './live/session.ts'
import { createUnsentLines } from './live/unsent-lines.ts'
import { serveSocket } from './live/socket.ts'
import { acceptSockets } from './live/upgrade.ts'
import { watchDesks } from './lost-desks.ts'
import { createLogReading, stranger, type LogReading } from './log-reading.ts'
import { createRefusedTries, noteRefused } from './refused-tries.ts'
import { startPostgres, type Database } from './postgres/index.ts'
import { createOnDuty } from './rights/on-duty.ts'
import { keepRights } from './rights/keep-rights.ts'
import { keepRetention } from './retention/keep-retention.ts'
import { keepLoans } from './sharing/keep-loans.ts'
import { keepShares } from './sharing/keep-shares.ts'
import { createRecommend } from './advice/recommend.ts'
import { openStore, type Store } from './store/index.ts'
import { contactsIn, createSameNumbers } from './same-number.ts'
import { createSeals } from './seals.ts'
import { createTaughtNames } from './taught-names.ts'
import { createTakeCommand, type TakeCommand } from './take-command.ts'
import { createTimers } from './timers/timers.ts'
import { createNameWinner } from './winner.ts'

const version = '0.1.0'

type Options = { readonly config: Config; readonly log: Logger; readonly consoleDir: string | undefined }

export type App = {
  readonly config: Config
  readonly database: Database
  readonly url: string
  readonly board: Board
  readonly city: CityService
  readonly store: Store
  readonly positions: Positions
  readonly advise: Advise
  readonly load: Load
  readonly handle: HandleCommand
  readonly take: TakeCommand
  readonly routes: readonly Route[]
  /** all that the router answers, as `METHOD /path` */
  readonly served: readonly string[]
  /** who is connected now */
  sessions(): ReadonlySet<Session>
  /** founds a new installation; the administrator's password the first time */
  found(founding: Founding): Promise<string | undefined>
  /** `initial`: its person has to set an own one at the next sign-in */
  setPassword(account: string, hash: string, initial?: boolean): Promise<void>
  /** clears the words of premises notes that have ended, as happens by itself every minute */
  expireNotes(): Promise<void>
  /** erases what was kept long enough, as happens by itself every hour; of how many subjects */
  eraseDue(): Promise<number>
  /** shares what standing agreements cover and ends what is over, as happens by itself within moments */
  settleShares(): Promise<void>
  /** removes files that no incident knows of and that have lain for so long (milliseconds; an hour), as happens by itself every hour */
  clearFiles(olderThanMs?: number): Promise<number>
  /** brings the tables up to the board, as happens by itself shortly after each command */
  flush(): Promise<void>
  close(): Promise<void>
  /** writes the fall-back pack now, and says how the last time went */
  /** writes down the refused tries that were counted, as happens by itself each minute */
  flushRefused(): Promise<void>
  /** signs the log now, as happens by itself each minute, and says how the last time went */
  readonly heads: Pick<KeptHeads, 'look' | 'state'>
  readonly packs: Pick<ReturnType<typeof keepPacks>, 'look' | 'state'>
}

/** Finished work of so long, and so much of it, tells how long work lasts. */
const restsFromMs = 90 * 86_400_000
const restsAtMost = 20_000

/** The folder's name tells a city from all others, and from itself imported anew. */
function cityName(city: CityService): string | null {
  const current = city.current()
  return current === undefined ? null : `${basename(current.dir)} ${current.manifest.importedAt}`
}

/** Contacts that ended, whose numbers are compared after a start. */
const mostCompared = 5000

/** Of the first organisation: at one place their clocks go alike. */
function timeZoneOf(board: Board): string {
  for (const [, fold] of board.folds()) if (fold.kind === 'organisation') return fold.state.timeZone
  return 'UTC'
}

/** Wires the server by hand, from the database up, and starts listening. Throws `StartupError` with the remedy. */
export async function createApp(options: Options): Promise<App> {
  const { config, log } = options
  const database = await startPostgres({ dataDir: config.dataDir, log, url: config.databaseUrl })
  try {
    return await wire(database, options)
  } catch (error) {
    await database.stop()
    throw error
  }
}

/** Under whose organisation a stranger's tries are logged. */
function firstOf(board: Board): string {
  for (const [, fold] of board.folds()) if (fold.kind === 'organisation') return fold.state.id
  return firstOrganisation
}

function orgOf(board: Board, account: string): string {
  const fold = board.get(`account/${account}`)
  return fold?.kind === 'account' ? fold.state.org : firstOf(board)
}

function settingsOn(board: Board, org: string): Settings {
  const fold = board.get(`organisation/${org}`)
  return fold?.kind === 'organisation' ? fold.state.settings : defaultSettings
}

const organisationsOn = (board: Board): readonly Organisation[] =>
  [...board.folds()].flatMap(([, fold]) => (fold.kind === 'organisation' ? [fold.state] : []))

function* vehiclesOn(board: Board): Generator<Vehicle> {
  for (const [, fold] of board.folds()) if (fold.kind === 'unit') yield vehicleOf(fold.state)
}

/** The incident that a subject is, or belongs to. */
async function incidentOf(find: (subject: string) => Promise<Fold | undefined>, subject: string) {
  const fold = await find(subject)
  if (fold?.kind === 'incident') return fold
  if (fold?.kind !== 'contact' || !('incident' in fold.state.state)) return undefined
  const found = await find(`incident/${fold.state.state.incident}`)
  return found?.kind === 'incident' ? found : undefined
}

async function wire(database: Database, { config, log, consoleDir }: Options): Promise<App> {
  // before anybody is served: a city may be taken into use at any time
  await loadDictionaries()
  const store = await openStore({ database, log, schemas: eventVersion, foldLife, foldVersion: String(foldVersion) })
  const { clock, appender, feed, queries, credentials } = store
  const now = clock.now
  const logId = await queries.logId()

  const loadFold = async (subject: string): Promise<Fold | undefined> => {
    const row = await queries.loadSubject(subject)
    const later = await queries.readTail(subject, row?.version ?? 0)
    return foldOn(subject, row === undefined ? undefined : foldOf(row), later)
  }
  const open = await queries.loadOpen()
  const board = createBoard(open.rows.map(foldOf), open.position, loadFold)
  const find = async (subject: string): Promise<Fold | undefined> => board.get(subject) ?? loadFold(subject)
  const seals = createSeals({ dataDir: config.dataDir, wrappedKey: queries.wrappedKey })

  forgetKeys(board, seals.forget)
  const closures = followClosures(board, now)
  const city = createCityService(closures.inForce, () => vehiclesOn(board))
  const onDuty = createOnDuty(board, now)
  const sessions = createSessions({ store: store.signIns, board, onDuty, now })
  const hub = createHub(board, onDuty, sessions.isLocked)
  const cities = createCityKeeper({
    dataDir: config.dataDir,
    city,
    log,
    changed: () => {
      beats.tell()
      void load.look()
    },
  })
  const positions = createPositions(board, hub, await keepPositions(store.positions, now))
  const taught = createTaughtNames(board)
  const learnt = followLearnt(config.dataDir)
  await learnt.look()
  const learntFactors = (org: string, timeZone: string): Float32Array | undefined =>
    learnt.factors(org, city.current()?.manifest.source.sha256, now(), timeZone)
  const recommend = createRecommend(board, positions, city, now, learntFactors)
  const rests = createRests()
  followRests(rests, board)
  const load = createLoad({
    dataDir: config.dataDir,
    city,
    board,
    store,
    now,
    timeZone: () => timeZoneOf(board),
    log,
  })
  const cover = createCover({ board, positions, city, load, inForce: closures.inForce, now, learntFactors, log })
  const standby = createStandby({ board, cover, city, now })
  /** of what can be reached in the longest of the site's minutes */
  const uncoveredBy: UncoveredBy = (org, units) => {
    const told = cover.uncoveredBy(org, units)
    const [shareBefore, shareAfter] = [told?.before.at(-1), told?.after.at(-1)]
    return shareBefore === undefined || shareAfter === undefined ? null : { shareBefore, shareAfter }
  }
  const advise = createAdvise({ board, positions, city, rests, now, learntFactors, uncoveredBy })
  const learning = createLearning({
    dataDir: config.dataDir,
    city,
    store,
    find,
    now,
    timeZone: () => timeZoneOf(board),
    changed: learnt.look,
    log,
  })
  const subjects = keepSubjects(board, store.subjects, log)
  const stopFollowing = feed.follow(open.position, (batch) => {
    const gone = erasedKeys(batch)
    if (gone.length > 0) seals.forget(gone)
    return board.apply(batch)
  })
  await Promise.race([board.reaches(await queries.end()), feed.unreadable])
  const finished = await store.finishedRuns(now() - restsFromMs, restsAtMost)
  for (const { org, type, run } of finished) for (const sample of samplesOfRun(org, type, run)) rests.add(sample)

  const health = (): Health => ({
    status: database.up() ? 'ok' : 'degraded',
    version,
    position: board.position(),
    clockSkewMs: clock.skewMs(),
    packAt: packs.state().writtenAt,
    backupAt: backups?.state().madeAt ?? null,
    ...auditHealth(heads.state()),
  })
  const contexts = createContexts(board, now, createOnBoard(board, health))
  const handle = createHandleCommand({
    board,
    asOfNow: onDuty.asOfNow,
    contexts,
    appender,
    loadFold,
    nameWinner: createNameWinner(find),
  })
  const unusual = watchReadings(now)
  const reading: LogReading = createLogReading(appender, (viewer, subject, over) => {
    for (const each of unusual(viewer, subject, over))
      reading
        .review({ account: 'system', org: viewer.org }, raisedReview(viewer, each))
        .catch((error: unknown) => log.warn({ err: error }, 'an unusual reading was not written down'))
  })
  const refusals = createRefusedTries(reading, (about, message) => log.warn(about, message))
  const take = noteRefused(createTakeCommand(seals, handle), refusals)
  const warn = (about: object, message: string): void => log.warn(about, message)
  const sameNumbers = createSameNumbers({
    board,
    open: seals.open,
    endedSince: async (org, from) =>
      contactsIn((await queries.searchClosed(org, 'contact', { from, limit: mostCompared })).map(foldOf)),
    take,
    now,
    warn,
  })
  const lostDesks = watchDesks({
    board,
    connected: () => new Set([...hub.sessions()].map((session) => session.viewer().account)),
    take,
    now,
    warn,
  })
  const shares = keepShares({ board, take, now, warn })
  const loans = keepLoans({ board, take, now, warn })
  const rights = keepRights({ board, take, now, warn })
  const stopDuties = keepDuties({ board, take, now, warn })
  const expiry = createExpiry({ board, now, handle, log })
  const identity = createIdentity(sessions, credentials.sourceBy)
  const setPassword = (account: string, hash: string, initial = false): Promise<void> =>
    credentials.setPassword(account, hash, now(), initial)
  const endSockets = (credential: string): void => hub.end('signed-out', (session) => session.credential === credential)
  const signingIn = await wireSigningIn({
    store,
    board,
    sessions,
    reading,
    config,
    now,
    reviewLocks: hub.reviewLocks,
    take,
    endSockets,
  })
  const byProvider = await wireProvider({ store, board, take, config, now, log })

  const startScan = config.scanner === undefined ? undefined : createScanner(config.scanner, log)
  const fileStore = createFileStore(config.dataDir, startScan)
  const attachments = createAttachments({
    store: fileStore,
    take,
    eventsOf: queries.readSubjectEvents,
    open: seals.open,
    log,
  })
  const retention = keepRetention({
    store,
    organisations: () => organisationsOn(board),
    incidentOf: (subject) => incidentOf(find, subject),
    eventsOf: queries.readSubjectEvents,
    removeFile: fileStore.remove,
    now,
    log,
  })
  const routes = declareRoutes({
    ...signingIn,
    byProvider,
    sessions,
    board,
    now,
    refusedSignIn: (account, why, address) =>
      refusals.add(account === undefined ? stranger(firstOf(board)) : { account, org: orgOf(board, account) }, {
        verb: 'sign-in',
        what: null,
        why,
        address,
      }),
    auditPage: store.auditPage,
    ownRecord: store.ownRecord,
    heads: store.heads,
    auditState: () => heads.state(),
    verifyNewest: async (count) => {
      const from = Math.max(0, (await store.heads.end()) - count)
      return verifyLog({ asking: store.heads.asking, kept: [], from })
    },
    take: fromClients(take),
    attachments,
    settingsOf: (org) => settingsOn(board, org),
    city,
    keeper: cities,
    recommend,
    advise,
    pack: (organisation) => packOf({ board, positions, now }, organisation),
    choices: store.choices,
    figures: store.figures,
    openedSince: store.openedSince,
    learning,
    learnt,
    cover,
    standby,
    taught,
    sameNumbers,
    find,
    erasedAt: store.retention.erasedAt,
    setPassword,
    version,
    passwordOf: credentials.passwordOf,
    ownPasswordOf: credentials.ownPasswordOf,
    isInitial: credentials.isInitial,
    endSockets,
    onDuty,
    accountsHere: () => new Set([...hub.sessions()].map((session) => session.viewer().account)),
    eventsOf: queries.readSubjectEvents,
    open: seals.open,
    reaches: board.reaches,
    reading,
    positions,
    tracks: store.positions,
    search: async (org, query) =>
      (await queries.searchClosed(org, 'incident', query)).map((row) => ({ fold: foldOf(row), since: row.since })),
    retiredUnits: async (org) => (await queries.searchClosed(org, 'unit', { limit: 200 })).map(foldOf),
    searchNames: async (org, limit) => (await queries.searchClosed(org, 'byname', { limit })).map(({ state }) => state),
    health,
    folds: board.folds,
    pastReliefs: async (org, limit) => {
      // who has just signed looks for it here
      await subjects.flush()
      return (await queries.searchClosed(org, 'relief', { limit })).map(foldOf)
    },
  })
  const { server, served } = await createHttpServer({
    routes,
    identify: { viewer: ({ headers }) => identity.viewer(headers), source: ({ headers }) => identity.source(headers) },
    witness: {
      note: reading.note,
      refused: (who, tried) => refusals.add(who ?? stranger(firstOf(board)), tried),
    },
    consoleDir,
    tls: await readCertificate(config),
    proxy: config.proxy,
    log,
  })
  const unsentLines = createUnsentLines({ board, hub, reading, now, warn })
  const messages = createRate(usualRates.messages, () => performance.now())
  const sockets = acceptSockets({
    server: server.server,
    identify: ({ headers }) => identity.viewer(headers),
    refused: (who, why, address) =>
      refusals.add(who ?? stranger(firstOf(board)), { verb: 'live', what: '/api/live', why, address }),
    serve: (socket, { viewer, credential }) =>
      serveSocket(socket, viewer, credential, {
        hub,
        positions,
        unsentLines,
        take: fromClients(take),
        now,
        logId,
        program: version,
        waitS: messages.take,
        warn,
      }),
  })
  const beats = beat({
    hub,
    board,
    positions,
    now,
    degraded: () => !database.up(),
    city: () => cityName(city),
    isOver: sessions.isOver,
    review: sessions.review,
    warn,
  })
  cities.watch()
  const stopRetiring = keepRetiring({ closures, take, now, warn })
  const packs = keepPacks({
    dir: config.fallbackDir ?? join(config.dataDir, 'fallback'),
    board,
    positions,
    now,
    log,
  })
  const backups =
    config.backupDir === undefined ? undefined : keepBackups({ ...config, folder: config.backupDir, store, now, log })
  const timers = createTimers({ board, take, now, pointOf: (unit) => positions.of(unit)?.fix.point, warn })
  const heads = keepHeads({
    store,
    dataDir: config.dataDir,
    places: placesIn(config.auditPlaces ?? '', config.dataDir),
    now,
    log,
  })
  const url = await listenOn(server, config)

  return {
    config,
    database,
    url,
    board,
    city,
    store,
    positions,
    advise,
    load,
    handle,
    take,
    routes,
    served,
    setPassword,
    sessions: hub.sessions,
    flush: subjects.flush,
    expireNotes: expiry.now,
    settleShares: async () => {
      await Promise.all([shares.settled(), loans.settled()])
    },
    eraseDue: retention.look,
    packs,
    heads,
    flushRefused: refusals.flush,
    clearFiles: attachments.clear,
    found: (founding) => found({ board, take, setPassword }, founding),
    async close() {
      beats.stop()
      await cities.close()
      stopRetiring()
      await timers.stop()
      await packs.stop()
      await backups?.stop()
      await lostDesks.stop()
      await sameNumbers.stop()
      await expiry.stop()
      await shares.stop()
      await loans.stop()
      await rights.stop()
      stopDuties()
      await retention.stop()
      attachments.stop()
      await learning.close()
      await load.close()
      learnt.stop()
      hub.end('stopping', () => true)
      sockets.close()
      await server.close()
      await refusals.stop()
      await appender.close()
      await heads.stop()
      await signingIn.close()
      await positions.exchange().catch(() => undefined)
      await subjects.close()
      stopFollowing()
      await store.close()
      await database.stop()
    },
  }
}

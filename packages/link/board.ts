import { parseSubjectId, subjectKinds, type Documents, type SubjectKind } from '@tocsin/domain'
import type { Change, ServerMessage } from './messages.ts'

type Snapshot = Extract<ServerMessage, { t: 'snapshot' }>
type Changes = Extract<ServerMessage, { t: 'changes' }>
export type BoardMessage = Snapshot | Changes

/** Called once a message, after the whole of it has been applied; `ids` are those that changed or went. */
export type BoardListener = (kind: SubjectKind, ids: ReadonlySet<string>) => void

/** The documents that this client may see, as of `position`: newest wins, gone ones removed. */
export type Board = {
  /** Applies a message of the wire in the order in which it came. A snapshot shows when its last part is in. */
  apply(message: BoardMessage): void
  get<Kind extends SubjectKind>(kind: Kind, id: string): Documents[Kind] | undefined
  /** All documents of a kind; the same array until one of that kind changes. */
  all<Kind extends SubjectKind>(kind: Kind): readonly Documents[Kind][]
  /** Calls back when documents of the kind change ('*': of any kind). Returns what ends it. */
  subscribe(kind: SubjectKind | '*', listener: BoardListener): () => void
  /** The last position applied; null before the first snapshot is complete. */
  readonly position: number | null
  /** Resolves when the board has reached `position`, such as that of an answer. */
  reached(position: number): Promise<void>
  /** Forgets a snapshot of which only some parts came; the cable was cut. */
  dropParts(): void
}

type Documentary = { readonly [Kind in SubjectKind]: Map<string, Documents[Kind]> }
type Staging = { readonly documents: Documentary; readonly newer: Set<string>; position: number }

const empty = (): Documentary => ({
  organisation: new Map(),
  account: new Map(),
  post: new Map(),
  byname: new Map(),
  catalogue: new Map(),
  plan: new Map(),
  unit: new Map(),
  contact: new Map(),
  incident: new Map(),
  slip: new Map(),
  closure: new Map(),
  premises: new Map(),
  alert: new Map(),
  agreement: new Map(),
  relief: new Map(),
  instruction: new Map(),
  duty: new Map(),
})

/** Puts one row into `documents` and says which document it was; undefined for a kind of a newer server. */
function put(documents: Documentary, [subject, document]: Change): { kind: SubjectKind; id: string } | undefined {
  const about = parseSubjectId(subject)
  if (about === undefined) return undefined
  const map: Map<string, object> = documents[about.kind]
  if (document === null) map.delete(about.id)
  else map.set(about.id, document)
  return about
}

export function createBoard(): Board {
  return new MapBoard()
}

class MapBoard implements Board {
  #documents = empty()
  #staging: Staging | undefined
  #position: number | null = null
  readonly #lists: { [Kind in SubjectKind]?: readonly Documents[Kind][] } = {}
  readonly #listeners = new Set<readonly [SubjectKind | '*', BoardListener]>()
  #waiting: { readonly position: number; readonly resolve: () => void }[] = []

  get position(): number | null {
    return this.#position
  }

  apply(message: BoardMessage): void {
    if (message.t === 'snapshot') this.#stage(message)
    else this.#change(message)
  }

  get<Kind extends SubjectKind>(kind: Kind, id: string): Documents[Kind] | undefined {
    const map: ReadonlyMap<string, Documents[Kind]> = this.#documents[kind]
    return map.get(id)
  }

  all<Kind extends SubjectKind>(kind: Kind): readonly Documents[Kind][] {
    const known: readonly Documents[Kind][] | undefined = this.#lists[kind]
    if (known !== undefined) return known
    const map: ReadonlyMap<string, Documents[Kind]> = this.#documents[kind]
    const list: readonly Documents[Kind][] = [...map.values()]
    Object.assign(this.#lists, { [kind]: list })
    return list
  }

  subscribe(kind: SubjectKind | '*', listener: BoardListener): () => void {
    const entry = [kind, listener] as const
    this.#listeners.add(entry)
    return () => this.#listeners.delete(entry)
  }

  async reached(position: number): Promise<void> {
    if (this.#position !== null && this.#position >= position) return
    await new Promise<void>((resolve) => this.#waiting.push({ position, resolve }))
  }

  dropParts(): void {
    this.#staging = undefined
  }

  #stage({ position, first, last, documents }: Snapshot): void {
    if (first) this.#staging = { documents: empty(), newer: new Set(), position }
    const staging = this.#staging
    if (staging === undefined) throw new Error('a snapshot began without its first part')
    for (const row of documents) if (!staging.newer.has(row[0])) put(staging.documents, row)
    if (last) this.#replace(staging)
  }

  /** A whole snapshot is in: everything that was or is there counts as changed. */
  #replace({ documents, position }: Staging): void {
    const before = this.#documents
    this.#documents = documents
    this.#staging = undefined
    const touched = new Map<SubjectKind, Set<string>>()
    for (const kind of subjectKinds) {
      const ids = new Set([...before[kind].keys(), ...documents[kind].keys()])
      if (ids.size > 0) touched.set(kind, ids)
    }
    this.#advance(position, touched)
  }

  #change({ position, changes }: Changes): void {
    if (this.#staging !== undefined) return this.#changeStaged(this.#staging, position, changes)
    const touched = new Map<SubjectKind, Set<string>>()
    for (const row of changes) {
      const about = put(this.#documents, row)
      if (about === undefined) continue
      const ids = touched.get(about.kind) ?? new Set()
      touched.set(about.kind, ids.add(about.id))
    }
    this.#advance(position, touched)
  }

  /** A change between the parts of a snapshot is newer than the parts that follow. */
  #changeStaged(staging: Staging, position: number, changes: readonly Change[]): void {
    for (const row of changes) {
      put(staging.documents, row)
      staging.newer.add(row[0])
    }
    staging.position = Math.max(staging.position, position)
  }

  #advance(position: number, touched: ReadonlyMap<SubjectKind, ReadonlySet<string>>): void {
    this.#position = position
    for (const kind of touched.keys()) delete this.#lists[kind]
    for (const [kind, ids] of touched) {
      for (const [wanted, listener] of this.#listeners) if (wanted === '*' || wanted === kind) listener(kind, ids)
    }
    const due = this.#waiting.filter((each) => each.position <= position)
    this.#waiting = this.#waiting.filter((each) => each.position > position)
    for (const { resolve } of due) resolve()
  }
}

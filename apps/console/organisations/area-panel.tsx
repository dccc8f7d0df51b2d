import { areaM2, readArea, type Area, type FileFault, type Near, type Organisation } from '@tocsin/domain'
import { nameIn } from '@tocsin/ui/words'
import { useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Field } from '../controls/field.tsx'
import { Twice } from '../controls/twice.tsx'
import { closeDialog, showOnMap } from '../desk/desk-state.ts'
import { showDone } from '../desk/notices.ts'
import dialog from '../dialogs/dialog.module.css'
import lists from '../lists/lists.module.css'
import { useAll } from '../live/use-board.ts'
import { useSend } from '../live/use-line.ts'
import { useStore } from '../store.ts'
import { useLanguage, useWords } from '../words.ts'
import { areaPreview, type OnMap } from './area-preview.ts'
import { AreaSketch, type Sketched } from './area-sketch.tsx'
import classes from './organisations.module.css'
import { flawsOf, type Flaw, type Piece } from './overlaps.ts'

type Props = { readonly own: Organisation; readonly near: readonly Near<Organisation>[] }
const mostBytes = 20_000_000

/** The ground that one's own organisation or one of its posts answers for: read from a file, looked at, saved, removed. */
export function AreaPanel({ own, near }: Props) {
  const { organisations: words, sizes } = useAreaWords()
  const language = useLanguage()
  const send = useSend()
  const posts = useAll('post').filter(({ org }) => org === own.id)
  const { whose, chosen } = useStore(areaPreview, (all) => all)
  const [fault, setFault] = useState<string | null>(null)
  const post = posts.find(({ id }) => id === whose)
  const now = post === undefined ? own.area : post.area
  const name = nameIn(language, (post ?? own).name)
  const area = chosen?.area ?? now

  const forget = (): void => {
    areaPreview.set({ chosen: null, onMap: [] })
    setFault(null)
  }
  async function look(file: File): Promise<void> {
    forget()
    if (file.size > mostBytes) return setFault(words.tooLarge)
    const read = readArea(await file.text().catch(() => ''))
    if ('fault' in read) setFault(words.said(read.fault))
    else areaPreview.set({ chosen: { ...read, file: file.name } })
  }
  async function save(next: Area | null): Promise<void> {
    const given = next === null ? null : next.map((polygon) => polygon.map((ring) => ring.map(pairOf)))
    const sent = await send(
      post === undefined
        ? { type: 'set-organisation-area', body: { area: given } }
        : { type: 'set-post-area', body: { post: post.id, area: given } },
    )
    if (!sent.ok) return
    forget()
    showDone(words.areaSaved(name))
  }
  const [pieces, whole] = usePieces({ own, near }, post !== undefined, area, whose)
  const flaws = flawsOf(pieces, whole)
  /** The window goes, what was chosen stays: it is here again when the window is opened. */
  function toMap(): void {
    const shown = flaws.map((flaw, at): OnMap => ({ id: String(at), area: flaw.area, look: flaw.kind }))
    const mine: readonly OnMap[] = area === null ? [] : [{ id: 'mine', area, look: 'new' }]
    areaPreview.set({ onMap: [...mine, ...shown] })
    showOnMap(
      (area ?? flaws[0]?.area ?? []).flatMap(([outer = []]) => outer.map(([lon = 0, lat = 0]) => ({ lon, lat }))),
    )
    closeDialog()
  }
  return (
    <section className={classes['panel']} aria-label={words.areas}>
      <h3>{words.areas}</h3>
      <Field label={words.whose}>
        {(id) => (
          <select
            id={id}
            value={whose}
            onChange={({ currentTarget }) => {
              forget()
              areaPreview.set({ whose: currentTarget.value })
            }}
          >
            <option value="">{nameIn(language, own.name)}</option>
            {posts.map((each) => (
              <option key={each.id} value={each.id}>
                {nameIn(language, each.name)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <p className={classes['dim']}>
        {chosen !== null
          ? words.preview(chosen.file, chosen.features, sizes(areaM2(chosen.area)))
          : now === null
            ? words.noArea(name)
            : words.areaNow(sizes(areaM2(now)))}
      </p>
      {fault !== null && (
        <p className={classes['fault']} role="alert">
          {fault}
        </p>
      )}
      <AreaSketch label={words.areas} areas={sketchOf(pieces, whole, flaws, whose || own.id, chosen !== null)} />
      <Flaws flaws={flaws} />
      <div className={dialog['row']}>
        <label className={lists['file']}>
          {words.choose}
          <input
            className="visually-hidden"
            type="file"
            accept=".geojson,.json,application/geo+json,application/json"
            onClick={({ currentTarget }) => {
              // the same file chosen again is looked at again
              currentTarget.value = ''
            }}
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? []
              if (file !== undefined) void look(file)
            }}
          />
        </label>
        {chosen !== null && (
          <ActionButton tone="main" label={words.save(name)} onPress={() => void save(chosen.area)} />
        )}
        {(area !== null || flaws.length > 0) && <ActionButton label={words.toMap} onPress={toMap} />}
        {chosen !== null && <ActionButton label={words.dropFile} onPress={forget} />}
        {chosen === null && now !== null && (
          <Twice label={words.remove} ask={words.removeAsk(name)} onSure={() => void save(null)} />
        )}
      </div>
    </section>
  )
}

const pairOf = ([lon = 0, lat = 0]: readonly number[]): [number, number] => [lon, lat]

function useAreaWords() {
  const { organisations } = useWords()
  const said = (fault: FileFault): string => {
    if (fault.why === 'not-an-area') return organisations.faults['not-an-area'](fault.feature, fault.type)
    return organisations.faults[fault.why]('feature' in fault ? fault.feature : '')
  }
  const sizes = (m2: number): string =>
    m2 >= 1e6 ? organisations.km2((m2 / 1e6).toFixed(m2 >= 1e8 ? 0 : 2)) : organisations.m2(m2.toFixed(0))
  return { organisations: { ...organisations, said }, sizes }
}

/** The areas that should lie beside each other, with the chosen one as it would be, and the whole that they should cover. */
function usePieces(
  { own, near }: Props,
  isPost: boolean,
  area: Area | null,
  whose: string,
): readonly [readonly Piece[], Piece | undefined] {
  const language = useLanguage()
  const posts = useAll('post').filter(({ org }) => org === own.id)
  const piece = (each: Pick<Organisation, 'id' | 'name' | 'area'>): readonly Piece[] => {
    const at = each.id === (isPost ? whose : own.id) ? area : each.area
    return at === null ? [] : [{ id: each.id, name: nameIn(language, each.name), area: at }]
  }
  if (isPost) return [posts.flatMap(piece), piece(own)[0]]
  const superior = near.find(({ organisation }) => organisation.id === own.superior)?.organisation
  // partners work on the same ground: neighbours and those under the same superior do not
  const beside = near.filter(
    ({ organisation, relation }) => relation === 'sibling' || organisation.kind === 'neighbour',
  )
  return [[own, ...beside.map(({ organisation }) => organisation)].flatMap(piece), superior && piece(superior)[0]]
}

function sketchOf(
  pieces: readonly Piece[],
  whole: Piece | undefined,
  flaws: readonly Flaw[],
  mine: string,
  isNew: boolean,
): readonly Sketched[] {
  return [
    ...(whole === undefined ? [] : [{ ...whole, look: 'other' as const }]),
    ...pieces.map((each): Sketched => ({ ...each, look: each.id === mine ? (isNew ? 'new' : 'own') : 'other' })),
    ...flaws.map(({ kind, names, area }, at): Sketched => ({
      id: String(at),
      name: names.join(' + '),
      area,
      look: kind,
    })),
  ]
}

/** Where two answer, and where nobody does: told with its size, shown in the picture. */
function Flaws({ flaws }: { readonly flaws: readonly Flaw[] }) {
  const { organisations: words, sizes } = useAreaWords()
  if (flaws.length === 0) return null
  return (
    <ul className={classes['rows']} aria-label={words.flaws}>
      {flaws.map(({ kind, names, m2 }) => (
        <li key={`${kind} ${names.join()}`}>
          {kind === 'overlap'
            ? words.overlap(names[0] ?? '', names[1] ?? '', sizes(m2))
            : words.gap(names[0] ?? '', sizes(m2))}
        </li>
      ))}
    </ul>
  )
}

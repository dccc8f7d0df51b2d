import { useRef, useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Field } from '../controls/field.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useWords } from '../words.ts'
import { beginImport, bringFile, isLayer, likelyUse, removeFile, type Cities, type Use } from './cities.ts'
import classes from './cities.module.css'
import { sizeText } from './size.ts'

type Props = Pick<Cities, 'files' | 'layerKinds'> & { readonly onDone: (problem: string | null) => void }

const namePattern = /^[\p{L}\p{N}_][\p{L}\p{N}_-]*$/u

/** Brings files to the server, says what each is, and has a city made of them. */
export function ImportForm({ files, layerKinds, onDone }: Props) {
  const { cities: words } = useWords()
  const [said, setSaid] = useState<ReadonlyMap<string, Use>>(new Map())
  const [gcj02, setGcj02] = useState<ReadonlySet<string>>(new Set())
  const [name, setName] = useState('')
  const [isUsed, setUsed] = useState(true)
  const uses = new Map(files.map((file) => [file.name, said.get(file.name) ?? likelyUse(file.name, layerKinds)]))
  const extracts = [...uses.values()].filter((use) => use === 'extract').length
  const whyNot = extracts !== 1 ? words.needsExtract : namePattern.test(name) ? undefined : words.needsName

  const begin = async (): Promise<void> => {
    const asked = await beginImport({ name, files: uses, gcj02, use: isUsed })
    onDone(asked.phase === 'answered' ? null : asked.phase === 'refused' ? asked.detail : words.loadFailed)
  }
  return (
    <section className={dialog['body']}>
      <h3 className={classes['title']}>{words.bring}</h3>
      <p className={dialog['hint']}>{words.bringHint}</p>
      {files.length === 0 && <p className={dialog['hint']}>{words.noFiles}</p>}
      <ul className={classes['list']}>
        {files.map((file) => (
          <FileRow
            key={file.name}
            file={file}
            layerKinds={layerKinds}
            use={uses.get(file.name) ?? 'unused'}
            onUse={(use) => setSaid(new Map([...said, [file.name, use]]))}
            isGcj02={gcj02.has(file.name)}
            onGcj02={() => setGcj02(toggled(gcj02, file.name))}
            onDone={onDone}
          />
        ))}
      </ul>
      <Bring onDone={onDone} />
      {files.length > 0 && (
        <div className={dialog['row']}>
          <Field label={words.name}>
            {(id) => (
              <input
                id={id}
                type="text"
                maxLength={60}
                value={name}
                onChange={({ currentTarget }) => setName(currentTarget.value)}
              />
            )}
          </Field>
          <label className={dialog['check']}>
            <input type="checkbox" checked={isUsed} onChange={() => setUsed(!isUsed)} /> {words.useAtOnce}
          </label>
          <ActionButton label={words.begin} tone="main" whyNot={whyNot} onPress={() => void begin()} />
        </div>
      )}
    </section>
  )
}

const toggled = (names: ReadonlySet<string>, name: string): ReadonlySet<string> =>
  names.has(name) ? new Set([...names].filter((each) => each !== name)) : new Set([...names, name])

type RowProps = Pick<Cities, 'layerKinds'> & {
  readonly file: Cities['files'][number]
  readonly use: Use
  readonly onUse: (use: Use) => void
  readonly isGcj02: boolean
  readonly onGcj02: () => void
  readonly onDone: Props['onDone']
}

function FileRow({ file, layerKinds, use, onUse, isGcj02, onGcj02, onDone }: RowProps) {
  const { cities: words } = useWords()
  const kinds: Readonly<Record<string, string>> = words.kinds
  const drop = async (): Promise<void> => {
    const asked = await removeFile(file.name)
    onDone(asked.phase === 'answered' ? null : words.loadFailed)
  }
  return (
    <li>
      <b className={classes['file']} title={file.name}>
        {file.name}
      </b>
      <p>{sizeText(file.bytes)}</p>
      <span className={classes['keys']}>
        {isLayer(use) && (
          <label className={dialog['check']} title={words.inGcj02Hint}>
            <input type="checkbox" checked={isGcj02} onChange={onGcj02} /> {words.inGcj02}
          </label>
        )}
        <select
          aria-label={`${words.kindOf}: ${file.name}`}
          value={use}
          onChange={({ currentTarget }) => onUse(currentTarget.value)}
        >
          <option value="extract">{words.extract}</option>
          {layerKinds.map((kind) => (
            <option key={kind} value={kind}>
              {kinds[kind] ?? kind}
            </option>
          ))}
          <option value="unused">{words.unused}</option>
        </select>
        <ActionButton label={words.remove} onPress={() => void drop()} />
      </span>
    </li>
  )
}

/** Files are sent one after the other, each with how far it is. */
function Bring({ onDone }: Pick<Props, 'onDone'>) {
  const { cities: words } = useWords()
  const [going, setGoing] = useState<{ readonly name: string; readonly share: number } | null>(null)
  const bring = async (files: readonly File[]): Promise<void> => {
    const lost: string[] = []
    for (const file of files) {
      const isThere = await bringFile(file, (share) => setGoing({ name: file.name, share }))
      if (!isThere) lost.push(words.notBrought(file.name))
    }
    setGoing(null)
    onDone(lost.length === 0 ? null : lost.join(' '))
  }
  if (going !== null)
    return (
      <div>
        <progress className={classes['progress']} max={1} value={going.share} aria-label={going.name} />
        <output>{words.bringing(going.name, Math.round(going.share * 100))}</output>
      </div>
    )
  return <ChooseFiles label={words.choose} onFiles={(files) => void bring(files)} />
}

/** A key that opens the browser's own window for files; the browser's words for it are in no language of ours. */
function ChooseFiles({
  label,
  onFiles,
}: {
  readonly label: string
  readonly onFiles: (files: readonly File[]) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        aria-label={label}
        accept=".pbf,.json,.geojson,.csv,.png,.jpg,.jpeg,.webp,.svg"
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])])
          // The same file may be brought again.
          currentTarget.value = ''
        }}
      />
      <ActionButton label={label} onPress={() => input.current?.click()} />
    </div>
  )
}

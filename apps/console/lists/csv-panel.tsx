import { csvText, tablePreview } from '@tocsin/domain'
import { nameIn } from '@tocsin/ui/words'
import { useRef, useState } from 'react'
import { z } from 'zod'
import { ask } from '../ask.ts'
import { ActionButton } from '../controls/action-button.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useLanguage, useWords } from '../words.ts'
import classes from './lists.module.css'
import type { Prefers } from './use-catalogue.ts'

/** `basedOn` is there for lists that are saved as a whole. */
const previewOf = <Each extends z.ZodType>(each: Each) =>
  tablePreview(each).extend({ basedOn: z.number().optional(), leftOut: z.array(z.string()).optional() })

/** What is held here against what the file is held against: unsaved changes of the same list, and its version. */
type Over<Each> = {
  readonly version: number
  /** who has changed it last */
  readonly meanwhile: string | undefined
  readonly whyNot: string | undefined
  /** there are unsaved changes in it: it is asked what stands where the file differs */
  readonly isOver: boolean
  readonly clashes: (merged: readonly Each[]) => readonly string[]
}

type Preview<Each> = z.output<ReturnType<typeof previewOf<z.ZodType<Each>>>>

type Props<Each> = {
  readonly path: string
  readonly each: z.ZodType<Each>
  readonly fileName: string
  readonly rows: () => readonly (readonly string[])[]
  /** the table may stand for the whole list */
  readonly mayBeWhole?: boolean
  /** takes what would change (`changed`: its codes); false when some of it could not be taken, and what is left is looked at again */
  readonly onTake: (
    merged: readonly Each[],
    changed: ReadonlySet<string>,
    prefers: Prefers,
  ) => boolean | Promise<boolean>
  readonly over?: Over<Each>
}

/** A list as a file: out as it is; in with a preview of what would change, and every row that cannot be taken with its remedy. */
export function CsvPanel<Each>({ path, each, fileName, rows, mayBeWhole = false, onTake, over }: Props<Each>) {
  const { lists } = useWords()
  const [file, setFile] = useState<File | null>(null)
  const [isWhole, setWhole] = useState(false)
  const [preview, setPreview] = useState<Preview<Each> | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const newest = useRef(0)
  /** Of several looks only the last is shown: another file, or the same one changed, may have been asked about meanwhile. */
  const look = async (chosen: File, whole: boolean): Promise<void> => {
    const turn = ++newest.current
    // a file that was written anew since it was chosen cannot be read
    const file = await base64Of(chosen).catch(() => null)
    if (turn !== newest.current) return
    if (file === null) {
      setPreview(null)
      return setProblem(lists.csvFailed)
    }
    const body = { file, ...(mayBeWhole ? { whole } : {}) }
    const asked = await ask(path, previewOf(each), { method: 'POST', body })
    if (turn !== newest.current) return
    setPreview(asked.phase === 'answered' ? asked.answer : null)
    setProblem(asked.phase === 'answered' ? null : asked.phase === 'refused' ? asked.detail : lists.csvFailed)
  }
  const take = async ({ merged, changes }: Preview<Each>, prefers: Prefers): Promise<void> => {
    const isWholly = await onTake(merged, new Set(changes.map(({ code }) => code)), prefers)
    if (!isWholly && file !== null) return look(file, isWhole)
    setPreview(null)
  }
  return (
    <section className={dialog['body']}>
      <div className={classes['row']}>
        <ActionButton label={lists.csvOut} onPress={() => download(fileName, csvText(rows()))} />
        <label className={classes['file']}>
          {lists.csvIn}
          <input
            className="visually-hidden"
            type="file"
            accept=".csv,text/csv"
            onClick={({ currentTarget }) => {
              // the same file chosen again is looked at again
              currentTarget.value = ''
            }}
            onChange={({ currentTarget: { files } }) => {
              const chosen = files?.[0] ?? null
              setFile(chosen)
              if (chosen !== null) void look(chosen, isWhole)
            }}
          />
        </label>
        {mayBeWhole && (
          <label>
            <input
              type="checkbox"
              checked={isWhole}
              onChange={({ currentTarget: { checked } }) => {
                setWhole(checked)
                if (file !== null) void look(file, checked)
              }}
            />
            {lists.csvWhole}
          </label>
        )}
      </div>
      {problem !== null && (
        <p className={dialog['problem']} role="alert">
          {problem}
        </p>
      )}
      {preview !== null && (
        <Found
          preview={preview}
          over={over}
          onTake={(prefers) => void take(preview, prefers)}
          onAgain={() => file !== null && void look(file, isWhole)}
        />
      )}
    </section>
  )
}

type FoundProps<Each> = Pick<Props<Each>, 'over'> & {
  readonly preview: Preview<Each>
  readonly onTake: (prefers: Prefers) => void
  readonly onAgain: () => void
}

function Found<Each>({ preview, over, onTake, onAgain }: FoundProps<Each>) {
  const { lists, roll } = useWords()
  const language = useLanguage()
  const { changes, refused, same, isGbk, merged, basedOn } = preview
  const isOld = over !== undefined && basedOn !== over.version
  const clashes = over?.isOver === true ? over.clashes(merged) : []
  const isAsked = over?.isOver === true && changes.length > 0 && !isOld
  const whyNot =
    refused.length > 0 ? lists.csvRefused(refused.length) : changes.length === 0 ? lists.csvNone : over?.whyNot
  return (
    <>
      {preview.leftOut !== undefined && preview.leftOut.length > 0 && (
        <p className={classes['warn']}>{roll.leftOut(preview.leftOut.join(', '))}</p>
      )}
      {isGbk && <p className={classes['warn']}>{lists.csvGbk}</p>}
      {refused.length > 0 && (
        <>
          <p className={dialog['problem']} role="alert">
            {lists.csvRefused(refused.length)}
          </p>
          <ul className={classes['changes']}>
            {refused.map(({ line, field, why, value }) => (
              <li key={`${line} ${field} ${why}`}>
                <b>{lists.line(line)}</b> {field}
                {value !== '' && <code>{value}</code>}
                <span className={classes['bad']}>{lists.tableRefusals[why]}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {changes.length > 0 && (
        <ul className={classes['changes']}>
          {changes.map(({ code, name, change, fields }) => (
            <li key={code} data-change={change}>
              <b>{lists.changes[change]}</b> {nameIn(language, name)} <span className={classes['dim']}>{code}</span>
              {fields.length > 0 && <small className={classes['dim']}>{fields.join(', ')}</small>}
            </li>
          ))}
        </ul>
      )}
      {isOld && (
        <p className={classes['warn']} role="alert">
          {over.meanwhile ?? lists.csvAgain}
        </p>
      )}
      {isAsked && (
        <div className={classes['warn']} role="alert">
          {lists.csvOver} {clashes.length === 0 ? lists.csvNoClash : lists.csvClashes(clashes.length)}
          {clashes.length > 0 && <small>{` ${clashes.join(', ')}`}</small>}
        </div>
      )}
      <div className={classes['row']}>
        <span className={classes['dim']}>{changes.length === 0 ? lists.csvNone : lists.csvSame(same)}</span>
        {isOld ? (
          <ActionButton tone="main" label={lists.csvAgain} onPress={onAgain} />
        ) : (
          <ActionButton
            tone="main"
            label={isAsked ? lists.csvKeepMine : lists.csvTake(changes.length)}
            whyNot={whyNot}
            onPress={() => onTake('mine')}
          />
        )}
        {isAsked && <ActionButton label={lists.csvTakeFile} whyNot={whyNot} onPress={() => onTake('file')} />}
      </div>
    </>
  )
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  return btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(''))
}

/** Hands a text to the browser as a file. */
export function download(name: string, text: string, type = 'text/csv'): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}

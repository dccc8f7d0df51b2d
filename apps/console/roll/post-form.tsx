import { id as anyId, postKinds, type Point, type Post } from '@tocsin/domain'
import { nameIn } from '@tocsin/ui/words'
import { useEffect, useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Field } from '../controls/field.tsx'
import { desk } from '../desk/desk-state.ts'
import { showDone } from '../desk/notices.ts'
import dialog from '../dialogs/dialog.module.css'
import { onCtrlEnter } from '../dialogs/text-area.tsx'
import lists from '../lists/lists.module.css'
import { useSend } from '../live/use-line.ts'
import { useLanguage, useWords } from '../words.ts'
import { pointIn } from './point-in.ts'

type Props = {
  /** undefined: a new one */
  readonly post: Post | undefined
  readonly posts: readonly Post[]
  readonly onMade: (id: string) => void
}

const textOf = (point: Point | undefined): string => (point === undefined ? '' : `${point.lon}, ${point.lat}`)

/** One post: what it is called and where it stands. Its telephone is set in the phone book. */
export function PostForm({ post, posts, onMade }: Props) {
  const { roll, organisations } = useWords()
  const language = useLanguage()
  const send = useSend()
  const [id, setId] = useState(post?.id ?? '')
  const [kind, setKind] = useState<Post['kind']>(post?.kind ?? 'station')
  const [zh, setZh] = useState(post?.name.zh ?? '')
  const [en, setEn] = useState(post?.name.en ?? '')
  const [where, setWhere] = useState(textOf(post?.point))
  const [under, setUnder] = useState(post?.under ?? null)
  const point = pointIn(where)
  const name = { zh: zh.trim() || en.trim(), en: en.trim() || zh.trim() }
  const isSame =
    post !== undefined &&
    kind === post.kind &&
    name.zh === post.name.zh &&
    name.en === post.name.en &&
    where === textOf(post.point) &&
    under === post.under
  const isChanged = post === undefined ? id !== '' || zh !== '' || en !== '' : !isSame
  useEffect(() => desk.set({ hasText: isChanged }), [isChanged])
  const whyNot = !anyId.safeParse(id).success
    ? `${roll.code}: ${roll.codeAbout}`
    : post === undefined && posts.some((each) => each.id === id)
      ? roll.codeTaken
      : name.zh === ''
        ? roll.needed(roll.nameZh)
        : point === undefined
          ? roll.pointWrong
          : isSame
            ? roll.unchanged
            : undefined
  async function save(): Promise<void> {
    if (whyNot !== undefined || point === undefined) return
    const type = post === undefined ? 'open-post' : 'change-post'
    if (!(await send({ type, body: { post: id, kind, name, point, under } })).ok) return
    showDone(roll.saved)
    onMade(id)
  }
  const text = (label: string, value: string, onValue: (value: string) => void, readOnly = false, about = '') => (
    <Field label={label}>
      {(field) => (
        <input
          id={field}
          className={lists['plain']}
          value={value}
          maxLength={100}
          readOnly={readOnly}
          placeholder={about}
          autoComplete="off"
          onChange={({ currentTarget }) => onValue(currentTarget.value)}
        />
      )}
    </Field>
  )
  return (
    <div className={lists['form']} role="presentation" onKeyDown={onCtrlEnter(() => void save())}>
      <div className={lists['fields']}>
        <div className={lists['half']}>{text(roll.code, id, setId, post !== undefined)}</div>
        <div className={lists['half']}>
          <Field label={roll.kind}>
            {(field) => (
              <select
                id={field}
                value={kind}
                onChange={({ currentTarget: { value } }) => setKind(postKinds.find((each) => each === value) ?? kind)}
              >
                {postKinds.map((each) => (
                  <option key={each} value={each}>
                    {roll.postKinds[each]}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
        <div className={lists['half']}>{text(roll.nameZh, zh, setZh)}</div>
        <div className={lists['half']}>{text(roll.nameEn, en, setEn)}</div>
        <div className={lists['half']}>
          <Field label={organisations.under}>
            {(field) => (
              <select
                id={field}
                value={under ?? ''}
                onChange={({ currentTarget: { value } }) => setUnder(value || null)}
              >
                <option value="">{organisations.underNone}</option>
                {posts
                  .filter((each) => each.id !== post?.id)
                  .map((each) => (
                    <option key={each.id} value={each.id}>
                      {nameIn(language, each.name)}
                    </option>
                  ))}
              </select>
            )}
          </Field>
        </div>
        <div className={lists['full']}>{text(roll.point, where, setWhere, false, roll.pointAbout)}</div>
      </div>
      <div className={dialog['row']}>
        <ActionButton tone="main" label={roll.save} whyNot={whyNot} onPress={() => void save()} />
      </div>
    </div>
  )
}

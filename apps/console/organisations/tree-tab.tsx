import { organisationKinds, relations, type Near, type Organisation, type Post } from '@tocsin/domain'
import { nameIn } from '@tocsin/ui/words'
import { useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Field } from '../controls/field.tsx'
import { Twice } from '../controls/twice.tsx'
import { useAll, useDocument } from '../live/use-board.ts'
import { useNames } from '../live/names.ts'
import { useSend, useViewer } from '../live/use-line.ts'
import { useLanguage, useWords } from '../words.ts'
import { AreaPanel } from './area-panel.tsx'
import classes from './organisations.module.css'
import { useNear, useNearName } from './use-near.ts'

/** Above, oneself, below and beside; one's own posts; and the ground that each answers for. */
export function TreeTab() {
  const own = useDocument('organisation', useViewer().org)
  const near = useNear()
  if (own === undefined) return null
  return (
    <div className={classes['tab']}>
      <div>
        <Superior own={own} near={near} />
        <Own own={own} />
        <Asking own={own} near={near} />
        {relations
          .filter((each) => each !== 'superior')
          .map((relation) => (
            <Others key={relation} relation={relation} near={near} />
          ))}
      </div>
      <AreaPanel own={own} near={near} />
    </div>
  )
}

type Props = { readonly own: Organisation; readonly near: readonly Near<Organisation>[] }

/** What one stands under, what one has asked for, or whom one could ask. */
function Superior({ own, near }: Props) {
  const { organisations: words } = useWords()
  const send = useSend()
  const names = useNames()
  const named = useNearName()
  const [chosen, choose] = useState('')
  const end = (): void => void send({ type: 'end-superior', body: { subordinate: own.id } })
  const above = near.filter(({ relation }) => relation === 'superior')
  if (own.superior !== null)
    return (
      <section>
        <h3>{words.superior}</h3>
        <ul className={classes['rows']}>
          {above.toReversed().map((each) => (
            <li key={each.organisation.id}>
              {named(each)}
              {each.organisation.id === own.superior && (
                <span className={classes['end']}>
                  <Twice label={words.end} ask={words.endAsk(names.organisation(own.superior))} onSure={end} />
                </span>
              )}
            </li>
          ))}
        </ul>
      </section>
    )
  const to = chosen === '' ? near[0]?.organisation.id : chosen
  return (
    <section>
      <h3>{words.superior}</h3>
      {own.asks !== null ? (
        <p className={classes['line']}>
          <span>{words.asked(names.organisation(own.asks))}</span>
          <ActionButton label={words.takeBack} onPress={end} />
        </p>
      ) : near.length === 0 ? (
        <p className={classes['dim']}>{words.noOthers}</p>
      ) : (
        <div className={classes['line']}>
          <Field label={words.askWhom}>
            {(id) => (
              <select id={id} value={to} onChange={({ currentTarget }) => choose(currentTarget.value)}>
                {near.map((each) => (
                  <option key={each.organisation.id} value={each.organisation.id}>
                    {named(each)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <ActionButton
            tone="main"
            label={words.ask}
            onPress={() => {
              if (to !== undefined) void send({ type: 'ask-superior', body: { superior: to } })
            }}
          />
        </div>
      )}
    </section>
  )
}

/** One's own organisation with its posts, each below the one that it stands under. */
function Own({ own }: { readonly own: Organisation }) {
  const { organisations: words, roll } = useWords()
  const send = useSend()
  const language = useLanguage()
  const posts = useAll('post').filter(({ org }) => org === own.id)
  return (
    <section>
      <h3>{nameIn(language, own.name)}</h3>
      <Field label={words.kind}>
        {(id) => (
          <select
            id={id}
            value={own.kind ?? ''}
            onChange={({ currentTarget: { value } }) => {
              const kind = organisationKinds.find((each) => each === value)
              if (kind !== undefined) void send({ type: 'set-organisation-kind', body: { kind } })
            }}
          >
            {own.kind === null && <option value="">{words.noKind}</option>}
            {organisationKinds.map((each) => (
              <option key={each} value={each}>
                {words.kinds[each]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <ul className={classes['rows']}>
        {nested(posts).map(({ post, depth }) => (
          <li key={post.id} style={{ paddingInlineStart: depth * 18 }}>
            {nameIn(language, post.name)} <small>{roll.postKinds[post.kind]}</small>
            {post.area !== null && <small>{words.hasArea}</small>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Posts in the order of a tree: each followed by those under it. */
function nested(posts: readonly Post[], under: string | null = null, depth = 0): { post: Post; depth: number }[] {
  const ids = new Set(posts.map(({ id }) => id))
  return posts
    .filter((post) => (post.under !== null && ids.has(post.under) ? post.under : null) === under)
    .toSorted((a, b) => a.name.zh.localeCompare(b.name.zh, 'zh-CN', { numeric: true }))
    .flatMap((post) => [{ post, depth }, ...(depth > 8 ? [] : nested(posts, post.id, depth + 1))])
}

/** Who would stand under one's own, and waits for the answer. */
function Asking({ own, near }: Props) {
  const { organisations: words } = useWords()
  const send = useSend()
  const named = useNearName()
  const asking = near.filter(({ organisation }) => organisation.asks === own.id)
  if (asking.length === 0) return null
  return (
    <section>
      <h3>{words.asking}</h3>
      <ul className={classes['rows']}>
        {asking.map((each) => {
          const body = { subordinate: each.organisation.id }
          return (
            <li key={body.subordinate}>
              {named(each)}
              <span className={classes['end']}>
                <ActionButton
                  tone="main"
                  label={words.accept}
                  onPress={() => void send({ type: 'accept-subordinate', body })}
                />
                <ActionButton label={words.refuse} onPress={() => void send({ type: 'end-superior', body })} />
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

type OthersProps = Pick<Props, 'near'> & { readonly relation: (typeof relations)[number] }

function Others({ relation, near }: OthersProps) {
  const { organisations: words } = useWords()
  const { org } = useViewer()
  const send = useSend()
  const language = useLanguage()
  const of = near.filter((each) => each.relation === relation)
  if (of.length === 0) return null
  return (
    <section>
      <h3>{words.groups[relation]}</h3>
      <ul className={classes['rows']}>
        {of.map(({ organisation: { id, name, kind, superior, area } }) => (
          <li key={id}>
            {nameIn(language, name)} <small>{kind === null ? words.noKind : words.kinds[kind]}</small>
            {area !== null && <small>{words.hasArea}</small>}
            {superior === org && (
              <span className={classes['end']}>
                <Twice
                  label={words.end}
                  ask={words.endAsk(nameIn(language, name))}
                  onSure={() => void send({ type: 'end-superior', body: { subordinate: id } })}
                />
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

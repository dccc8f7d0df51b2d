import { commandSchemas, roles, rowOfAccount, type AccountDocument, type Role } from '@tocsin/domain'
import type { TypedCommand } from '@tocsin/link'
import { useEffect, useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Field } from '../controls/field.tsx'
import { desk } from '../desk/desk-state.ts'
import { showDone } from '../desk/notices.ts'
import dialog from '../dialogs/dialog.module.css'
import { onCtrlEnter } from '../dialogs/text-area.tsx'
import lists from '../lists/lists.module.css'
import { useSend, useViewer } from '../live/use-line.ts'
import type { Prove } from '../sign-in/use-proof.tsx'
import { newId } from '../new-id.ts'
import { useWords } from '../words.ts'
import { changesOfAccount } from './changes.ts'
import { givePassword } from './password.ts'
import { PostField } from './post-field.tsx'
import { Twice } from '../controls/twice.tsx'

type Props = {
  /** undefined: a new one */
  readonly account: AccountDocument | undefined
  /** sign-in names that are taken */
  readonly logins: readonly string[]
  readonly prove: Prove
  /** it was made, or was given a password: undefined where that failed */
  readonly onPassword: (id: string, password: string | undefined) => void
}

const loginFits = (login: string): boolean => commandSchemas['create-account'].shape.login.safeParse(login).success

/** One account: its roles and post, whether it may sign in, and a password for whoever has none. */
export function PersonForm({ account, logins, prove, onPassword }: Props) {
  const { roll, trade } = useWords()
  const send = useSend()
  const me = useViewer().account
  const [id] = useState(() => account?.id ?? newId())
  const [login, setLogin] = useState(account?.login ?? '')
  const [may, setMay] = useState<ReadonlySet<Role>>(new Set(account === undefined ? [] : rowOfAccount(account).roles))
  const [post, setPost] = useState(account?.post ?? null)
  const isMade = account !== undefined
  const wanted = { account: id, login: login.trim(), roles: [...may], post, disabled: account?.disabled ?? false }
  const commands = changesOfAccount(account, wanted)
  const hasText = login !== '' && commands.length > 0
  useEffect(() => desk.set({ hasText }), [hasText])
  const whyNot = isMade
    ? commands.length === 0
      ? roll.unchanged
      : undefined
    : wanted.login === ''
      ? roll.needed(roll.login)
      : !loginFits(wanted.login)
        ? roll.loginAbout
        : logins.some((each) => each.toLowerCase() === wanted.login.toLowerCase())
          ? roll.loginTaken
          : undefined

  async function give(all: readonly TypedCommand[]): Promise<boolean> {
    for (const command of all) if (!(await send(command)).ok) return false
    showDone(roll.saved)
    return true
  }
  const renew = async (): Promise<void> => onPassword(id, await givePassword(id, prove))
  async function save(): Promise<void> {
    if (whyNot !== undefined || !(await give(commands))) return
    if (!isMade) await renew()
  }
  const toggle = (role: Role): void => {
    const others = [...may].filter((each) => each !== role)
    setMay(new Set(may.has(role) ? others : [...others, role]))
  }
  return (
    <div className={lists['form']} role="presentation" onKeyDown={onCtrlEnter(() => void save())}>
      <Field label={roll.login}>
        {(field) => (
          <input
            id={field}
            className={lists['plain']}
            value={login}
            readOnly={isMade}
            maxLength={60}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={({ currentTarget }) => setLogin(currentTarget.value)}
          />
        )}
      </Field>
      {!isMade && <p className={dialog['hint']}>{roll.loginAbout}</p>}
      <fieldset className={lists['choices']}>
        <legend>{roll.roles}</legend>
        {roles.map((role) => (
          <label key={role} className={dialog['check']}>
            <input type="checkbox" checked={may.has(role)} onChange={() => toggle(role)} />
            {trade.roles[role]}
          </label>
        ))}
      </fieldset>
      <PostField post={post} onPost={setPost} />
      <div className={dialog['row']}>
        <ActionButton tone="main" label={roll.save} whyNot={whyNot} onPress={() => void save()} />
        {isMade && <Twice label={roll.resetPassword} ask={roll.resetAsk(wanted.login)} onSure={() => void renew()} />}
        {account !== undefined && id !== me && !account.disabled && (
          <Twice
            label={roll.disable}
            ask={roll.disableAsk(login)}
            onSure={() => void give([{ type: 'disable-account', body: { account: id } }])}
          />
        )}
        {account?.disabled === true && (
          <ActionButton
            label={roll.enable}
            onPress={() => void give([{ type: 'enable-account', body: { account: id } }])}
          />
        )}
      </div>
    </div>
  )
}

import { roles, type AccountDocument } from '@tocsin/domain'
import { nameIn } from '@tocsin/ui/words'
import { useState } from 'react'
import dialog from '../dialogs/dialog.module.css'
import { useAll } from '../live/use-board.ts'
import { useViewer } from '../live/use-line.ts'
import lists from '../lists/lists.module.css'
import { useProof } from '../sign-in/use-proof.tsx'
import { ShownOnce } from './shown-once.tsx'
import { useLanguage, useWords } from '../words.ts'
import { PersonForm } from './person-form.tsx'
import { PersonSignIn } from './person-sign-in.tsx'
import { fresh, RollList, type Line } from './roll-list.tsx'

const byLogin = (a: AccountDocument, b: AccountDocument): number =>
  a.login.localeCompare(b.login, 'zh-CN', { numeric: true })

/** Accounts: who may sign in, as what, for which post. */
export function PeopleTab() {
  const { roll, trade, desk } = useWords()
  const language = useLanguage()
  const { org } = useViewer()
  const { prove, prompt } = useProof()
  const [chosen, choose] = useState<string | null>(null)
  /** made a moment ago: shown while it is on the right, and never again */
  const [made, setMade] = useState<{ readonly id: string; readonly password: string | undefined } | null>(null)
  const posts = new Map(useAll('post').map(({ id, name }) => [id, nameIn(language, name)]))
  const accounts = useAll('account')
    .filter((each) => each.org === org)
    .toSorted(byLogin)
  const lines = accounts.map((account): Line => {
    const may = roles.filter((role) => account.roles.includes(role)).map((role) => trade.roles[role])
    const post = posts.get(account.post ?? '') ?? ''
    const beside = account.disabled ? roll.disabled : [...may, post].filter(Boolean).join(desk.listSeparator)
    return {
      id: account.id,
      name: account.login,
      beside,
      found: `${account.login} ${account.id} ${beside} ${account.roles.join(' ')}`,
      isOut: account.disabled,
    }
  })
  const account = accounts.find(({ id }) => id === chosen)
  return (
    <RollList
      lines={lines}
      chosen={chosen}
      onChoose={(id) => {
        setMade(null)
        choose(id)
      }}
      newLabel={roll.newPerson}
      onNew={() => choose(fresh)}
    >
      {account === undefined && chosen !== fresh ? (
        <p className={lists['dim']}>{roll.choose}</p>
      ) : (
        <>
          {prompt}
          <PersonForm
            key={chosen}
            account={account}
            logins={accounts.map(({ login }) => login)}
            prove={prove}
            onPassword={(id, password) => {
              setMade({ id, password })
              choose(id)
            }}
          />
          {account !== undefined && made?.id === account.id && <Password login={account.login} {...made} />}
          {account !== undefined && (
            <PersonSignIn key={`of ${account.id}`} account={account.id} login={account.login} prove={prove} />
          )}
        </>
      )}
    </RollList>
  )
}

function Password({ login, password }: { readonly login: string; readonly password: string | undefined }) {
  const { roll } = useWords()
  return password === undefined ? (
    <p className={dialog['problem']} role="alert">
      {roll.passwordFailed}
    </p>
  ) : (
    <ShownOnce login={login} password={password} />
  )
}

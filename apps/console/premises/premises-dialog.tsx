import type { ChosenPlace, PremisesDocument } from '@tocsin/domain'
import { nameIn } from '@tocsin/ui/words'
import { useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Field } from '../controls/field.tsx'
import { Tabs } from '../controls/tabs.tsx'
import { useWhyNot } from '../desk/why-not.ts'
import { Dialog } from '../dialogs/dialog.tsx'
import { useAll, useDocument } from '../live/use-board.ts'
import { useNow } from '../live/use-now.ts'
import { useLanguage, useWords } from '../words.ts'
import { Detail } from './detail.tsx'
import classes from './premises.module.css'
import { Register } from './register.tsx'
import { countUnder, findPremises, premisesTabs, type PremisesTab } from './standings.ts'

type Props = { readonly at: ChosenPlace | null; readonly first: string | null }

/** All premises of the organisation: found by name and kind, with what waits for somebody. */
export function PremisesDialog({ at, first }: Props) {
  const words = useWords()
  const { premises } = words
  const whyNot = useWhyNot()
  const now = useNow()
  const all = useAll('premises')
  const [tab, setTab] = useState<PremisesTab>('all')
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(first)
  const [isRegistering, setRegistering] = useState(first === null && at !== null)
  const shown = useDocument('premises', chosen)
  const found = findPremises(all, tab, text, now, premises)
  const choose = (id: string): void => {
    setChosen(id)
    setRegistering(false)
  }
  return (
    <Dialog title={premises.title} widthPx={940}>
      <div className={classes['page']}>
        <div className={classes['list']}>
          <Field label={premises.search}>
            {(id) => (
              <input
                id={id}
                type="search"
                value={text}
                placeholder={premises.searchPlaceholder}
                data-autofocus={isRegistering ? undefined : true}
                onChange={(event) => setText(event.currentTarget.value)}
              />
            )}
          </Field>
          <Tabs
            label={premises.title}
            tabs={premisesTabs.map((key) => ({ key, label: premises[key], count: countUnder(key, all, now) }))}
            chosen={tab}
            onChoose={setTab}
          />
          <ul>
            {found.map((each) => (
              <Row key={each.id} premises={each} isChosen={each.id === chosen && !isRegistering} onChoose={choose} />
            ))}
          </ul>
          {found.length === 0 && (
            <p className={classes['none']}>{all.length === 0 ? premises.empty : premises.emptyFiltered}</p>
          )}
          <ActionButton
            label={premises.register}
            whyNot={whyNot('register-premises')}
            onPress={() => setRegistering(true)}
          />
        </div>
        <div className={classes['detail']}>
          {isRegistering ? (
            <Register at={at} before={undefined} onDone={choose} />
          ) : shown === undefined ? (
            <p className={classes['none']}>{premises.choose}</p>
          ) : (
            <Detail key={shown.id} premises={shown} tab={tab} />
          )}
        </div>
      </div>
    </Dialog>
  )
}

type RowProps = {
  readonly premises: PremisesDocument
  readonly isChosen: boolean
  readonly onChoose: (id: string) => void
}

function Row({ premises: each, isChosen, onChoose }: RowProps) {
  const { premises } = useWords()
  const language = useLanguage()
  return (
    <li>
      <button type="button" aria-pressed={isChosen} onClick={() => onChoose(each.id)}>
        <b>{each.name === null ? each.address : nameIn(language, each.name)}</b>
        <small>
          {premises.classes[each.class]}
          {each.name !== null && ` · ${each.address}`}
        </small>
      </button>
    </li>
  )
}

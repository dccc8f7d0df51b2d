import { isUnderWay } from '@tocsin/domain'
import { useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Dialog } from '../dialogs/dialog.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useWhyNot } from '../desk/why-not.ts'
import { useAll } from '../live/use-board.ts'
import { useWords } from '../words.ts'
import { Begin } from './begin.tsx'
import { PastReliefs } from './past-reliefs.tsx'
import { ReliefPage } from './relief-page.tsx'

/** The handover between shifts (交接班): the one that is under way, or the way to begin one. */
export function ReliefWindow() {
  const { relief } = useWords()
  const mayNot = useWhyNot()('see-relief')
  return (
    <Dialog title={relief.title} widthPx={1180}>
      {mayNot === undefined ? <Reliefs /> : <p className={dialog['hint']}>{mayNot}</p>}
    </Dialog>
  )
}

function Reliefs() {
  const { relief: words } = useWords()
  const reliefs = useAll('relief').filter(isUnderWay)
  const [isPast, setIsPast] = useState(false)
  if (isPast) return <PastReliefs onBack={() => setIsPast(false)} />
  const newest = reliefs.toSorted((a, b) => b.begunAt - a.begunAt)[0]
  return (
    <div className={dialog['body']}>
      {newest === undefined ? <Begin /> : <ReliefPage key={newest.id} relief={newest} />}
      <div>
        <ActionButton label={words.past} onPress={() => setIsPast(true)} />
      </div>
    </div>
  )
}

import { isFree } from '@tocsin/domain'
import { useState } from 'react'
import { Choices, digitCode } from '../controls/choices.tsx'
import { useSteady } from '../controls/steady.ts'
import { closeDialog } from '../desk/desk-state.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { useMyPost } from '../station/my-post.ts'
import { useAll, useDocument } from '../live/use-board.ts'
import { useSend } from '../live/use-line.ts'
import { useWords } from '../words.ts'
import { Dialog } from './dialog.tsx'
import classes from './dialog.module.css'
import { onCtrlEnter, Submit } from './text-area.tsx'

/** Which units a post sends under its slip; its own free ones stand first. */
export function NameCrew({ id }: { readonly id: string }) {
  const { dialogs, station, trade } = useWords()
  const isStation = useMyPost() !== null
  const slip = useDocument('slip', id)
  const post = slip?.addressee.kind === 'post' ? slip.addressee.post : null
  const whyNot = useWhyNot()
  const send = useSend()
  const [marked, setChosen] = useState<readonly string[]>([])
  const free = useAll('unit')
    .filter((unit) => isFree(unit) && whyNot('name-crew', { kind: 'unit', document: unit }) === undefined)
    .sort(
      (a, b) =>
        Number(b.post === post) - Number(a.post === post) ||
        a.callSign.localeCompare(b.callSign, 'en', { numeric: true }),
    )
  // One that was marked and is no longer free shows no mark, so it does not go along either.
  const chosen = marked.filter((unit) => free.some(({ id: each }) => each === unit))
  const choices = useSteady(free, ({ id: unit }) => unit, 24)
  const mayNot = slip === undefined ? dialogs.noFreeUnits : whyNot('name-crew', { kind: 'slip', document: slip })
  const name = (): void => {
    if (chosen.length === 0 || mayNot !== undefined) return
    void send({ type: 'name-crew', body: { slip: id, units: [...chosen] } })
    closeDialog()
  }
  return (
    <Dialog title={dialogs.nameCrew}>
      <div className={classes['body']} role="presentation" onKeyDown={onCtrlEnter(name)}>
        {isStation && <p className={classes['hint']}>{station.ownUnitsOnly}</p>}
        {free.length === 0 && <p className={classes['hint']}>{dialogs.noFreeUnits}</p>}
        <Choices
          label={dialogs.crewUnits}
          choices={choices.map(({ item: unit, place }) => ({
            id: unit.id,
            code: digitCode(place),
            shown: `${unit.callSign} · ${trade.unitKinds[unit.kind]}${chosen.includes(unit.id) ? ' ✓' : ''}`,
          }))}
          onChoose={(unit) =>
            setChosen(chosen.includes(unit) ? chosen.filter((each) => each !== unit) : [...chosen, unit])
          }
        />
        <Submit
          label={dialogs.nameCrew}
          whyNot={mayNot ?? (chosen.length === 0 ? dialogs.crewUnits : undefined)}
          onPress={name}
        />
      </div>
    </Dialog>
  )
}

import type { IncidentDocument } from '@tocsin/domain'
import type { Words } from '@tocsin/ui/words'
import { ActionButton } from '../controls/action-button.tsx'
import { findOnMap, openDialog, type Dialog } from '../desk/desk-state.ts'
import { useKey } from '../desk/use-keys.ts'
import { useHandsKeys } from '../hands/use-hands-keys.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { shownKey } from '../keys.ts'
import { focusField } from '../narrative/focus-field.ts'
import { useSend, useViewer } from '../live/use-line.ts'
import { useNames } from '../live/names.ts'
import { AreaLine } from '../organisations/area-line.tsx'
import { SealedLine } from '../secrecy/sealed-line.tsx'
import { Shares } from '../sharing/shares.tsx'
import { useLikely } from '../throwing/use-likely.ts'
import { useStepKeys } from '../station/use-step-keys.ts'
import { useThrow } from '../throwing/use-throw.ts'
import { useWords } from '../words.ts'
import classes from './actions.module.css'

type Row = {
  readonly action: keyof Words['shortActions']
  readonly label: string
  readonly whyNot: string | undefined
  readonly press: () => void
  readonly tone?: 'danger'
}

/** What can be done with an open incident; each with its key. */
export function Actions({ incident }: { readonly incident: IncidentDocument }) {
  const words = useWords()
  const { card, closures, dialogs, mapPlace } = words
  const whyNot = useWhyNot()
  const throwTo = useThrow()
  const about = { kind: 'incident', document: incident } as const
  const open = (
    kind: 'send-to-post' | 'units-of' | 'edit' | 'join' | 'hand-over' | 'close' | 'throw' | 'share' | 'seal',
  ): (() => void) => {
    const dialog: Dialog = { kind, incident: incident.id }
    return () => openDialog(dialog)
  }
  const rows: readonly Row[] = [
    {
      action: 'send-to-post',
      label: dialogs.sendToPost,
      whyNot: whyNot('send-to-post', about),
      press: open('send-to-post'),
    },
    { action: 'unit-status', label: dialogs.status, whyNot: whyNot('report-status'), press: open('units-of') },
    { action: 'add-note', label: words.actions['add-note'], whyNot: whyNot('note-incident', about), press: focusField },
    {
      action: 'edit-incident',
      label: words.actions['edit-incident'],
      whyNot: whyNot('retype-incident', about),
      press: open('edit'),
    },
    {
      action: 'find-on-map',
      label: mapPlace.title,
      whyNot: incident.place === null ? card.noPlace : undefined,
      press: findOnMap,
    },
    {
      action: 'file-feedback',
      label: card.feedback,
      whyNot: whyNot('file-feedback'),
      press: () => openDialog({ kind: 'feedback', incident: incident.id, slip: null }),
    },
    {
      action: 'close-here',
      label: words.actions['close-here'],
      whyNot: whyNot('draw-closure') ?? (incident.place === null ? closures.noPlace : undefined),
      press: () => {
        const point = incident.place?.point
        if (point !== undefined) openDialog({ kind: 'closure', geometry: { kind: 'point', point }, closure: null })
      },
    },
    {
      action: 'hands',
      label: words.actions.hands,
      whyNot: whyNot('divert-unit'),
      press: () => openDialog({ kind: 'hands', incident: incident.id, step: null }),
    },
    { action: 'join-incident', label: dialogs.join, whyNot: whyNot('join-incident', about), press: open('join') },
    { action: 'hand-over', label: dialogs.handOver, whyNot: whyNot('offer-incident', about), press: open('hand-over') },
    {
      action: 'throw-incident',
      label: words.actions['throw-incident'],
      whyNot: whyNot('throw-incident', about),
      press: open('throw'),
    },
    {
      action: 'share-incident',
      label: words.actions['share-incident'],
      whyNot: whyNot('share-incident', about),
      press: open('share'),
    },
    {
      action: 'seal-incident',
      label: words.actions['seal-incident'],
      whyNot: incident.sealed === null ? whyNot('seal-incident', about) : words.secrecy.sealed,
      press: open('seal'),
    },
    {
      action: 'close-incident',
      label: dialogs.close,
      whyNot: whyNot('close-incident', about),
      press: open('close'),
      tone: 'danger',
    },
  ]
  useHandsKeys(incident.id)
  const likely = useLikely(incident.id)
  useKey(
    'throw-likely',
    () => (likely === undefined ? open('throw')() : throwTo(incident.id, likely)),
    whyNot('throw-incident', about) === undefined,
  )
  useStepKeys(incident.id)
  useKey('throw-to-wall', () => throwTo(incident.id, { kind: 'wall' }), whyNot('throw-incident', about) === undefined)
  return (
    <>
      <AreaOf incident={incident} />
      <Handover incident={incident} />
      <SealedLine incident={incident} />
      <Shares incident={incident} />
      <div className={classes['actions']} role="toolbar" aria-label={card.title}>
        {rows.map((row) => (
          <ActionKey key={row.action} row={row} />
        ))}
      </div>
    </>
  )
}

function ActionKey({ row: { action, label, whyNot, press, tone } }: { readonly row: Row }) {
  const { shortActions } = useWords()
  useKey(action, press, whyNot === undefined)
  return (
    <ActionButton
      label={shortActions[action]}
      hint={shownKey(action)}
      whyNot={whyNot}
      onPress={press}
      title={label}
      tone={tone ?? 'plain'}
    />
  )
}

/** In whose area it lies; another's can be given it or shown it by the keys beside, with that one filled in. */
function AreaOf({ incident }: { readonly incident: IncidentDocument }) {
  const { shortActions } = useWords()
  const { org } = useViewer()
  const whyNot = useWhyNot()
  const about = { kind: 'incident', document: incident } as const
  const id = incident.id
  if (incident.place === null || incident.org !== org) return null
  return (
    <AreaLine at={incident.place.point}>
      {() => (
        <>
          <ActionButton
            label={shortActions['hand-over']}
            hint={shownKey('hand-over')}
            whyNot={whyNot('offer-incident', about)}
            onPress={() => openDialog({ kind: 'hand-over', incident: id })}
          />
          <ActionButton
            label={shortActions['share-incident']}
            hint={shownKey('share-incident')}
            whyNot={whyNot('share-incident', about)}
            onPress={() => openDialog({ kind: 'share', incident: id })}
          />
        </>
      )}
    </AreaLine>
  )
}

/** An offer to another organisation that waits for its answer, seen from either side. */
function Handover({ incident }: { readonly incident: IncidentDocument }) {
  const { card } = useWords()
  const names = useNames()
  const whyNot = useWhyNot()
  const send = useSend()
  const viewer = useViewer()
  if (incident.handover === null) return null
  const about = { kind: 'incident', document: incident } as const
  const body = { incident: incident.id }
  const isOurs = incident.org === viewer.org
  return (
    <p className={classes['handover']}>
      <span>
        {isOurs
          ? card.handoverTo(names.organisation(incident.handover.to))
          : card.handoverFrom(names.organisation(incident.org))}
      </span>
      {isOurs ? (
        <ActionButton
          label={card.withdraw}
          whyNot={whyNot('withdraw-incident', about)}
          onPress={() => void send({ type: 'withdraw-incident', body })}
        />
      ) : (
        <>
          <ActionButton
            tone="main"
            label={card.acceptHandover}
            whyNot={whyNot('accept-incident', about)}
            onPress={() => void send({ type: 'accept-incident', body })}
          />
          <ActionButton
            label={card.refuseHandover}
            whyNot={whyNot('refuse-incident', about)}
            onPress={() => void send({ type: 'refuse-incident', body })}
          />
        </>
      )}
    </p>
  )
}

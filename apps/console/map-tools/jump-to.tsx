import { useState } from 'react'
import type { Point } from '@tocsin/domain'
import { searchPlaces } from '../call-desk/places.ts'
import { SearchField } from '../controls/search-field.tsx'
import { closeDialog, selectIncident, selectUnit, showOnMap } from '../desk/desk-state.ts'
import dialog from '../dialogs/dialog.module.css'
import { Dialog } from '../dialogs/dialog.tsx'
import { useAll } from '../live/use-board.ts'
import { useNames } from '../live/names.ts'
import { mapView } from '../map/map-view.ts'
import { usePositions } from '../map/use-positions.ts'
import { useQuestion } from '../use-question.ts'
import { useWords } from '../words.ts'
import { jumpOffers, type Target } from './jump-offers.ts'

const restMs = 120

type Choice = {
  readonly key: string
  readonly name: string
  readonly about: string
  readonly point: Point | null
  readonly radiusM?: number
  readonly choose?: () => void
}

/** One field for wherever the map is to go. */
export function JumpTo() {
  const { mapTools, callForm } = useWords()
  const [typed, setTyped] = useState('')
  const text = typed.trim()
  const here = useTargets(text)
  const { question } = useQuestion(
    text === '' ? null : `jump ${text}`,
    (signal) => searchPlaces(text, mapView.get().shows ?? undefined, signal),
    restMs,
  )
  const { trade } = useWords()
  const found = (question?.phase === 'answered' ? question.answer : []).map((place): Choice => ({
    key: place.id,
    name: place.label,
    about: trade.placeSources[place.kind],
    point: { lon: place.lon, lat: place.lat },
    radiusM: place.radiusM,
  }))
  const choices = [...here, ...found]
  const go = ({ point, radiusM, choose }: Choice): void => {
    if (point === null) return
    choose?.()
    showOnMap(cornersOf(point, radiusM ?? 0))
    closeDialog()
  }
  const status =
    question?.phase === 'asking'
      ? mapTools.searching
      : question?.phase === 'failed'
        ? callForm.searchFailed
        : choices.length === 0 && text !== ''
          ? mapTools.nothingFound
          : undefined
  return (
    <Dialog title={mapTools.jumpTitle} widthPx={560}>
      <div className={dialog['body']} data-finds>
        <SearchField
          label={mapTools.jumpLabel}
          text={typed}
          onText={setTyped}
          choices={choices.map(({ key, name, about }) => ({
            key,
            shown: (
              <span>
                {name} <small>{about}</small>
              </span>
            ),
          }))}
          onChoose={(index) => {
            const chosen = choices[index]
            if (chosen !== undefined) go(chosen)
          }}
          isSearching={question?.phase === 'asking'}
          status={status}
          isFirst
        />
      </div>
    </Dialog>
  )
}

const degreeM = 111_320

/** Two corners of the ground on which a place may lie: a street is shown whole, a house close up. */
function cornersOf({ lon, lat }: Point, radiusM: number): readonly Point[] {
  const [up, right] = [radiusM / degreeM, radiusM / (degreeM * Math.cos((lat * Math.PI) / 180))]
  return [
    { lon: lon - right, lat: lat - up },
    { lon: lon + right, lat: lat + up },
  ]
}

/** Incidents and units that what was typed may mean. */
function useTargets(text: string): readonly Choice[] {
  const { mapTools } = useWords()
  const names = useNames()
  const incidents = useAll('incident')
  const units = useAll('unit')
  const { positions } = usePositions()
  const targets: readonly (Target & Choice)[] = [
    ...incidents.map(({ id, spoken, number, type, place }) => ({
      id,
      key: `incident ${id}`,
      names: [`${spoken}`, number],
      name: `#${spoken}`,
      about: `${names.incidentType(type)} ${place?.label ?? mapTools.noPosition}`,
      point: place?.point ?? null,
      choose: () => selectIncident(id),
    })),
    ...units.map(({ id, callSign }) => ({
      id,
      key: `unit ${id}`,
      names: [callSign],
      name: callSign,
      about: positions.has(id) ? '' : mapTools.noPosition,
      point: positions.get(id)?.point ?? null,
      choose: () => selectUnit(id),
    })),
  ]
  return jumpOffers(text, targets)
}

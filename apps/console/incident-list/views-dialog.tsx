import { branches, listGroups, priorities, type ListView } from '@tocsin/domain'
import { useState } from 'react'
import { useBeatName } from '../areas/use-beat-name.ts'
import { useGround } from '../areas/use-ground.ts'
import { ActionButton } from '../controls/action-button.tsx'
import { Choices, digitCode, type KeyChoice } from '../controls/choices.tsx'
import { Field } from '../controls/field.tsx'
import { closeDialog, desk } from '../desk/desk-state.ts'
import { Dialog } from '../dialogs/dialog.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useNames } from '../live/names.ts'
import { useDocument } from '../live/use-board.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import { beatOfRow, postOf } from './groups.ts'
import { ShareView } from './share-view.tsx'
import { useLookup } from './use-lookup.ts'
import { useRows } from './use-rows.ts'
import { useViews } from './use-views.ts'
import { changeView, deleteView, listViews, plainView, saveView, takeView } from './view-store.ts'
import { isComposing } from '../desk/use-keys.ts'

const toggled = <Item,>(all: readonly Item[], one: Item): Item[] =>
  all.includes(one) ? all.filter((each) => each !== one) : [...all, one]

const groupKeys = { none: 'KeyN', post: 'KeyP', beat: 'KeyA', branch: 'KeyB', stage: 'KeyS' } as const
const priorityKeys = ['KeyQ', 'KeyW', 'KeyE', 'KeyR'] as const
const branchKeys = {
  police: 'KeyO',
  fire: 'KeyF',
  medical: 'KeyM',
  traffic: 'KeyT',
  rescue: 'KeyU',
  service: 'KeyV',
} as const

/** How the incident list looks: one key each for a kept view, a grouping, a filter; and keeping it under a name. */
export function ViewsDialog() {
  const { incidentList } = useWords()
  const views = useViews()
  return (
    <Dialog title={incidentList.views} wide>
      <div className={dialog['body']}>
        {views.length > 0 && (
          <Choices
            label={incidentList.views}
            autoFocus={false}
            choices={views.map(({ id, name, isShared }, index) => ({
              id,
              code: digitCode(index),
              shown: (
                <>
                  {name} {isShared && <small className={dialog['hint']}>{incidentList.shared}</small>}
                </>
              ),
            }))}
            onChoose={(id) => {
              const chosen = views.find((each) => each.id === id)
              if (chosen !== undefined) takeView(chosen.view)
              closeDialog()
            }}
          />
        )}
        <Filters />
        <Keep />
      </div>
    </Dialog>
  )
}

/** What the list is grouped by and what it leaves out; letters switch, digits take a kept view. */
function Filters() {
  const { incidentList, trade } = useWords()
  const names = useNames()
  const view = useStore(listViews, (all) => all.view)
  const views = useViews()
  const { post, beat } = useAboutSelected()
  const beatName = useBeatName()
  const hasBeats = useGround().some(({ kind }) => kind === 'beat')
  const groups = listGroups.filter((group) => hasBeats || group !== 'beat' || view.group === 'beat')
  const on = (isOn: boolean, text: string) => (isOn ? <b>✓ {text}</b> : text)
  const rows: readonly (KeyChoice & { readonly change: () => Partial<ListView> })[] = [
    ...groups.map((group, index) => ({
      heading: index === 0 ? incidentList.kindsOfFilter.group : undefined,
      id: `group ${group}`,
      code: groupKeys[group],
      shown: on(view.group === group, incidentList.groups[group]),
      change: () => ({ group }),
    })),
    ...priorities.map((priority, index) => ({
      heading: index === 0 ? incidentList.kindsOfFilter.priority : undefined,
      id: `priority ${priority}`,
      code: priorityKeys[index] ?? '',
      shown: on(view.priorities.includes(priority), incidentList.priorityOf(priority)),
      change: () => ({ priorities: toggled(view.priorities, priority) }),
    })),
    ...branches.map((branch, index) => ({
      heading: index === 0 ? incidentList.kindsOfFilter.branch : undefined,
      id: `branch ${branch}`,
      code: branchKeys[branch],
      shown: on(view.branches.includes(branch), trade.branches[branch]),
      change: () => ({ branches: toggled(view.branches, branch) }),
    })),
    ...(post === null
      ? []
      : [
          {
            heading: incidentList.kindsOfFilter.only,
            id: 'post',
            code: 'KeyH',
            shown: on(view.posts.includes(post), incidentList.onlyPost(names.post(post))),
            change: () => ({ posts: toggled(view.posts, post) }),
          },
        ]),
    ...(beat === null || !hasBeats
      ? []
      : [
          {
            heading: post === null ? incidentList.kindsOfFilter.only : undefined,
            id: 'beat',
            code: 'KeyD',
            shown: on(view.beats.includes(beat), incidentList.onlyBeat(beatName(beat))),
            change: () => ({ beats: toggled(view.beats, beat) }),
          },
        ]),
    {
      heading: post === null && (beat === null || !hasBeats) ? incidentList.kindsOfFilter.only : undefined,
      id: 'changed',
      code: 'KeyC',
      shown: on(view.changedOnly, incidentList.changedOnly),
      change: () => ({ changedOnly: !view.changedOnly }),
    },
    { id: 'clear', code: 'KeyX', shown: incidentList.clear, change: () => plainView },
  ]
  return (
    <div
      role="presentation"
      onKeyDown={({ code, nativeEvent, ctrlKey, altKey }) => {
        if (isComposing(nativeEvent) || ctrlKey || altKey) return
        const chosen = views.find((_, index) => digitCode(index) === code.replace('Numpad', 'Digit'))
        if (chosen === undefined || !code.includes('igit')) return
        takeView(chosen.view)
        closeDialog()
      }}
    >
      <Choices
        label={incidentList.filters}
        columns={3}
        choices={rows}
        onChoose={(id) => changeView(rows.find((each) => each.id === id)?.change() ?? {})}
      />
    </div>
  )
}

/** Keeps what the list shows now under a name of one's own, for all desks of a role where one may, and deletes it again. */
function Keep() {
  const { incidentList } = useWords()
  const own = useStore(listViews, (all) => all.own)
  const [name, setName] = useState('')
  const said = name.trim().slice(0, 40)
  const known = own.find((each) => each.name === said)
  const whyNot = said === '' ? incidentList.nameFirst : undefined
  const save = (): void => {
    if (whyNot !== undefined) return
    saveView(said)
    setName('')
    desk.set({ hasText: false })
  }
  return (
    <div className={dialog['row']}>
      <Field label={incidentList.viewName}>
        {(id) => (
          <input
            id={id}
            value={name}
            maxLength={40}
            onChange={(event) => {
              setName(event.currentTarget.value)
              desk.set({ hasText: event.currentTarget.value !== '' })
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
              event.preventDefault()
              save()
            }}
          />
        )}
      </Field>
      <ActionButton tone="main" label={incidentList.saveView} hint="↵" whyNot={whyNot} onPress={save} />
      <ActionButton
        label={incidentList.deleteView}
        whyNot={known === undefined ? incidentList.nameFirst : undefined}
        onPress={() => known && deleteView(known.id)}
      />
      <ShareView name={said} />
    </div>
  )
}

/** What the list can be kept to from the incident in hand; null without one. */
function useAboutSelected(): { readonly post: string | null; readonly beat: string | null } {
  const selected = useStore(desk, ({ incident }) => incident)
  const lookup = useLookup()
  const row = useRows().find(({ incident }) => incident.id === selected)
  useDocument('incident', selected)
  return row === undefined ? { post: null, beat: null } : { post: postOf(row, lookup), beat: beatOfRow(row, lookup) }
}

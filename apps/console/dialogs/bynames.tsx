import { lazy, Suspense, useState, type KeyboardEvent } from 'react'
import { Guard } from '../controls/guard.tsx'
import { Tabs } from '../controls/tabs.tsx'
import { ActionButton } from '../controls/action-button.tsx'
import { useWhyNot } from '../desk/why-not.ts'
import { useWords } from '../words.ts'
import { markIn, type Mark } from './byname-mark.ts'
import { BynameList } from './byname-list.tsx'
import classes from './bynames.module.css'
import { Dialog } from './dialog.tsx'
import dialogClasses from './dialog.module.css'
import { bynameFilters, useBynames, type BynameFilter } from './use-bynames.ts'
import { useReview } from './use-review.ts'

const empties = { taught: 'emptyNew', confirmed: 'emptyConfirmed', withdrawn: 'emptyWithdrawn' } as const

// The map is four fifths of all code: the list stands before it has come.
const BynameMap = lazy(async () => ({ default: (await import('./byname-map.tsx')).BynameMap }))

/** What the desks were taught, looked at by day: the new, the confirmed and the withdrawn names, each on the map. */
export function Bynames() {
  const words = useWords()
  const { bynames } = words
  const mayNot = useWhyNot()('see-byname')
  const [filter, showFilter] = useState<BynameFilter>('taught')
  const { listed, counts, status } = useBynames(filter)
  const [mark, setMark] = useState<Mark | null>(null)
  const setFilter = (next: BynameFilter): void => {
    showFilter(next)
    setMark(null)
  }
  // Kept as soon as it is shown: the list begins with the newest, and Enter must not hit one that came this moment.
  const shown = markIn(listed, mark)
  if (shown !== null && shown !== mark) setMark(shown)
  const index = shown?.index ?? -1
  const marked = listed[index]
  const move = (to: number): void => {
    const at = Math.max(0, Math.min(listed.length - 1, to))
    const next = listed[at]
    if (next !== undefined) setMark({ id: next.id, index: at })
  }
  const { confirm, withdraw, why } = useReview(marked)

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return
    const onButton = event.target instanceof HTMLButtonElement
    const steps: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move(index + 1),
      ArrowUp: () => move(index - 1),
      Home: () => move(0),
      End: () => move(listed.length - 1),
      Digit1: () => setFilter('taught'),
      Digit2: () => setFilter('confirmed'),
      Digit3: () => setFilter('withdrawn'),
      ...(onButton || event.repeat ? null : { Enter: confirm }),
      ...(event.repeat ? null : { Delete: withdraw }),
    }
    const step = steps[event.code]
    if (step === undefined) return
    event.preventDefault()
    step()
  }

  if (mayNot !== undefined) {
    return (
      <Dialog title={bynames.title}>
        <p className={dialogClasses['hint']}>{mayNot}</p>
      </Dialog>
    )
  }
  return (
    <Dialog title={bynames.title} widthPx={1060}>
      <div className={classes['body']} role="presentation" onKeyDown={press}>
        <div className={classes['left']}>
          <Tabs
            label={bynames.filter}
            tabs={bynameFilters.map((key) => ({
              key,
              label: bynames[key],
              ...(counts[key] === undefined ? null : { count: counts[key] }),
            }))}
            chosen={filter}
            onChoose={setFilter}
          />
          <BynameList
            key={filter}
            listed={listed}
            marked={marked?.id ?? null}
            onMark={(id) => move(listed.findIndex((each) => each.id === id))}
            status={status ?? bynames[empties[filter]]}
          />
          <footer className={classes['foot']}>
            <span className={dialogClasses['hint']}>↑ ↓ · 1 2 3</span>
            <ActionButton label={bynames.withdraw} hint="Del" tone="danger" whyNot={why.withdraw} onPress={withdraw} />
            <ActionButton label={bynames.confirm} hint="↵" tone="main" whyNot={why.confirm} onPress={confirm} />
          </footer>
        </div>
        <div className={classes['map']}>
          <Guard>
            <Suspense fallback={<p className={dialogClasses['hint']}>{words.mapPlace.loading}</p>}>
              {marked !== undefined && <BynameMap byname={marked} />}
            </Suspense>
          </Guard>
        </div>
      </div>
    </Dialog>
  )
}

import { Tabs } from '../controls/tabs.tsx'
import { useWords } from '../words.ts'
import classes from './floor-plans.module.css'
import type { Plan } from './plans-at.ts'
import { chooseStorey } from './shown-plan.ts'

/** Switches storeys, the lowest first as one reads a lift's buttons. */
export function Storeys({ storeys, chosen }: { readonly storeys: readonly Plan[]; readonly chosen: string }) {
  const { floorPlans } = useWords()
  const tabs = storeys.map(({ id, level }) => ({ key: id, label: level === '' ? '?' : level }))
  return (
    <div className={classes['storeys']}>
      <Tabs label={floorPlans.choose} tabs={tabs} chosen={chosen} onChoose={chooseStorey} />
    </div>
  )
}

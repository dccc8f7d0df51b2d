import { ActionButton } from '../controls/action-button.tsx'
import { CodesField } from '../lists/codes-field.tsx'
import classes from '../lists/lists.module.css'
import { useWords } from '../words.ts'
import { useAreas } from './use-areas.ts'

type Steps = readonly (readonly string[])[]
type Props = { readonly order: Steps; readonly onOrder: (order: string[][]) => void }

/** Whose units are asked first, and whose only while the plan cannot be met: areas step by step. DR10 */
export function AreaOrder({ order, onOrder }: Props) {
  const { lists } = useWords()
  const areas = useAreas()
  const steps: Steps = order.length === 0 ? [[]] : order
  return (
    <div className={classes['fields']}>
      {steps.map((step, at) => (
        <div key={at} className={classes['half']}>
          <CodesField
            label={at === 0 ? lists.areaOrder : `${at + 1}. ${lists.thenAreas}`}
            of={areas}
            codes={step}
            whenNone={at === 0 ? lists.everywhere : lists.tagPlaceholder}
            onCodes={(codes) => onOrder(steps.map((each, index) => (index === at ? codes : [...each])))}
          />
        </div>
      ))}
      {steps.at(-1)?.length !== 0 && (
        <div>
          <ActionButton label={lists.addStep} onPress={() => onOrder([...steps.map((each) => [...each]), []])} />
        </div>
      )}
    </div>
  )
}

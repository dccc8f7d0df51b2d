import type { Unit } from '@tocsin/domain'
import { nameIn } from '@tocsin/ui/words'
import { useState } from 'react'
import { z } from 'zod'
import { ask } from '../ask.ts'
import { useAll } from '../live/use-board.ts'
import { useViewer } from '../live/use-line.ts'
import lists from '../lists/lists.module.css'
import { useQuestion } from '../use-question.ts'
import { useLanguage, useWords } from '../words.ts'
import { RetiredUnits } from './retired-units.tsx'
import { fresh, RollList, type Line } from './roll-list.tsx'
import { UnitForm } from './unit-form.tsx'

const retiredAnswer = z.object({ units: z.array(z.object({ id: z.string(), callSign: z.string() })) })
const askRetired = (signal: AbortSignal) => ask('/api/retired-units', retiredAnswer, { signal })

const byCallSign = (a: Unit, b: Unit): number => a.callSign.localeCompare(b.callSign, 'zh-CN', { numeric: true })

/** Units: what can be sent; and those that are out of the fleet, to bring one back. */
export function UnitsTab() {
  const { roll, trade, desk } = useWords()
  const language = useLanguage()
  const { org } = useViewer()
  const [chosen, choose] = useState<string | null>(null)
  const posts = new Map(useAll('post').map(({ id, name }) => [id, nameIn(language, name)]))
  const units = useAll('unit')
    .filter((each) => each.org === org)
    .toSorted(byCallSign)
  // what leaves or comes back is asked for anew
  const { question } = useQuestion(`retired ${units.length}`, askRetired, 700)
  const lines = units.map((unit): Line => {
    const post = posts.get(unit.post ?? '') ?? ''
    const name = unit.name === null ? '' : nameIn(language, unit.name)
    const onDuty = unit.state.phase === 'off-duty' ? '' : roll.onDuty
    const beside = [trade.unitKinds[unit.kind], name, post, onDuty].filter(Boolean).join(desk.listSeparator)
    return { id: unit.id, name: unit.callSign, beside, found: `${unit.callSign} ${unit.id} ${beside} ${unit.kind}` }
  })
  const unit = units.find(({ id }) => id === chosen)
  return (
    <RollList lines={lines} chosen={chosen} onChoose={choose} newLabel={roll.newUnit} onNew={() => choose(fresh)}>
      {unit === undefined && chosen !== fresh ? (
        <>
          <p className={lists['dim']}>{roll.choose}</p>
          <RetiredUnits units={question?.answer?.units ?? []} isFailed={question?.phase === 'failed'} />
        </>
      ) : (
        <UnitForm key={chosen} unit={unit} units={units} onMade={choose} />
      )}
    </RollList>
  )
}

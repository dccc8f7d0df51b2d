import type { PremisesDocument } from '@tocsin/domain'
import { nameIn } from '@tocsin/ui/words'
import { useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { showUndo } from '../desk/notices.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { useSend } from '../live/use-line.ts'
import { newId } from '../new-id.ts'
import { useLanguage, useWords } from '../words.ts'

/** Takes premises off the board with all that is known of them; the second press does it. The notes cannot be brought back. */
export function Remove({ premises: about }: { readonly premises: PremisesDocument }) {
  const { premises } = useWords()
  const language = useLanguage()
  const whyNot = useWhyNot()
  const send = useSend()
  const [isSure, setSure] = useState(false)
  const { name, class: kind, address, area, floorPlans } = about
  const remove = async (): Promise<void> => {
    const outline = area.outline === null ? null : [...area.outline]
    const described = { name, class: kind, address, area: { ...area, outline }, floorPlans: [...floorPlans] }
    const sent = await send({ type: 'remove-premises', body: { premises: about.id } })
    if (!sent.ok) return
    showUndo(
      premises.removed(name === null ? address : nameIn(language, name)),
      premises.registerAnew,
      () => void send({ type: 'register-premises', body: { premises: newId(), ...described } }),
    )
  }
  return (
    <ActionButton
      tone={isSure ? 'danger' : 'plain'}
      label={isSure ? premises.removeSure : premises.remove}
      whyNot={whyNot('remove-premises', { kind: 'premises', document: about })}
      onPress={() => (isSure ? void remove() : setSure(true))}
    />
  )
}

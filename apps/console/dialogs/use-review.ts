import type { Byname } from '@tocsin/domain'
import { showDone } from '../desk/notices.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { useSend } from '../live/use-line.ts'
import { useWords } from '../words.ts'

type Review = {
  readonly confirm: () => void
  readonly withdraw: () => void
  /** why it cannot be done now; undefined where it can */
  readonly why: { readonly confirm: string | undefined; readonly withdraw: string | undefined }
}

/** Confirms or withdraws the name that is marked; the board then takes it off the list. */
export function useReview(byname: Byname | undefined): Review {
  const { bynames } = useWords()
  const send = useSend()
  const whyNot = useWhyNot()
  const phase = byname?.state.phase
  const why = {
    confirm: phase === 'taught' ? whyNot('confirm-name') : ((phase && bynames[phase]) ?? bynames.noneMarked),
    withdraw:
      phase === undefined ? bynames.noneMarked : phase === 'withdrawn' ? bynames.withdrawn : whyNot('withdraw-name'),
  }
  const give = async (type: 'confirm-name' | 'withdraw-name', said: (heard: string) => string): Promise<void> => {
    if (byname === undefined) return
    const sent = await send({ type, body: { byname: byname.id } })
    if (sent.ok) showDone(said(byname.heard))
  }
  return {
    why,
    confirm: () => void (why.confirm === undefined && give('confirm-name', bynames.confirmedNamed)),
    withdraw: () => void (why.withdraw === undefined && give('withdraw-name', bynames.withdrawnNamed)),
  }
}

import { extensionMs, type Duty } from '@tocsin/domain'
import { formatTime } from '@tocsin/ui'
import { showDone } from '../desk/notices.ts'
import { useNames } from '../live/names.ts'
import { useSend, useTimeZone } from '../live/use-line.ts'
import { useWords } from '../words.ts'

/** One hour more for a duty, and a word when it is so. */
export function useExtend(): (duty: Duty) => void {
  const { duty: words } = useWords()
  const names = useNames()
  const send = useSend()
  const zone = useTimeZone()
  return ({ id, account, until: end }) => {
    const until = end + extensionMs
    void send({ type: 'extend-duty', body: { duty: id, until } }).then((sent) => {
      if (sent.ok) showDone(words.extended(names.account(account), formatTime(until, zone)))
    })
  }
}

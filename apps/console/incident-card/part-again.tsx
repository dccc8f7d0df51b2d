import { desk, selectIncident } from '../desk/desk-state.ts'
import { showDone, showTold } from '../desk/notices.ts'
import { useKey } from '../desk/use-keys.ts'
import { useLive } from '../live/line-context.ts'
import { useSend } from '../live/use-line.ts'
import { useWords } from '../words.ts'
import { lastJoin, noteJoin, partAgain } from './last-join.ts'

/** One key parts again what was joined: stands once, at the desk. */
export function PartAgain() {
  const { related } = useWords()
  const send = useSend()
  const { board } = useLive().line.link
  useKey('part-again', () => {
    const command = partAgain(lastJoin(), desk.get().incident, {
      incident: (id) => board.get('incident', id),
      contact: (id) => board.get('contact', id),
    })
    if (command === undefined) return showTold(related.nothingToPart)
    noteJoin(null)
    void send(command).then((sent) => {
      if (!sent.ok) return
      if (command.type === 'part-incident') selectIncident(command.body.incident)
      showDone(related.parted)
    })
  })
  return null
}

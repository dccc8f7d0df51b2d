import type { Commands } from '../all-commands.ts'
import { isInFuture } from '../clock.ts'
import type { Decide, Decision } from '../decision.ts'
import { refuse } from '../refusals.ts'
import { ifKnown } from './if-incident.ts'
import { incidentEvent, type Incident } from './incident.ts'

function note(command: Commands['note-incident'], incident: Incident, now: number): Decision {
  const { note: words, entry, corrects, onPaperAt } = command
  if (isInFuture(onPaperAt, now)) return refuse('time-in-future')
  if (entry !== null && incident.entries.includes(entry)) return refuse('exists-already', { entry })
  if (corrects !== null && !incident.entries.includes(corrects)) return refuse('not-found', { entry: corrects })
  return {
    events: [incidentEvent(incident, { type: 'incident-noted', data: { note: words, entry, corrects, onPaperAt } })],
  }
}

/** The same bytes twice say nothing new; those of a file that was withdrawn may come again. */
function attach(command: Commands['attach-file'], incident: Incident): Decision {
  const { file: id, sha256: hash, address, bytes, kind, name, key } = command
  const data = { file: id, sha256: hash, address, bytes, kind, name, key }
  const same = incident.files.find(
    ({ file, sha256, withdrawn }) => file === id || (sha256 === hash && withdrawn === null),
  )
  if (same !== undefined) return refuse('exists-already', { file: same.file })
  if (incident.files.length >= mostFiles) return refuse('too-many-files', { most: mostFiles })
  return { events: [incidentEvent(incident, { type: 'file-attached', data })] }
}

function withdraw({ file, reason }: Commands['withdraw-file'], incident: Incident): Decision {
  const there = incident.files.find((each) => each.file === file)
  if (there === undefined) return refuse('not-found', { file })
  if (there.withdrawn !== null) return refuse('file-withdrawn', { file })
  return { events: [incidentEvent(incident, { type: 'file-withdrawn', data: { file, reason } })] }
}

/** Files of one incident at most: each stands in its document. */
export const mostFiles = 200

type Names = 'note-incident' | 'attach-file' | 'withdraw-file'

/** What is written down and attached: also after an incident has been closed, and nothing of it is ever changed. */
export const decideNarrative: { [Name in Names]: Decide<Commands[Name]> } = {
  'note-incident': (command, world, { now }) =>
    ifKnown(world, command.incident, (incident) => note(command, incident, now)),
  'attach-file': (command, world) => ifKnown(world, command.incident, (incident) => attach(command, incident)),
  'withdraw-file': (command, world) => ifKnown(world, command.incident, (incident) => withdraw(command, incident)),
}

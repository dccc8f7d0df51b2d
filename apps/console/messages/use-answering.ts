import type { Verb } from '@tocsin/domain'
import { closeDialog, openDialog, selectIncident } from '../desk/desk-state.ts'
import { runAction } from '../desk/use-keys.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { useMyPost } from '../station/my-post.ts'
import { useSend } from '../live/use-line.ts'
import type { Message, Said } from './messages-of.ts'

/** What the answer to a message is by; null: there is nothing to answer here. */
export function answerOf({ said, waits }: Pick<Message, 'said' | 'waits'>): Verb | null {
  if (!waits) return null
  switch (said.kind) {
    case 'news':
      return 'acknowledge-news'
    case 'dispatch':
      return 'report-status'
    case 'slip':
      return 'sign-slip'
    case 'feedback':
      return said.isReturned ? 'file-feedback' : 'accept-feedback'
    case 'pass':
      return 'answer-pass'
    case 'share':
      return said.isOffered ? 'accept-share' : 'end-share'
    case 'handover':
      return said.isOffered ? 'accept-incident' : 'withdraw-incident'
  }
}

const byRadio = { happenedAt: null, byRadio: true } as const

/** Answers a message: what is heard by radio or phone at once, what wants a look in its window. */
export function useAnswering() {
  const send = useSend()
  const mayNot = useWhyNot()
  const mine = useMyPost()

  function show({ incident }: Message): void {
    if (incident === null) return
    closeDialog()
    selectIncident(incident)
  }
  function answer(message: Message): void {
    const verb = answerOf(message)
    if (verb === null || mayNot(verb) !== undefined) return
    answerSaid(message.said, message)
  }
  function answerSaid(said: Said, message: Message): void {
    const { incident } = message
    if (said.kind === 'news')
      void send({ type: 'acknowledge-news', body: { unit: said.unit, news: said.news, ...byRadio } })
    else if (said.kind === 'dispatch')
      void send({
        type: 'report-status',
        body: { unit: said.unit, status: 'acknowledged', slip: said.slip, byRadio: true },
      })
    else if (said.kind === 'slip')
      void send({ type: 'sign-slip', body: said.post === mine ? { slip: said.slip } : { slip: said.slip, ...byRadio } })
    else if (said.kind === 'pass') openDialog({ kind: 'answer-pass', contact: said.contact })
    else if (incident === null) return
    else if (said.kind === 'feedback') {
      selectIncident(incident)
      openDialog({ kind: 'feedback', incident, slip: said.slip })
    } else if (said.kind === 'share')
      void send({ type: said.isOffered ? 'accept-share' : 'end-share', body: { incident, share: said.share } })
    else void send({ type: said.isOffered ? 'accept-incident' : 'withdraw-incident', body: { incident } })
  }
  /** Writes into the narrative of the incident: what everybody on it reads. */
  function write(message: Message): void {
    if (message.incident === null) return
    show(message)
    // the card has to be drawn before its field can have the keyboard
    setTimeout(() => runAction('add-note'))
  }
  const whyNot = (message: Message): string | undefined => {
    const verb = answerOf(message)
    return verb === null ? undefined : mayNot(verb)
  }
  return { show, answer, write, whyNot }
}

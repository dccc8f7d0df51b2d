import type { CommandName } from '../all-commands.ts'
import type { Moves } from './choosing.fixture.ts'
import { movesOfAlerts } from './moves-of-alerts.fixture.ts'
import { movesOfRoads } from './moves-of-roads.fixture.ts'
import { movesOfPremises } from './moves-of-premises.fixture.ts'
import { movesOfCalls } from './moves-of-calls.fixture.ts'
import { movesOfNames } from './moves-of-names.fixture.ts'
import { movesOfRelief } from './moves-of-relief.fixture.ts'
import { movesOfLending } from './moves-of-lending.fixture.ts'
import { movesOfSharing } from './moves-of-sharing.fixture.ts'
import { movesOfSecrecy } from './moves-of-secrecy.fixture.ts'
import { movesOfStaff } from './moves-of-staff.fixture.ts'
import { movesOfDuty } from './moves-of-duty.fixture.ts'
import { movesOfHands } from './moves-of-hands.fixture.ts'
import { movesOfWork } from './moves-of-work.fixture.ts'

/** A random command of each kind that a client can give. */
export const moves: Moves<Exclude<CommandName, 'found-organisation'>> = {
  ...movesOfStaff,
  ...movesOfNames,
  ...movesOfCalls,
  ...movesOfWork,
  ...movesOfHands,
  ...movesOfRoads,
  ...movesOfPremises,
  ...movesOfAlerts,
  ...movesOfSharing,
  ...movesOfLending,
  ...movesOfSecrecy,
  ...movesOfRelief,
  ...movesOfDuty,
}

type Move = keyof typeof moves
/** How often each kind of move is tried; what is not named, once. */
const weights: Partial<Record<Move, number>> = {
  'report-status': 14,
  'dispatch-unit': 7,
  'explain-choice': 2,
  'open-contact': 4,
  'answer-pass': 8,
  'pass-contact': 8,
  'open-incident': 7,
  'file-feedback': 6,
  'accept-feedback': 4,
  'return-feedback': 8,
  'close-incident': 4,
  'reopen-incident': 2,
  'hold-incident': 1,
  'release-incident': 1,
  'join-contact': 2,
  'join-incident': 2,
  'part-incident': 2,
  'send-to-post': 3,
  'sign-slip': 3,
  'name-crew': 4,
  'cancel-slip': 2,
  'plan-unit': 3,
  'start-slip': 3,
  'attach-unit': 5,
  'divert-unit': 3,
  'swap-unit': 3,
  'join-work': 2,
  'stand-down': 9,
  'correct-milestone': 3,
  'update-hazard': 3,
  'acknowledge-news': 3,
  'offer-incident': 2,
  'accept-incident': 2,
  'sign-on-unit': 2,
  'propose-note': 4,
  'approve-note': 3,
  'review-note': 4,
  'expire-notes': 2,
  'change-premises': 16,
  'approve-change': 2,
  'drop-change': 16,
  'note-incident': 3,
  'throw-incident': 3,
  'attach-file': 2,
  'withdraw-file': 2,
  'draw-on-incident': 2,
  'raise-alert': 4,
  'settle-alert': 4,
  'seal-incident': 3,
  'change-sealed': 2,
  'follow-seal': 3,
  'break-glass': 3,
  'end-glass': 2,
  'lend-unit': 6,
  'accept-loan': 6,
  'recall-unit': 4,
  'share-incident': 3,
  'accept-share': 3,
  'share-by-agreement': 2,
  'propose-agreement': 2,
  'accept-agreement': 3,
  'renew-agreement': 3,
  'hand-relief': 2,
  'take-relief': 2,
  'plan-duty': 2,
  'brief-leader': 2,
  'retire-duty': 2,
}
const isMove = (name: string): name is Move => name in moves

/** The names of moves, each as often as it is to be tried. */
export const weightedMoves: readonly Move[] = Object.keys(moves)
  .filter(isMove)
  .flatMap((name) => Array.from({ length: weights[name] ?? 1 }, () => name))

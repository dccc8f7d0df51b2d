export { deskRoles, longestStandInMs, roles, type Account, type Role } from './account/account.ts'
export {
  alertRoles,
  alertSteps,
  closeReasons,
  nextDesk,
  type AlertKind,
  type AlertRole,
  type AlertStep,
} from './alert/kinds.ts'
export { alertKinds, endings, type CloseReason, type Ending } from './alert/kinds.ts'
export { lateAfterMs, type Alert } from './alert/alert.ts'
export { nextClimb } from './alert/settings.ts'
export { dueAtOf, waitsOf, type Timer } from './alert/timers/timers-of.ts'
export {
  commandNames,
  commandSchemas,
  type Command,
  type CommandBodies,
  type CommandName,
  type Commands,
  type ParsedCommands,
  type SealedCommand,
} from './all-commands.ts'
export type { AnyEvent, EventsOf, EventType, SubjectEvent } from './all-events.ts'
export {
  closureDirections,
  closureReasons,
  closureStanding,
  type Closure,
  type ClosureDirection,
  type ClosureEffect,
  type ClosureGeometry,
  type ClosureReason,
  type ClosureStanding,
  type DrawnClosure,
} from './closure/closure.ts'
export { closureGeometry, maxClosurePoints } from './closure/commands.ts'
export { extentM } from './closure/extent.ts'
export { futureGraceMs, type Clock, type Told } from './clock.ts'
export {
  channels,
  endReasons,
  type Channel,
  type Contact,
  type ContactPhase,
  type ContactWords,
  type EndReason,
} from './contact/contact.ts'
export type { Byname, BynamePhase, TiedPlace } from './byname/byname.ts'
export { longestHeard, tiedPlace, tiedSources } from './byname/commands.ts'
export type { ClockName, ContactClocks } from './contact/clocks.ts'
export { callerPlace, contactWords, sourceClocks } from './contact/commands.ts'
export {
  bestFix,
  fixMethods,
  fixSources,
  locatableMs,
  measuredPlace,
  radius95M,
  untoldRadiusM,
  type Fix,
  type FixMethod,
  type FixSource,
  type MeasuredPlace,
} from './contact/fix.ts'
export { goesAway, isUnsigned, passAnswers, passKinds, type PassAnswer, type PassKind } from './contact/passing.ts'
export { floodingMs, isAbandoned, isFlooding, isRinging, ringingOrder } from './contact/queue.ts'
export {
  mayContact,
  reachWays,
  safetyRuleAt,
  safetyRules,
  type ContactSafety,
  type MayContact,
  type ReachWay,
  type SafetyRule,
} from './contact/safety.ts'
export { ringBackResults, type RingBackResult } from './contact/contact.ts'
export { responseClocks, type ResponseClock } from './organisation/clock-targets.ts'
export { dialledNumber, partner, partnerKinds, type Partner, type PartnerKind } from './organisation/partners.ts'
export { decide } from './decide.ts'
export type { ClaimRequest, Context, Decided, Decision, World } from './decision.ts'
export type { Draft, Happening, Recorded, Stamp } from './event.ts'
export { evolve, foldVersion, isOnBoard } from './evolve.ts'
export { factsOf, type Facts } from './facts.ts'
export { bilingual, code, deadClockBefore, deviceMoment, id, moment, type Bilingual } from './fields.ts'
export {
  dispositions,
  isTakingWork,
  type Disposition,
  type Handover,
  type Incident,
  type IncidentPhase,
} from './incident/incident.ts'
export {
  listGroups,
  listStages,
  listView,
  namedListView,
  type ListGroup,
  type ListStage,
  type ListView,
  type NamedListView,
} from './organisation/list-views.ts'
export {
  shareEnds,
  shareLevels,
  shareReasons,
  type Share,
  type ShareEnd,
  type ShareLevel,
  type ShareReason,
} from './sharing/share.ts'
export {
  loanReasons,
  loanTo,
  mostLentDays,
  recallReasons,
  type Loan,
  type LoanEnd,
  type LoanReason,
  type RecallReason,
} from './lending/loan.ts'
export {
  agreementLevels,
  coversIncident,
  mostAgreedDays,
  type Agreement,
  type AgreementEnd,
  type AgreementLevel,
} from './agreement/agreement.ts'
export {
  callWaits,
  changesOf,
  countsOf,
  faultCodes,
  handed,
  handedFrom,
  reliefSections,
  type BoardToHand,
  type FaultCode,
  type Handed,
  type HandedChange,
  type HandedItem,
  type ReliefSection,
} from './relief/handed.ts'
export { backupDoubtMs, faultsIn, packDoubtMs } from './relief/faults.ts'
export { isUnderWay, type Relief } from './relief/relief.ts'
export { nextShiftChange } from './relief/shift-times.ts'
export { isBriefDue } from './incident/brief.ts'
export { dutyEnded, dutyEnds, dutyRoles, isInHand, offDutyRoles, offDutyViewer, type DutyRole } from './duty/on-duty.ts'
export {
  clashesWith,
  endingUnfollowed,
  extensionMs,
  isOnDuty,
  leaderOnDuty,
  type Duty,
  type DutyPlace,
} from './duty/duty.ts'
export type { Instruction } from './instruction/instruction.ts'
export { throwTarget, type Throw, type ThrowTarget } from './incident/throw.ts'
export { type Touch } from './incident/incident.ts'
export { entryOf } from './incident/entry-of.ts'
export { attachedFile, fileKinds, type FileKind, type IncidentFile } from './incident/files.ts'
export {
  drawingColours,
  drawingSymbols,
  mostStrokePoints,
  pointsOf,
  strokeShape,
  type DrawingColour,
  type DrawingSymbol,
  type IncidentDrawing,
  type StrokeKind,
  type StrokeShape,
} from './incident/drawings.ts'
export { hazardKinds, type Hazard, type Hazards } from './incident/hazards.ts'
export {
  codesOf,
  findIncidentType,
  isSensitive,
  listing,
  neutralListing,
  type Catalogue,
  type Listing,
  type SeverityScale,
  type Tag,
} from './catalogue/catalogue.ts'
export { listedCapability, type ListedCapability } from './catalogue/capabilities.ts'
export { feedbackFieldsFor, type ToldFields } from './catalogue/check-feedback.ts'
export type { FeedbackField } from './catalogue/feedback-field.ts'
export { branches, deepest, typeCode, type Branch, type IncidentType } from './catalogue/incident-type.ts'
export { priorities, type Priority } from './incident/priority.ts'
export { topAlarmLevel } from './incident/commands.ts'
export { localDate, maxSpoken, seriesOf, slipNumber, spokenClaim, unitClaim } from './numbers.ts'
export { founding, type Founding } from './organisation/commands.ts'
export type { Organisation, SettingsChange } from './organisation/organisation.ts'
export { defaultSettings, settings, sirensFactor, urgentTo, type Settings } from './organisation/settings.ts'
export {
  allScopes,
  grantees,
  mayEver,
  permissions,
  readVerbs,
  scopesOf,
  type Grantee,
  type ReadVerb,
  type Scope,
  type Verb,
} from './permissions.ts'
export { permit } from './permit.ts'
export { Plain, type Sealed, type Sealing } from './personal.ts'
export { chosenPlace, placeSources, point, type ChosenPlace, type Point } from './place.ts'
export type { ResponsePlan } from './plan/plan.ts'
export { postKinds, type Post, type PostKind } from './post/post.ts'
export { mayReach } from './reach.ts'
export {
  deeds,
  isOver,
  nobody,
  readingEvent,
  readingReasons,
  readingSubject,
  refusedWhys,
  terminalDeeds,
  reviewKinds,
  reviewOutcomes,
  reviewSubject,
  type Deed,
  type ReadingEvent,
  type TerminalDeed,
  type UnlockWay,
  type ReadingReason,
  type RefusedWhy,
  type ReviewKind,
  type ReviewOutcome,
} from './reading/events.ts'
export { liesOn, premisesArea, type PremisesArea } from './premises/area.ts'
export { barredKinds, findBarred, type BarredKind } from './barred/find-barred.ts'
export {
  dwellingKinds,
  endOf,
  isAsked,
  isShown,
  keysOf,
  longestNoteMs,
  noteKinds,
  noteRefusals,
  noteStanding,
  reviewBeforeMs,
  type Note,
  type NoteKind,
  type NoteRefusal,
  type NoteStanding,
  type NoteText,
} from './premises/note.ts'
export {
  changeEndsAt,
  emptyDwellingMs,
  isLive,
  movesGround,
  nextEndOf,
  premisesClasses,
  premisesEvent,
  removalDueAt,
  type Premises,
  type PremisesChange,
  type PremisesClass,
} from './premises/premises.ts'
export { isRefusal, refusalCodes, refuse, type Refusal, type RefusalCode } from './refusals.ts'
export { sealingSubject } from './sealing.ts'
export {
  choiceReasons,
  slipRefusals,
  type SlipRefusal,
  feedbackResults,
  hasEnded,
  isSettled,
  standingOf,
  milestones,
  type Addressee,
  type Feedback,
  type Correction,
  type FeedbackResult,
  type Manner,
  type Milestone,
  type ChoiceReason,
  type Run,
  type SentAdvice,
  type Slip,
  type SlipPhase,
  type SlipStanding,
  type TakenOff,
} from './slip/slip.ts'
export {
  parseSubjectId,
  subjectId,
  subjectKinds,
  type State,
  type States,
  type SubjectId,
  type SubjectKind,
} from './subject.ts'
export { unreachable } from './unreachable.ts'
export { newsKinds, type News, type NewsKind } from './unit/news.ts'
export { statusOfRun } from './unit/leave-job.ts'
export { reportableStatuses } from './unit/commands.ts'
export {
  alwaysFollows,
  couldFollow,
  leavableStatuses,
  mayFollow,
  nextStatuses,
  trapsIn,
  usualNext,
  type LeavableStatus,
  type Reportable,
  type StatusGraph,
} from './unit/status-graph.ts'
export { turnoutOf, turnoutStates, usualTurnoutS, type Turnout, type TurnoutState } from './unit/turnout.ts'
export {
  isFree,
  jobsOf,
  abilitiesOf,
  outOfServiceReasons,
  unitKinds,
  workStatuses,
  type OutOfServiceReason,
  type Unit,
  type UnitKind,
  type UnitPhase,
  type UnitStatus,
  type WorkStatus,
} from './unit/unit.ts'
export {
  notesSeen,
  view,
  type AccountDocument,
  type AnyDocument,
  type PassDocument,
  type ContactDocument,
  type Documents,
  type ReliefDocument,
  type IncidentDocument,
  type NoteDocument,
  type PremisesDocument,
} from './view.ts'
export { travelProfiles, vehicle, vehicleOf, type TravelProfile, type Vehicle } from './unit/vehicle.ts'
export { groupKey, lockedViewer, viewerOf, type Viewer } from './viewer.ts'
export { choosePlan, holds, type LocalTime, type PlanSituation } from './dispatching/choose-plan.ts'
export { branchCapability, branchesOf, needsWithoutPlan } from './dispatching/fallback.ts'
export { localTime } from './dispatching/local-time.ts'
export {
  maxAlarmLevel,
  plan,
  planBody,
  planConditions,
  weekHours,
  type Plan,
  type PlanBody,
  type PlanConditions,
  type WeekHours,
} from './dispatching/plan.ts'
export { tierOf } from './dispatching/tier.ts'
export type { Candidate } from './dispatching/candidate.ts'
export type {
  Choice,
  ChosenReason,
  ChosenUnit,
  Filled,
  PassedOver,
  PassedOverReason,
  Shortfall,
} from './dispatching/choosing/choice.ts'
export { chooseSet, stillWanted, type ChoiceQuestion } from './dispatching/choose-set.ts'
export {
  capability,
  equivalent,
  fills,
  need,
  peopleFor,
  type Abilities,
  type Capability,
  type Equivalent,
  type Need,
} from './dispatching/needs.ts'
export { needsAt, wantedOf } from './dispatching/wanted-of.ts'
export { usesFor, type Use } from './dispatching/uses.ts'
export {
  changedIn,
  readPlansTable,
  rowOfPlan,
  tableOfPlans,
  type PlanRow,
  type PlanWords,
} from './tables/plans-table.ts'
export {
  accountAliases,
  accountColumns,
  accountRow,
  readAccountsTable,
  rowOfAccount,
  tableOfAccounts,
  type AccountRow,
} from './tables/accounts-table.ts'
export { readUnitsTable, tableOfUnits, unitAliases, unitColumns, unitRow, type UnitRow } from './tables/units-table.ts'
export { csvText } from './tables/cell.ts'
export {
  listPreview,
  planOfTable,
  tablePreview,
  type ListPreview,
  type PlanOfTable,
  type RefusedCell,
  type RowChange,
} from './tables/preview.ts'
export { tableRefusals, type TableRefusal } from './tables/table-refusals.ts'
export { unknownColumns, type Table } from './tables/table.ts'
export { readTagsTable, tableOfTags } from './tables/tags-table.ts'
export { readTypesTable, tableOfTypes } from './tables/types-table.ts'
export { dryRun, type DryAnswer, type PastCall } from './dispatching/dry-run.ts'
export { inStateSince, type InState } from './slip/in-state-since.ts'
export { glassMs, glassReasons, mostNamed, sealReasons, type GlassReason, type SealReason } from './secrecy/secrecy.ts'
export { holdReasons, type HoldReason } from './incident/hold.ts'
export { erasure, type RetentionEvent } from './retention/events.ts'
export { areaM2, areaShape, isInArea, type Area } from './area/area.ts'
export { areaFaults, mostCorners, type AreaFault } from './area/faults.ts'
export { readArea, type FileFault } from './area/read-geojson.ts'
export {
  byNearness,
  organisationKinds,
  relations,
  whoseArea,
  type Near,
  type OrganisationKind,
  type Relation,
} from './organisation/tree.ts'

import { ClosureForm } from '../closures/closure-form.tsx'
import { ClosureList } from '../closures/closure-list.tsx'
import { unreachable } from '@tocsin/domain'
import { desk, type Dialog } from '../desk/desk-state.ts'
import { HonestyDialog } from '../honesty/honesty-dialog.tsx'
import { useStore } from '../store.ts'
import { AlertsDialog } from '../alerts/alerts-dialog.tsx'
import { AuditWindow } from '../audit/audit-window.tsx'
import { FileWindow } from '../attachments/file-window.tsx'
import { WithdrawFile } from '../attachments/withdraw-file.tsx'
import { CitiesWindow } from '../cities/cities-window.tsx'
import { CommandLine } from '../command-line/command-line.tsx'
import { DutyWindow } from '../duty/duty-window.tsx'
import { HandsDialog } from '../hands/hands-dialog.tsx'
import { CorrectPlace } from '../map-tools/correct-place.tsx'
import { ViewsDialog } from '../incident-list/views-dialog.tsx'
import { LayoutsDialog } from '../layout/layouts-dialog.tsx'
import { PlanWindow } from '../floor-plans/plan-window.tsx'
import { AnswerPass } from '../phone-book/answer-pass.tsx'
import { PhoneBook } from '../phone-book/phone-book.tsx'
import { RingBack } from '../call-desk/ring-back.tsx'
import { PremisesDialog } from '../premises/premises-dialog.tsx'
import { RollWindow } from '../roll/roll-window.tsx'
import { MyRecordWindow } from '../my-record/my-record-window.tsx'
import { MySignInWindow } from '../my-sign-in/my-sign-in-window.tsx'
import { PlansWindow } from '../response-plans/plans-window.tsx'
import { ThrowDialog } from '../throwing/throw-dialog.tsx'
import { AgreementsWindow } from '../sharing/agreements-window.tsx'
import { BreakGlass } from '../secrecy/break-glass.tsx'
import { SealDialog } from '../secrecy/seal-dialog.tsx'
import { StandIns } from '../secrecy/stand-ins.tsx'
import { ReliefWindow } from '../relief/relief-window.tsx'
import { ChangePersonDialog } from '../sign-in/change-person-form.tsx'
import { TerminalsWindow } from '../terminals/terminals-window.tsx'
import { ShareDialog } from '../sharing/share-dialog.tsx'
import { TagDialog } from '../tags/tag-dialog.tsx'
import { SoundsDialog } from '../sounds/sounds-dialog.tsx'
import { SettingsWindow } from '../site-settings/settings-window.tsx'
import { Bynames } from './bynames.tsx'
import { CancelSlip } from './cancel-slip.tsx'
import { CloseIncident } from './close-incident.tsx'
import { EditIncident } from './edit-incident.tsx'
import { Feedback } from './feedback.tsx'
import { HandOver } from './hand-over.tsx'
import { JoinIncident } from './join-incident.tsx'
import { KeyHelp } from './key-help.tsx'
import { RefuseSlip } from '../station/refuse-slip.tsx'
import { NameCrew } from './name-crew.tsx'
import { SendToPost } from './send-to-post.tsx'
import { UnitDialog } from './unit-dialog.tsx'
import { UnitsOf } from './units-of.tsx'

/** The window that is asked for, if any. */
export function Dialogs() {
  const dialog = useStore(desk, (state) => state.dialog)
  return dialog === null ? null : windowFor(dialog)
}

function windowFor(dialog: Dialog) {
  switch (dialog.kind) {
    case 'help':
      return <KeyHelp />
    case 'command-line':
      return <CommandLine begins={dialog.begins} />
    case 'layouts':
      return <LayoutsDialog />
    case 'list-view':
      return <ViewsDialog />
    case 'roll':
      return <RollWindow />
    case 'audit':
      return <AuditWindow />
    case 'cities':
      return <CitiesWindow />
    case 'honesty':
      return <HonestyDialog />
    case 'sounds':
      return <SoundsDialog />
    case 'alerts':
      return <AlertsDialog incident={dialog.incident} />
    case 'bynames':
      return <Bynames />
    case 'site-settings':
      return <SettingsWindow />
    case 'send-to-post':
      return <SendToPost incident={dialog.incident} />
    case 'file':
      return <FileWindow incident={dialog.incident} file={dialog.file} name={dialog.name} />
    case 'withdraw-file':
      return <WithdrawFile incident={dialog.incident} file={dialog.file} name={dialog.name} />
    case 'units-of':
      return <UnitsOf incident={dialog.incident} />
    case 'unit':
      return <UnitDialog key={dialog.unit} id={dialog.unit} />
    case 'correct-place':
      return <CorrectPlace incident={dialog.incident} point={dialog.point} />
    case 'edit':
      return <EditIncident id={dialog.incident} />
    case 'tags':
      return <TagDialog id={dialog.incident} />
    case 'response-plans':
      return <PlansWindow />
    case 'join':
      return <JoinIncident id={dialog.incident} />
    case 'hand-over':
      return <HandOver id={dialog.incident} />
    case 'close':
      return <CloseIncident id={dialog.incident} />
    case 'share':
      return <ShareDialog id={dialog.incident} />
    case 'seal':
      return <SealDialog id={dialog.incident} />
    case 'terminals':
      return <TerminalsWindow />
    case 'change-person':
      return <ChangePersonDialog />
    case 'break-glass':
      return <BreakGlass />
    case 'my-sign-in':
      return <MySignInWindow />
    case 'my-record':
      return <MyRecordWindow />
    case 'stand-ins':
      return <StandIns />
    case 'duty':
      return <DutyWindow />
    case 'relief':
      return <ReliefWindow />
    case 'agreements':
      return <AgreementsWindow />
    case 'throw':
      return <ThrowDialog incident={dialog.incident} />
    case 'feedback':
      return <Feedback incident={dialog.incident} slip={dialog.slip} />
    case 'name-crew':
      return <NameCrew id={dialog.slip} />
    case 'refuse-slip':
      return <RefuseSlip id={dialog.slip} />
    case 'hands':
      return <HandsDialog key={dialog.step} incident={dialog.incident} step={dialog.step} />
    case 'cancel-slip':
      return <CancelSlip id={dialog.slip} />
    case 'phone-book':
      return <PhoneBook draft={dialog.draft} />
    case 'answer-pass':
      return <AnswerPass contact={dialog.contact} />
    case 'ring-back':
      return <RingBack key={dialog.contact} id={dialog.contact} />
    case 'closures':
      return <ClosureList />
    case 'closure':
      return <ClosureForm geometry={dialog.geometry} id={dialog.closure} />
    case 'floor-plan':
      return <PlanWindow />
    case 'premises':
      return <PremisesDialog at={dialog.at} first={dialog.premises} />
    default:
      return unreachable(dialog)
  }
}

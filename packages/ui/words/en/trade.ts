import type {
  Branch,
  Channel,
  ChoiceReason,
  ClosureReason,
  Disposition,
  EndReason,
  FeedbackResult,
  Grantee,
  Hazard,
  IncidentPhase,
  Milestone,
  NewsKind,
  OutOfServiceReason,
  PostKind,
  SlipPhase,
  SlipRefusal,
  UnitKind,
  UnitStatus,
} from '@tocsin/domain'

export const statuses = {
  'off-duty': 'Off duty',
  available: 'Available',
  'on-call': 'On call',
  'out-of-service': 'Out of service',
  dispatched: 'Dispatched',
  acknowledged: 'Acknowledged',
  'en-route': 'En route',
  'on-scene': 'On scene',
  transporting: 'Transporting',
  'at-destination': 'At destination',
  clearing: 'Clearing',
} satisfies Record<UnitStatus, string>

/** For columns: at most four letters. */
export const shortStatuses = {
  'off-duty': 'OFF',
  available: 'AVL',
  'on-call': 'CALL',
  'out-of-service': 'OOS',
  dispatched: 'DSP',
  acknowledged: 'ACK',
  'en-route': 'ENR',
  'on-scene': 'SCN',
  transporting: 'TRN',
  'at-destination': 'DST',
  clearing: 'CLR',
} satisfies Record<UnitStatus, string>

export const unitKinds = {
  patrol: 'Patrol car',
  engine: 'Engine',
  ladder: 'Ladder',
  rescue: 'Rescue',
  ambulance: 'Ambulance',
  command: 'Command',
  motorcycle: 'Motorcycle',
  foot: 'On foot',
  boat: 'Boat',
  other: 'Other',
} satisfies Record<UnitKind, string>

export const outOfServiceReasons = {
  breakdown: 'Breakdown',
  refuelling: 'Refuelling',
  restocking: 'Restocking',
  meal: 'Meal',
  training: 'Training',
  decontamination: 'Decontamination',
  other: 'Other',
} satisfies Record<OutOfServiceReason, string>

export const channels = {
  phone: 'Phone',
  text: 'Text',
  page: 'Web page',
  'walk-in': 'Walk-in',
  'alarm-device': 'Alarm device',
  partner: 'Partner centre',
  patrol: 'Patrol',
} satisfies Record<Channel, string>

export const choiceReasons = {
  'local-knowledge': 'Local knowledge',
  'crew-asked': 'Crew asked for it',
  equipment: 'Equipment',
  'closer-than-known': 'Closer than known',
  other: 'Other',
  skipped: 'Skipped',
} satisfies Record<ChoiceReason, string>

export const endReasons = {
  'wrong-number': 'Wrong number',
  silent: 'Silent call',
  'child-at-play': 'Child at play',
  nuisance: 'Nuisance',
  enquiry: 'Enquiry',
  'not-ours': 'Not ours',
  test: 'Test',
  abandoned: 'Abandoned',
} satisfies Record<EndReason, string>

export const incidentPhases = {
  open: 'Open',
  'awaiting-feedback': 'Feedback due',
  returned: 'Returned',
  joined: 'Joined',
  closed: 'Closed',
} satisfies Record<IncidentPhase['phase'], string>

export const dispositions = {
  handled: 'Handled',
  'no-action-needed': 'No action needed',
  'nothing-found': 'Nothing found',
  'false-alarm': 'False alarm',
  'passed-on': 'Passed on',
  cancelled: 'Cancelled',
  duplicate: 'Duplicate',
} satisfies Record<Disposition, string>

export const slipPhases = {
  planned: 'Planned, not sent',
  sent: 'Sent, not signed',
  signed: 'Signed, no crew yet',
  working: 'At work',
  finished: 'Finished',
  cancelled: 'Cancelled',
} satisfies Record<SlipPhase['phase'], string>

/** Why a post does not take a slip. */
export const slipRefusals = {
  'out-of-area': 'Not in our area',
  'no-crew': 'No crew free',
  'sent-twice': 'Sent twice',
  'not-ours': 'Not our work',
} satisfies Record<SlipRefusal, string>

export const milestones = {
  acknowledged: 'Acknowledged',
  left: 'Left',
  onScene: 'On scene',
  transporting: 'Transporting',
  atDestination: 'At destination',
  finished: 'Finished',
} satisfies Record<Milestone, string>

/** For a line of clocks. */
export const shortMilestones = {
  acknowledged: 'ack',
  left: 'left',
  onScene: 'scene',
  transporting: 'transp',
  atDestination: 'dest',
  finished: 'done',
} satisfies Record<Milestone, string>

export const feedbackPhases = {
  'not-due': 'Not due yet',
  due: 'Due',
  filed: 'Filed, to be checked',
  returned: 'Returned for correction',
  accepted: 'Accepted',
}

export const feedbackResults = {
  resolved: 'Resolved',
  'report-taken': 'Report taken',
  mediated: 'Mediated',
  transported: 'Taken to hospital',
  extinguished: 'Extinguished',
  'nothing-found': 'Nothing found',
  'refused-help': 'Help refused',
  'passed-on': 'Passed on',
  other: 'Other',
} satisfies Record<FeedbackResult, string>

export const roles = {
  'call-taker': 'Call taker',
  dispatcher: 'Dispatcher',
  'shift-leader': 'Shift leader',
  'duty-leader': 'Duty leader',
  'station-officer': 'Station duty officer',
  responder: 'Responder',
  administrator: 'Administrator',
  auditor: 'Auditor',
  source: 'Source',
  'locked-desk': 'Locked desk',
  'off-duty': 'Off duty',
} satisfies Record<Grantee, string>

export const branches = {
  police: 'Police',
  fire: 'Fire',
  medical: 'Medical',
  traffic: 'Traffic',
  rescue: 'Rescue',
  service: 'Service',
} satisfies Record<Branch, string>

export const postKinds = {
  station: 'Station',
  team: 'Team',
  brigade: 'Brigade',
  partner: 'Partner centre',
} satisfies Record<PostKind, string>

export const priorities = { 1: 'Life at risk', 2: 'Urgent', 3: 'Soon', 4: 'When free' }

export const placeSources = {
  address: 'address',
  crossing: 'crossing',
  street: 'street',
  poi: 'point of interest',
  coordinates: 'coordinates',
  map: 'set on the map',
  caller: "caller's position",
  device: 'alarm device',
  partner: 'partner centre',
  network: 'from the network',
  handset: 'from the handset',
  page: "the caller's page",
  taught: 'taught name',
  told: 'as told',
  interpolated: 'address (estimated)',
  block: 'block',
  area: 'area',
  kmpost: 'kilometre of a road',
  fixture: 'numbered fixture',
}

export const closureReasons = {
  works: 'Works',
  accident: 'Accident',
  flood: 'Flood',
  ice: 'Ice',
  event: 'Event',
  fire: 'Fire',
  landslide: 'Landslide',
  other: 'Other',
} satisfies Record<ClosureReason, string>

/** What makes an incident dangerous to crews. */
export const hazards = {
  weapon: 'weapon',
  gas: 'gas',
  infection: 'infection',
  crowd: 'crowd',
  fire: 'fire',
  electricity: 'electricity',
  collapse: 'collapse',
  dog: 'dog',
  water: 'water',
  traffic: 'traffic',
  other: 'other danger',
} satisfies Record<Hazard, string>

/** What a crew has to acknowledge. */
export const newsKinds = {
  look: 'Look at this',
  hazard: 'Danger',
  cancel: 'Cancelled',
  'stand-down': 'Stand down',
} satisfies Record<NewsKind, string>

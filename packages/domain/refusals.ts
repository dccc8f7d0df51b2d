/** The closed list of reasons to say no. Sentences live in `ui/words`, status numbers in `http/problem.ts`. */
export const refusalCodes = [
  'not-allowed',
  /** a role of that person allows it, on duty */
  'off-duty',
  'not-found',
  'exists-already',
  'unit-taken',
  'spoken-number-taken',
  'unit-off-duty',
  /** it is out of the fleet */
  'unit-retired',
  /** only who is off duty leaves the fleet */
  'unit-on-duty',
  'already-on-unit',
  'unit-at-work',
  'unit-out-of-service',
  'status-not-next',
  'not-on-this-slip',
  'contact-taken',
  'contact-ended',
  'contact-attached',
  'contact-not-attached',
  /** nobody has it, or it belongs to an incident */
  'contact-not-open',
  /** the line is not down yet: nobody rings back */
  'contact-on-line',
  /** who called must not be reached in this way */
  'contact-not-safe',
  /** a person has to say first that who called may be reached */
  'contact-asks',
  /** another centre has not signed for it: the first one keeps it */
  'pass-unsigned',
  'pass-over',
  /** a drill and a real call or incident do not become one */
  'exercise-and-real',
  /** it has nothing to be beside: send it */
  'unit-not-at-work',
  /** two jobs at one incident would end as one */
  'unit-on-incident',
  'slip-not-planned',
  /** a divert goes to what is more urgent, unless forced */
  'not-more-urgent',
  'milestone-missing',
  'incident-not-open',
  'incident-has-open-slips',
  'incident-not-closed',
  'incident-joined',
  'incident-not-joined',
  /** others are joined to it, and would change hands with it */
  'incident-has-joined',
  'incident-is-itself',
  'handover-pending',
  'no-handover',
  'slip-not-waiting',
  'slip-ended',
  'slip-not-to-post',
  /** what was sent did not depart from any advice, or the word was given already */
  'choice-not-asked',
  'feedback-not-due',
  'feedback-not-filed',
  /** the list does not ask for it, or not in this form */
  'feedback-field',
  'feedback-incomplete',
  'account-disabled',
  'last-administrator',
  'time-in-future',
  'key-mismatch',
  /** somebody else was faster: what was on the screen is no longer the newest */
  'changed-meanwhile',
  'busy-try-again',
  /** the database does not answer: the same command with the same id may and should be sent again */
  'log-unavailable',
  'no-free-number',
  'closure-ends-before-start',
  'closure-over',
  /** it was given another end since somebody looked */
  'closure-end-moved',
  'closure-has-no-direction',
  'closure-too-wide',
  /** a note for everybody must not hold telephone or identity numbers */
  'personal-in-text',
  /** who wrote a premises note, or asked for it to stand on, does not approve it */
  'second-person',
  'nothing-to-approve',
  'nothing-to-review',
  'note-over',
  'note-expired',
  'not-for-dwelling',
  'premises-full',
  /** another change of the same premises waits for a second person */
  'change-waits',
  /** who approves an operator's contact has read it before */
  'contact-unread',
  /** the same words mean the same place already */
  'already-taught',
  'name-reviewed',
  /** no type or tag of the organisation's list, or a retired one */
  'not-on-list',
  /** what an alert would be about has come meanwhile; or has not, and the alert stays */
  'wait-over',
  'wait-lasts',
  'alert-over',
  'alert-taken',
  'alert-not-yours',
  'step-not-next',
  'file-withdrawn',
  'too-many-files',
  'drawing-withdrawn',
  'drawing-without-text',
  'drawing-too-wide',
  'too-many-drawings',
  /** a file is attached by sending its bytes, not by saying that it is there */
  'file-not-sent',
  /** it was to be shown to somebody who may not see it */
  'other-may-not-see',
  /** what is to end at a time that is over */
  'time-in-past',
  'shared-already',
  'too-many-shares',
  'no-share',
  /** neither its time nor its agreement is over */
  'share-stands',
  /** what a standing agreement shares ends with the agreement */
  'share-by-agreement',
  'not-covered',
  'lent-to-itself',
  'lent-already',
  'too-many-loans',
  'loan-too-long',
  'no-loan',
  /** its time is not over */
  'loan-stands',
  /** it is another organisation's, and not lent to this one */
  'not-lent',
  /** who lent it agreed to help this organisation alone */
  'lent-for-own-work',
  /** what was agreed does not let the owner take it off */
  'loan-without-recall',
  /** another does not take over under its slip */
  'slip-of-lent-unit',
  'agreement-with-itself',
  'superior-is-itself',
  /** it stands under the one that would stand under it */
  'superior-is-below',
  /** it has one already */
  'superior-stands',
  /** nobody asked, or it is not this organisation's to say */
  'superior-not-asked',
  'post-is-below',
  'agreement-stands',
  'agreement-not-standing',
  'agreement-over',
  /** one side alone cannot say yes for both */
  'other-side-consents',
  /** named people alone see it: it is neither shared, joined, offered nor shown on the wall */
  'incident-sealed',
  'sealed-already',
  'not-sealed',
  'not-named',
  'too-many-named',
  /** nobody could open it again */
  'sealed-without-leader',
  'glass-broken-already',
  /** it is open to whoever may see it at all */
  'nothing-to-open',
  'glass-stands',
  /** nobody gives himself rights for a while */
  'own-rights',
  'stand-in-too-long',
  'stand-in-lasts',
  'relief-over',
  /** neither of the shift that goes nor a leader */
  'relief-not-yours',
  /** who comes signs after who goes */
  'relief-unsigned',
  /** both signatures are of different people, of different shifts */
  'relief-same-side',
  /** it is no longer what was on the screen */
  'relief-changed',
  'relief-comments-full',
  'duty-not-leader',
  'duty-ends-before-start',
  'duty-too-long',
  'duty-stands',
  'duty-not-now',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** A "no" with what a person needs to go on: who holds the unit, what the status is now. Never personal values. */
export type Refusal = { readonly refused: RefusalCode; readonly detail?: Readonly<Record<string, string | number>> }

/** A refusal with what a person needs to go on. */
export const refuse = (code: RefusalCode, detail?: Readonly<Record<string, string | number>>): Refusal =>
  detail === undefined ? { refused: code } : { refused: code, detail }

/** Whether a decision or answer is a no. */
export const isRefusal = (value: object): value is Refusal => 'refused' in value

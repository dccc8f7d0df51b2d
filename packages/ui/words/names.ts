/** How ids are told to people; the screens look them up on the board. An id that nobody knows comes back as it is. */
export type Names = {
  /** call sign */
  readonly unit: (id: string) => string
  /** spoken number with its mark, e.g. `#23` */
  readonly incident: (id: string) => string
  /** the incident that a slip belongs to, as `incident` tells it; undefined when the slip is not on the board */
  readonly incidentOfSlip: (id: string) => string | undefined
  readonly account: (id: string) => string
  readonly post: (id: string) => string
  readonly organisation: (id: string) => string
  /** a centre of the phone book */
  readonly partner: (id: string) => string
  /** a contact's number */
  readonly contact: (id: string) => string
  /** an incident type's name in the language of the screen */
  readonly incidentType: (code: string) => string
  /** a tag's name in the language of the screen */
  readonly tag: (code: string) => string
  /** what feedback asks for, in the language of the screen */
  readonly feedbackField: (code: string) => string
}

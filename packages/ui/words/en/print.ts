export const print = {
  print: 'Print',
  printed: (at: string, by: string) => `Printed ${at} by ${by}`,
  unit: 'Unit',
  masked: 'Not for this person to read: left out.',
  preparing: 'Preparing the print… Esc cancels.',
  unreachable: 'Not printed: the server cannot be reached. Print again when the connection is back.',
  refused: (why: string) => `Not printed: the incident could not be read. ${why}`.trimEnd(),
  notDrawn: 'Not printed: the sheet could not be drawn. Please try again.',
}

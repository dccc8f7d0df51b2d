export const print = {
  print: 'Print',
  printed: (at: string, by: string) => `Printed ${at} by ${by}`,
  unit: 'Unit',
  masked: 'Not for this person to read: left out.',
  failed: 'Not printed: it could not be read.',
}

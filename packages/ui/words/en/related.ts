export const related = {
  title: 'Related incidents',
  near: 'Near',
  nothingToPart: 'Nothing is joined that could be parted.',
  parted: 'Parted again.',
}

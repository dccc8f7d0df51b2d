/** Organisations as a tree, and the ground that each answers for. */
export const organisations = {
  kinds: {
    province: 'provincial police',
    city: 'city police',
    county: 'county police',
    fire: 'fire and rescue',
    medical: 'ambulance service',
    neighbour: 'neighbour',
    other: 'other partner',
  },
  noKind: 'kind not said',
  kind: 'What this organisation is',
  relations: {
    superior: 'superior',
    sibling: 'same superior',
    subordinate: 'subordinate',
    partner: 'partner',
    other: 'other',
  },
  groups: {
    superior: 'Superior',
    sibling: 'Under the same superior',
    subordinate: 'Subordinates',
    partner: 'Partners and neighbours',
    other: 'Others in this installation',
  },
  superior: 'Superior',
  askWhom: 'Stand under',
  ask: 'Ask',
  asked: (name: string) => `${name} was asked, and has not answered yet.`,
  takeBack: 'Take back',
  asking: 'Would stand under this organisation',
  accept: 'Accept',
  refuse: 'Refuse',
  end: 'End',
  endAsk: (name: string) => `Ends the relation with ${name}. Shares and agreements stay as they are.`,
  noOthers: 'There is no other organisation in this installation.',
  hasArea: 'area on the map',
  areas: 'Areas of responsibility',
  whose: 'Whose area',
  noArea: (name: string) => `${name} has no area yet. Choose a GeoJSON file: Polygon or MultiPolygon, WGS 84.`,
  areaNow: (size: string) => `Area now: ${size}`,
  preview: (file: string, features: number, size: string) =>
    `${file}: ${features === 1 ? '1 feature' : `${features} features`}, ${size}. Not saved yet.`,
  choose: 'Choose a file ...',
  save: (name: string) => `Save as the area of ${name}`,
  dropFile: 'Leave it as it is',
  remove: 'Remove the area',
  removeAsk: (name: string) => `${name} then has no area on the map. It can be imported again.`,
  areaSaved: (name: string) => `Area of ${name} saved.`,
  tooLarge: 'The file is larger than 20 MB. Simplify the outline, and leave out what is no area.',
  faults: {
    'no-json': () => 'The file is no JSON. Export it as GeoJSON (RFC 7946), UTF-8.',
    'no-geojson': () =>
      'The file is JSON but no GeoJSON: a FeatureCollection, Feature, Polygon or MultiPolygon is needed.',
    'no-polygon': () => 'The file has no feature in it. Export the layer of the area.',
    'not-an-area': (feature: string, type: string) =>
      `Feature ${feature} is a ${type}. Leave only Polygon and MultiPolygon in the file.`,
    'wrong-system': (feature: string) =>
      `${feature}: the coordinates are in another system than WGS 84 degrees. Convert the file to EPSG:4326.`,
    'not-closed': (feature: string) =>
      `Feature ${feature}: a ring does not end where it begins. Repeat the first corner at the end.`,
    'too-few': (feature: string) =>
      `Feature ${feature}: a ring has fewer than three different corners. Remove or redraw it.`,
    'outside-world': (feature: string) =>
      `Feature ${feature}: a corner lies outside the world. Longitude comes first, then latitude.`,
    'too-many': (feature: string) =>
      `Feature ${feature}: more than 2,000 corners in all. Simplify the outline, to about 10 m.`,
    'crosses-itself': (feature: string) =>
      `Feature ${feature}: a ring crosses itself. Give the corners in order, once around.`,
  },
  km2: (size: string) => `${size} km²`,
  m2: (size: string) => `${size} m²`,
  flaws: 'Overlaps and gaps',
  overlap: (one: string, other: string, size: string) => `${one} and ${other} overlap: ${size}`,
  gap: (whole: string, size: string) => `Nobody answers for part of ${whole}: ${size}`,
  liesIn: (name: string) => `Lies in the area of ${name}.`,
  liesInSeveral: (names: string) => `Lies in several areas: ${names}.`,
  liesInNone: "Lies in nobody's area.",
  postOf: (names: string) => `Area of ${names}`,
  under: 'Stands under',
  underNone: 'the organisation itself',
}

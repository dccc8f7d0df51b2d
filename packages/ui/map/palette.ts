export type MapTheme = 'dark' | 'light' | 'contrast'

/** Colours of the base map. It stays quiet: nothing on it is as bright or as coloured as what dispatchers act on. */
export type Palette = {
  readonly land: string
  readonly residential: string
  readonly work: string
  readonly institution: string
  readonly park: string
  readonly wood: string
  readonly field: string
  readonly bare: string
  readonly pitch: string
  readonly paved: string
  readonly water: string
  readonly waterLine: string
  readonly building: string
  readonly buildingEdge: string
  readonly roadEdge: string
  readonly motorway: string
  readonly major: string
  readonly medium: string
  readonly minor: string
  readonly path: string
  readonly tunnel: string
  readonly rail: string
  readonly border: string
  readonly label: string
  readonly labelStrong: string
  readonly labelFaint: string
  readonly labelWater: string
  readonly labelPark: string
  readonly halo: string
  readonly shield: string
  readonly shieldText: string
  readonly medical: string
  readonly police: string
  readonly fire: string
  readonly spot: string
}

export const palettes: { readonly [Theme in MapTheme]: Palette } = {
  dark: {
    land: '#11171e',
    residential: '#141b23',
    work: '#171d26',
    institution: '#181d2a',
    park: '#13221d',
    wood: '#111f1b',
    field: '#141d1b',
    bare: '#191c20',
    pitch: '#17291f',
    paved: '#19212a',
    water: '#0b2136',
    waterLine: '#123453',
    building: '#1f2934',
    buildingEdge: '#303c49',
    roadEdge: '#0c1218',
    motorway: '#5a6473',
    major: '#465261',
    medium: '#394451',
    minor: '#303b47',
    path: '#35404c',
    tunnel: '#222b35',
    rail: '#3a4048',
    border: '#4a5566',
    label: '#98a8b9',
    labelStrong: '#c6d2de',
    labelFaint: '#6f7f90',
    labelWater: '#4f82ad',
    labelPark: '#5f9377',
    halo: '#0d131a',
    shield: '#2a3440',
    shieldText: '#aebccb',
    medical: '#a8626a',
    police: '#6284b8',
    fire: '#ae774b',
    spot: '#64748a',
  },
  light: {
    land: '#f1f3f5',
    residential: '#ebeef1',
    work: '#e8e9ee',
    institution: '#eceaf2',
    park: '#d9e9d8',
    wood: '#d0e2d0',
    field: '#edf0e4',
    bare: '#e8e6e1',
    pitch: '#cfe3cf',
    paved: '#e3e6ea',
    water: '#bfd8ea',
    waterLine: '#a9cae2',
    building: '#dde1e6',
    buildingEdge: '#c8ced5',
    roadEdge: '#cdd4db',
    motorway: '#f3dcae',
    major: '#fbeccb',
    medium: '#ffffff',
    minor: '#ffffff',
    path: '#c3b9ab',
    tunnel: '#eef0f3',
    rail: '#b9bfc7',
    border: '#9aa3b5',
    label: '#4c5a69',
    labelStrong: '#26323e',
    labelFaint: '#7b8794',
    labelWater: '#3f78a6',
    labelPark: '#3f7a54',
    halo: '#f7f9fa',
    shield: '#ffffff',
    shieldText: '#5a6571',
    medical: '#b3505b',
    police: '#3f69a8',
    fire: '#a9652f',
    spot: '#7d8a9a',
  },
  /** For tired and for weak eyes, and for sun on the screen: black ground, roads by brightness, names in white. */
  contrast: {
    land: '#000000',
    residential: '#000000',
    work: '#000000',
    institution: '#050505',
    park: '#001a0b',
    wood: '#001a0b',
    field: '#000000',
    bare: '#000000',
    pitch: '#001f0d',
    paved: '#0a0a0a',
    water: '#00264d',
    waterLine: '#2f8fdc',
    building: '#161616',
    buildingEdge: '#454545',
    roadEdge: '#000000',
    motorway: '#ffffff',
    major: '#d6d6d6',
    medium: '#adadad',
    minor: '#808080',
    path: '#8f8f8f',
    tunnel: '#5c5c5c',
    rail: '#a08f6a',
    border: '#ffffff',
    label: '#ffffff',
    labelStrong: '#ffffff',
    labelFaint: '#d6d6d6',
    labelWater: '#8cc8ff',
    labelPark: '#8be6ae',
    halo: '#000000',
    shield: '#000000',
    shieldText: '#ffffff',
    medical: '#ff8c96',
    police: '#8cb8ff',
    fire: '#ffae70',
    spot: '#d6d6d6',
  },
}

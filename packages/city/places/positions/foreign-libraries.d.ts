// These libraries come without declarations, or with some that name a default export which Node does not see; only what is used
// of them is declared.
declare module 'open-location-code' {
  type Area = {
    readonly latitudeCenter: number
    readonly longitudeCenter: number
    readonly latitudeLo: number
    readonly latitudeHi: number
  }
  class OpenLocationCode {
    isFull(code: string): boolean
    isShort(code: string): boolean
    decode(code: string): Area
    recoverNearest(shortCode: string, latitude: number, longitude: number): string
  }
  const library: { readonly OpenLocationCode: typeof OpenLocationCode }
  export default library
}
declare module 'utm' {
  const library: {
    readonly toLatLon: (
      easting: number,
      northing: number,
      zone: number,
      letter: string,
    ) => { readonly latitude: number; readonly longitude: number }
  }
  export default library
}
declare module 'gcoord/dist/gcoord.cjs.prod.js' {
  type Datum = 'WGS84' | 'GCJ02' | 'BD09' | 'BD09MC'
  const library: { readonly [Each in Datum]: Each } & {
    readonly transform: (position: readonly [number, number], from: Datum, to: Datum) => readonly [number, number]
  }
  export default library
}

// The library's own declarations promise named exports, which Node does not find in its CommonJS file.
declare module 'gcoord' {
  type Datum = 'WGS84' | 'GCJ02' | 'BD09'
  const library: Readonly<Record<Datum, Datum>> & {
    readonly transform: (position: [number, number], from: Datum, to: Datum) => [number, number]
  }
  export default library
}

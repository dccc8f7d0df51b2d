/** The key of a coordinate: whole 1e-7 degrees, OpenStreetMap's own precision. Equal keys are one node. */
export const vertexKey = (lon: number, lat: number): string => `${Math.round(lon * 1e7)},${Math.round(lat * 1e7)}`

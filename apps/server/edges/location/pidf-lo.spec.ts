import { describe, expect, it } from 'vitest'
import { largestPidf, readPidfLo } from './pidf-lo.ts'

const flat = 'urn:ogc:def:crs:EPSG::4326'
/** The document of RFC 5491 around a shape. */
const document = (shape: string, more = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model"
  xmlns:gp="urn:ietf:params:xml:ns:pidf:geopriv10" xmlns:gml="http://www.opengis.net/gml"
  xmlns:gs="http://www.opengis.net/pidflo/1.0" xmlns:con="urn:ietf:params:xml:ns:geopriv:conf"
  entity="pres:someone@example.com">
  <dm:device id="d"><gp:geopriv><gp:location-info>${shape}${more}</gp:location-info>
    <gp:usage-rules/><gp:method>802.11</gp:method></gp:geopriv>
    <dm:timestamp>2026-11-22T08:15:00Z</dm:timestamp></dm:device>
</presence>`

const circle = `<gs:Circle srsName="${flat}"><gml:pos>30.5 114.3</gml:pos>
  <gs:radius uom="urn:ogc:def:uom:EPSG::9001">250</gs:radius></gs:Circle>`
const spot = (shape: string, more?: string) => {
  const read = readPidfLo(document(shape, more))
  return read.ok ? read.told.spot : read
}

describe('PIDF-LO (RFC 5491)', () => {
  it('gives a circle with its time, its method, and 95 of a hundred where nothing else is said', () => {
    expect(readPidfLo(document(circle))).toEqual({
      ok: true,
      told: {
        source: 'network',
        at: Date.UTC(2026, 10, 22, 8, 15),
        spot: { point: { lon: 114.3, lat: 30.5 }, radiusM: 250, confidencePct: 95, method: 'wifi', outline: null },
      },
    })
    expect(spot(circle, '<con:confidence pdf="normal">67</con:confidence>')).toMatchObject({ confidencePct: 67 })
  })

  it('of a point alone says that nobody told how far off it is', () => {
    const point = (system: string, pos: string) =>
      `<gml:Point srsName="${system}"><gml:pos>${pos}</gml:pos></gml:Point>`
    expect(spot(point(flat, '-34.407 150.883'))).toMatchObject({
      point: { lat: -34.407, lon: 150.883 },
      radiusM: null,
    })
    expect(spot(point('urn:ogc:def:crs:EPSG::4979', '-34.4 150.8 24.8'))).toMatchObject({ point: { lon: 150.8 } })
    expect(spot(point('urn:ogc:def:crs:EPSG::4979', '-34.4 150.8'))).toMatchObject({ point: { lon: 150.8 } })
  })

  it('makes of each shape a circle that holds all of it', () => {
    const ring = '30.50 114.30 30.50 114.31 30.51 114.31 30.51 114.30 30.50 114.30'
    const square = `<gml:Polygon srsName="${flat}"><gml:exterior><gml:LinearRing><gml:posList>${ring}</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>`
    const polygon = spot(square)
    expect(polygon).toMatchObject({ outline: { length: 4 } })
    if (!('point' in polygon)) throw new Error('no place')
    expect(polygon.point.lat).toBeCloseTo(30.505, 4)
    expect(polygon.point.lon).toBeCloseTo(114.305, 4)
    // half the diagonal of 0.01 by 0.01 degrees at 30.5 north: 556 m and 479 m
    expect(polygon.radiusM).toBeGreaterThan(725)
    expect(polygon.radiusM).toBeLessThan(745)

    const oval = `<gs:Ellipse srsName="${flat}"><gml:pos>30.5 114.3</gml:pos><gs:semiMajorAxis>500</gs:semiMajorAxis>
      <gs:semiMinorAxis>100</gs:semiMinorAxis><gs:orientation>90</gs:orientation></gs:Ellipse>`
    const ellipse = spot(oval)
    if (!('point' in ellipse)) throw new Error('no place')
    expect(ellipse.radiusM).toBe(500)
    const [east] = ellipse.outline ?? []
    // its long axis points east
    expect((east?.lon ?? 0) - 114.3).toBeCloseTo(500 / 111_195 / Math.cos((30.5 * Math.PI) / 180), 5)

    const cell = `<gs:ArcBand srsName="${flat}"><gml:pos>30.5 114.3</gml:pos><gs:innerRadius>0</gs:innerRadius>
      <gs:outerRadius>1000</gs:outerRadius><gs:startAngle>0</gs:startAngle><gs:openingAngle>90</gs:openingAngle></gs:ArcBand>`
    const band = spot(cell)
    if (!('point' in band)) throw new Error('no place')
    // a quarter to the north-east: its square is 1000 m wide
    expect(band.radiusM).toBeGreaterThan(700)
    expect(band.radiusM).toBeLessThan(710)
    expect(band.point.lat).toBeGreaterThan(30.5)
  })

  it('takes the first location that has a shape, after a civic one', () => {
    const civic =
      '<ca:civicAddress xmlns:ca="urn:ietf:params:xml:ns:pidf:geopriv10:civicAddr"><ca:A1>Hubei</ca:A1></ca:civicAddress>'
    expect(spot(civic + circle)).toMatchObject({ radiusM: 250 })
    expect(spot(civic)).toMatchObject({ ok: false, part: 'location-info' })
  })
})

describe('F22 what is no such document', () => {
  const entity = '<!DOCTYPE presence [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
  const outside = '<!DOCTYPE presence [<!ENTITY file SYSTEM "file:///etc/passwd">]>'
  it.each([
    ['with entities that unfold', document(circle).replace('?>', `?>${entity}`), 'DOCTYPE'],
    ['with a file from elsewhere', document(circle.replace('250', '&file;')).replace('?>', `?>${outside}`), 'DOCTYPE'],
    ['with an entity that nobody defined', document(circle.replace('250', '&lol;')), 'document'],
    ['too long', document(circle, ' '.repeat(largestPidf)), 'document'],
    ['nested without end', document('<a>'.repeat(5000)), 'document'],
    ['cut off', document(circle).slice(0, -20), 'document'],
    ['in two-byte letters', Buffer.from(document(circle), 'utf16le').toString('latin1'), 'document'],
    ['of another root', '<a/>', 'presence'],
    ['of another namespace', document(circle).replaceAll('pidf:geopriv10', 'pidf:geopriv99'), 'location-info'],
    ['empty', '', 'document'],
    ['no XML', '{"lat":1}', 'document'],
    ['in another system', document(circle.replace('4326', '3857')), 'srsName'],
    ['longitude first', document(circle.replace('30.5 114.3', '114.3 30.5')), 'pos'],
    ['with a radius below nothing', document(circle.replace('250', '-5')), 'radius'],
    ['with a time that never was', document(circle).replace('2026-11-22T', '2026-13-41T'), 'timestamp'],
  ])('%s says which part is wrong, and fetches nothing', (_, xml, part) => {
    expect(readPidfLo(xml)).toMatchObject({ ok: false, part })
  })
})

import { describe, expect, it } from 'vitest'
import type { OsmTags } from '../import/osm.ts'
import { blocksCars, carAccess } from './access.ts'

const both = { forward: true, backward: true, through: true }
const oneWay = { ...both, backward: false }
const notThrough = { ...both, through: false }

describe('how cars may use a way', () => {
  it.each<[OsmTags, ReturnType<typeof carAccess>]>([
    [{ highway: 'residential' }, both],
    [{ highway: 'footway' }, undefined],
    [{ highway: 'pedestrian', motor_vehicle: 'delivery' }, notThrough],
    [{ highway: 'construction', motor_vehicle: 'yes' }, undefined],
    [{ highway: 'service', area: 'yes' }, undefined],
    [{ highway: 'track', access: 'forestry' }, undefined],
    [{ highway: 'track', access: 'agricultural', motorcar: 'yes' }, both],
    [{ highway: 'residential', vehicle: 'no' }, undefined],
    [{ highway: 'residential', vehicle: 'no', motor_vehicle: 'yes' }, both],
    [{ highway: 'service', access: 'private' }, notThrough],
    [{ highway: 'service', service: 'driveway' }, notThrough],
    [{ highway: 'residential', motor_vehicle: 'psv;destination' }, notThrough],
    [{ highway: 'residential', motor_vehicle: 'emergency' }, both],
    [
      { highway: 'primary', oneway: 'yes' },
      { ...both, backward: false },
    ],
    [
      { highway: 'primary', oneway: '-1' },
      { ...both, forward: false },
    ],
    [{ highway: 'primary', oneway: 'reversible' }, undefined],
    [{ highway: 'primary', oneway: 'reversible', 'oneway:emergency': 'no' }, both],
    [{ highway: 'primary', oneway: 'alternating' }, both],
    [{ highway: 'primary', oneway: 'yes', 'oneway:emergency': 'no' }, both],
    [{ highway: 'primary', oneway: 'yes', 'oneway:bicycle': 'no' }, oneWay],
    [{ highway: 'primary', 'oneway:motor_vehicle': 'yes' }, oneWay],
    [{ highway: 'primary', 'oneway:vehicle': 'yes' }, oneWay],
    [{ highway: 'primary', 'oneway:motor_vehicle': 'yes', 'oneway:emergency': 'no' }, both],
    [{ highway: 'primary', oneway: 'yes', 'emergency:backward': 'yes' }, both],
    [
      { highway: 'primary', junction: 'roundabout' },
      { ...both, backward: false },
    ],
    [{ highway: 'motorway', oneway: 'no' }, both],
    [
      { highway: 'tertiary', 'motor_vehicle:backward': 'no' },
      { ...both, backward: false },
    ],
    [{ highway: 'tertiary', oneway: 'yes', 'vehicle:backward': 'yes' }, both],
  ])('%j', (tags, access) => {
    expect(carAccess(tags)).toEqual(access)
  })
})

describe('what keeps cars from passing a node', () => {
  it.each<[OsmTags, boolean]>([
    [{}, false],
    [{ barrier: 'bollard' }, true],
    [{ barrier: 'bollard', bollard: 'rising' }, false],
    [{ barrier: 'bollard', motor_vehicle: 'yes' }, false],
    [{ barrier: 'bollard', access: 'no', emergency: 'yes' }, false],
    [{ barrier: 'gate' }, false],
    [{ barrier: 'gate', access: 'no' }, true],
    [{ barrier: 'gate', access: 'no', motorcar: 'private' }, false],
    [{ barrier: 'lift_gate', access: 'private' }, false],
    [{ barrier: 'gate', locked: 'no' }, false],
    [{ barrier: 'gate', locked: 'yes' }, true],
    [{ barrier: 'lift_gate', access: 'private', locked: 'yes' }, true],
    [{ barrier: 'gate', locked: 'yes', emergency: 'yes' }, false],
  ])('%j', (tags, blocks) => {
    expect(blocksCars(tags)).toBe(blocks)
  })
})

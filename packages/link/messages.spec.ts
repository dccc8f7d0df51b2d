import { describe, expect, it } from 'vitest'
import { clientMessage, commandEnvelope, fix } from './messages.ts'

const command = { id: '0198a1b2-0000-7000-8000-000000000001', type: 'sign-off-unit', body: { unit: 'E1' } }
const point = { lon: 113.2, lat: 22.9 }
const wrongClocks: readonly unknown[] = [0, -5, 5e15, 1.5, 'yesterday', null, {}, Number.NaN]

describe('L15 a device whose clock cannot be right', () => {
  it.each(wrongClocks)('gives its command all the same: %j', (deviceAt) => {
    expect(commandEnvelope.parse({ ...command, deviceAt }).deviceAt).toBeNull()
    expect(clientMessage.parse({ t: 'command', ...command, deviceAt })).toMatchObject({ deviceAt: null })
  })

  it.each([...wrongClocks, Date.UTC(2000, 0, 1)])('has its position taken at the time it is read: %j', (at) => {
    const before = Date.now()
    const read = fix.parse({ point, at }).at
    expect(read).toBeGreaterThanOrEqual(before)
    expect(read).toBeLessThanOrEqual(Date.now())
  })

  it('is not one whose clock can be', () => {
    const said = Date.UTC(2026, 10, 22)
    expect(commandEnvelope.parse({ ...command, deviceAt: said }).deviceAt).toBe(said)
    expect(commandEnvelope.parse(command).deviceAt).toBeNull()
    expect(fix.parse({ point, at: said }).at).toBe(said)
  })

  it('still has to say where it is', () => {
    expect(fix.safeParse({ point: { lon: 113.2 }, at: 0 }).error?.issues[0]?.path).toEqual(['point', 'lat'])
  })
})

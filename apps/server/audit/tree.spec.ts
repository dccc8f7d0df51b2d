import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CompactRange, consistencyProof, emptyRoot, isConsistent, leafDigest, rootOf, type Digest } from './tree.ts'

/** MTH word for word as RFC 6962, 2.1 has it. */
function byTheBook(leaves: readonly string[]): Digest {
  const [only] = leaves
  if (only === undefined) return emptyRoot
  if (leaves.length === 1) return leafDigest(only)
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  const halves = [byTheBook(leaves.slice(0, split)), byTheBook(leaves.slice(split))]
  return createHash('sha256')
    .update(Buffer.concat([Buffer.of(1), ...halves]))
    .digest()
}

function rangeOf(leaves: readonly string[], start = 0): CompactRange {
  const range = new CompactRange(start)
  for (const leaf of leaves.slice(start)) range.add(leafDigest(leaf))
  return range
}

const leavesOf = (size: number): readonly string[] => Array.from({ length: size }, (_, index) => `leaf ${index}`)

test('the roots of the reference log are those that Certificate Transparency publishes', () => {
  // test data of google/certificate-transparency, merkletree/merkle_tree_test.cc
  const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
  const range = new CompactRange()
  const roots = inputs.map((hex) => {
    range.add(leafDigest(Buffer.from(hex, 'hex').toString('latin1')))
    return rootOf(range.nodes).toString('hex')
  })
  expect(roots).toEqual([
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ])
})

test('a compact range has the root of the whole tree at every size', () => {
  for (let size = 0; size <= 70; size += 1) {
    const leaves = leavesOf(size)
    expect(rootOf(rangeOf(leaves).nodes)).toEqual(byTheBook(leaves))
  }
})

test('a proof holds between all sizes up to 40, and for no other root', () => {
  const all = leavesOf(40)
  const roots = Array.from({ length: 41 }, (_, size) => byTheBook(all.slice(0, size)))
  for (let second = 1; second <= 40; second += 1)
    for (let first = 1; first <= second; first += 1) {
      const proof = consistencyProof(rangeOf(all.slice(0, first)), rangeOf(all.slice(0, second), first))
      const [older, newer] = [
        { size: first, root: roots[first] ?? emptyRoot },
        { size: second, root: roots[second] ?? emptyRoot },
      ]
      expect([first, second, isConsistent(older, newer, proof)]).toEqual([first, second, true])
      expect(isConsistent({ ...older, root: emptyRoot }, newer, proof)).toBe(false)
      expect(isConsistent(older, { ...newer, root: emptyRoot }, proof)).toBe(false)
      expect(isConsistent(older, newer, [...proof, emptyRoot])).toBe(false)
    }
})

test('no history with another leaf below the first size is consistent with it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 200 }), fc.nat(), fc.nat(), (size, one, other) => {
      const first = 1 + (one % (size - 1))
      const bent = leavesOf(size).map((leaf, index) => (index === other % first ? 'another' : leaf))
      const proof = consistencyProof(rangeOf(bent.slice(0, first)), rangeOf(bent, first))
      const older = { size: first, root: byTheBook(leavesOf(first)) }
      expect(isConsistent(older, { size, root: byTheBook(bent) }, proof)).toBe(false)
    }),
    { numRuns: 200 },
  )
})

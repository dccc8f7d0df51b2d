import { PbfReader } from 'pbf'
import { BrokenExtract } from './broken-extract.ts'
import { checkEnd } from './check-end.ts'
import { decodeBlock } from './decode-block.ts'
import { filesOf, sharesOf, type Extract } from './extract.ts'
import type { OsmListener } from './osm.ts'
import { damaged, readBlobs, type Block } from './read-blobs.ts'

const supportedFeatures = new Set(['OsmSchema-V0.6', 'DenseNodes'])

/**
 * Reads an extract, one file of it after the other, each as `readFile` does; `progress` tells the share of all files.
 */
export async function readOsm(source: Extract, listener: OsmListener, signal?: AbortSignal): Promise<void> {
  const files = filesOf(source)
  const shares = await sharesOf(files)
  for (const [i, file] of files.entries()) {
    const { begins, adds } = shares[i] ?? { begins: 0, adds: 1 }
    const isLast = i === files.length - 1
    const progress = (share: number) => listener.progress?.(isLast && share === 1 ? 1 : begins + share * adds)
    await readFile(file, { ...listener, progress }, signal)
  }
}

/**
 * Reads an `.osm.pbf` from front to back, block by block, and calls the listener for each element in file order (as a
 * rule all nodes, then all ways, then all relations). Kinds without a listener are not decoded. Memory: one block.
 * Listeners are called synchronously; what they throw ends the reading and comes out of here.
 * Throws BrokenExtract (a sentence with the remedy) for a file that is missing, empty, cut off, damaged, not a PBF or in
 * need of features that this reader lacks; the reason of `signal` when that is aborted.
 */
async function readFile(file: string, listener: OsmListener, signal?: AbortSignal): Promise<void> {
  const elements = marked(listener)
  let dataBlocks = 0
  for await (const block of readBlobs(file, signal)) {
    if (block.type === 'OSMHeader') checkFeatures(file, block)
    else if (block.type === 'OSMData') {
      readBlock(file, block, elements)
      dataBlocks++
    }
    listener.progress?.(block.share)
  }
  if (dataBlocks === 0) throw new BrokenExtract(file, 'has no map data in it', 'Fetch the extract again')
}

function readBlock(file: string, block: Block, listener: OsmListener): void {
  try {
    decodeBlock(block.bytes, listener)
  } catch (error) {
    // Whatever the decoder stumbles over is the file's fault; what a listener throws is not.
    throw error instanceof ThrownByListener ? error.cause : damaged(file)
  }
}

class ThrownByListener extends Error {}

function marked(listener: OsmListener): OsmListener {
  const mark =
    <T>(listen: (element: T) => void) =>
    (element: T) => {
      try {
        listen(element)
      } catch (cause) {
        throw new ThrownByListener('', { cause })
      }
    }
  return {
    ...(listener.node && { node: mark(listener.node) }),
    ...(listener.way && { way: mark(listener.way) }),
    ...(listener.relation && { relation: mark(listener.relation) }),
  }
}

function checkFeatures(file: string, block: Block): void {
  const lacking = requiredFeatures(block.bytes).filter((feature) => !supportedFeatures.has(feature))
  if (lacking.length === 0) return
  const remedy =
    'Give an ordinary extract without history, for example by: osmium time-filter IN.osh.pbf -o OUT.osm.pbf'
  throw new BrokenExtract(file, `needs features that are not supported (${lacking.join(', ')})`, remedy)
}

function requiredFeatures(bytes: Uint8Array): string[] {
  const pbf = new PbfReader(bytes)
  const features: string[] = []
  for (let field = pbf.nextField(); field; field = pbf.nextField()) {
    if (field === 4) features.push(pbf.readString())
  }
  checkEnd(pbf)
  return features
}

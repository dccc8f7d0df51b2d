import { PbfWriter } from 'pbf'

const beyondBmp = /[\uD800-\uDFFF]/
const encoder = new TextEncoder()
const writeInBmp = Reflect.get(PbfWriter.prototype, 'writeString')

/**
 * pbf 5.1.2 joins a pair of surrogates by `|` where it has to add, so that every second plane comes out as another (𠵼,
 * U+20D7C, of the streets of Macau as U+10D7C). Mended on the class itself: the writer of vector tiles uses it, too.
 */
PbfWriter.prototype.writeString = function writeString(this: PbfWriter, text: string): void {
  if (beyondBmp.test(text)) this.writeBytes(encoder.encode(text))
  else writeInBmp.call(this, text)
}

export { PbfWriter }

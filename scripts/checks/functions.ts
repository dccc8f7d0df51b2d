import { parseSync, Visitor, type Function as FunctionNode, type ArrowFunctionExpression } from 'oxc-parser'
import type { Source } from './sources.ts'

/** A function and how many lines it takes from its first to its last, inner functions included. */
export interface FunctionSize {
  path: string
  line: number
  lines: number
}

/** Measures every function, method and arrow function with a body of statements; one-expression arrows are not counted. */
export function measureFunctions(source: Source): FunctionSize[] {
  const sizes: FunctionSize[] = []
  const lineOf = lineFinder(source.text)
  const measure = (node: FunctionNode | ArrowFunctionExpression): void => {
    if (node.body?.type !== 'BlockStatement') return
    const line = lineOf(node.start)
    sizes.push({ path: source.path, line, lines: lineOf(node.end) - line + 1 })
  }
  const visitor = new Visitor({
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
  })
  visitor.visit(parseSync(source.path, source.text).program)
  return sizes
}

/** Line number (from 1) of an offset in UTF-16 units, by binary search over the line starts. */
function lineFinder(text: string): (offset: number) => number {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return low + 1
  }
}

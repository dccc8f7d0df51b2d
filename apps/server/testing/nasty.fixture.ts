import fc from 'fast-check'
import { z } from 'zod'

/** Strings that have broken programs before. */
export const nastyStrings: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\u{d800}',
  'half \u{dc00} pair',
  '\u{feff}BOM',
  '\u{202e}turned',
  '\r\nset-cookie: a=b',
  'e\u0301\u0301\u0301\u0301',
  '🚒👨‍👩‍👧‍👦',
  '𠮷野家',
  'ﷺ'.repeat(40),
  `'; drop table tocsin.events; --`,
  '<script>alert(1)</script>',
  '${7*7}{{7*7}}%s%n%x',
  '../../../../etc/passwd',
  'C:\\nul',
  '__proto__',
  'constructor',
  'toString',
  'NaN',
  'Infinity',
  '1e400',
  '-0',
  '0x10',
  'null',
  'true',
  '٣',
  '2016-12-31T23:59:60Z',
  'x'.repeat(9000),
]

const nastyNumbers = [0, -0, 1, -1, 1.5, 1e-9, 90, 180, 181, 2 ** 31, 2 ** 53 - 1, 2 ** 53, 1e308, 1_795_319_990_000]
const nastyString = fc.oneof(fc.constantFrom(...nastyStrings), fc.string({ unit: 'binary', maxLength: 40 }))
const nastyKey = fc.constantFrom('__proto__', 'constructor', 'prototype', 'toJSON', 'then', '', '\0')
const nastyLeaf = fc.oneof(nastyString, fc.constantFrom<unknown>(...nastyNumbers, null, true, [], {}))
/** Anything that JSON can say, none of it as it should be. */
const nastyValue: fc.Arbitrary<unknown> = fc.oneof(
  nastyLeaf,
  fc.array(nastyLeaf, { maxLength: 3 }),
  fc.array(fc.tuple(nastyKey, nastyLeaf), { maxLength: 3 }).map(withOwn),
)

/** Sets `__proto__` too as an own field, as JSON.parse does. */
function withOwn(entries: readonly (readonly [string, unknown])[]): object {
  const object = {}
  for (const [name, value] of entries)
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true })
  return object
}

const shape = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  pattern: z.string().optional(),
  format: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
})

/** Values of a JSON schema, near its borders, with something nasty in one leaf of eight. `ids` stand where a pattern is asked. */
export function valuesOf(schema: unknown, ids: readonly string[]): fc.Arbitrary<unknown> {
  // a schema may be `true`, for anything, or `false`, for nothing
  if (typeof schema === 'boolean') return nastyValue
  return fc.oneof({ weight: 7, arbitrary: proper(shape.parse(schema), ids) }, { weight: 1, arbitrary: nastyValue })
}

function proper(schema: z.output<typeof shape>, ids: readonly string[]): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return fc.oneof(...choices.map((each) => valuesOf(each, ids)))
  if (Array.isArray(schema.type)) return fc.oneof(...schema.type.map((type) => proper({ ...schema, type }, ids)))
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  switch (schema.type) {
    case 'object':
      return fc
        .tuple(
          ...Object.entries(schema.properties ?? {}).map(([name, each]) =>
            fc.tuple(fc.constant(name), valuesOf(each, ids)),
          ),
        )
        .map(withOwn)
    case 'array':
      return fc.array(valuesOf(schema.items ?? {}, ids), { maxLength: 3 })
    case 'string':
      if (schema.format === 'uuid') return fc.uuid()
      return schema.pattern === undefined ? nastyString : fc.constantFrom(...ids)
    case 'number':
    case 'integer':
      return fc.constantFrom(...nastyNumbers, schema.minimum ?? 0, schema.maximum ?? 1)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case undefined:
    default:
      return nastyValue
  }
}

export const schemaOf = (schema: z.ZodType): unknown => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })

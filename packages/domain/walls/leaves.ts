/** A field of a JSON schema that holds no further ones. */
export type Leaf = { readonly path: string; readonly schema: Readonly<Record<string, unknown>> }

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
const partsOf = (schema: Readonly<Record<string, unknown>>, path: string): [string, unknown][] => [
  ...Object.entries(isObject(schema['properties']) ? schema['properties'] : {}).map(
    ([key, each]): [string, unknown] => [`${path}.${key}`, each],
  ),
  ...[schema['anyOf'], schema['oneOf']]
    .filter((each): each is unknown[] => Array.isArray(each))
    .flat()
    .map((each): [string, unknown] => [path, each]),
  ...(isObject(schema['additionalProperties'])
    ? [[`${path}{}`, schema['additionalProperties']] as [string, unknown]]
    : []),
  ...(isObject(schema['items']) ? [[`${path}[]`, schema['items']] as [string, unknown]] : []),
]

/** The leaves of a JSON schema; what is marked personal is a leaf, whatever is in it. */
export function leavesOf(schema: unknown, path: string): readonly Leaf[] {
  if (!isObject(schema)) return []
  const parts = partsOf(schema, path)
  if (parts.length === 0 || schema['personal'] === true) return [{ path, schema }]
  return parts.flatMap(([name, part]) => leavesOf(part, name))
}

/** A text that may say anything. */
export const isFreeText = ({ schema }: Leaf): boolean =>
  schema['type'] === 'string' && !['pattern', 'enum', 'const'].some((key) => key in schema)

/** Every key and every string in a value. */
export function* namesIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (Array.isArray(value)) for (const each of value) yield* namesIn(each)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) {
      yield key
      yield* namesIn(each)
    }
  }
}

import { z } from 'zod'
import type { Route } from './route.ts'

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): object =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'openapi-3.0' })

type Properties = { readonly properties?: Readonly<Record<string, object>>; readonly required?: readonly string[] }

function parametersOf(schema: z.ZodType, place: 'path' | 'query'): object[] {
  const { properties = {}, required = [] }: Properties = schemaOf(schema, 'input')
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }))
}

const security = ({ access }: Route): object[] => {
  if (access === 'public') return []
  return access === 'source' ? [{ sourceKey: [] }] : [{ session: [] }]
}

function operationOf(route: Route): object {
  const access = typeof route.access === 'object' ? route.access.verb : route.access
  return {
    summary: route.summary,
    'x-permission': access,
    security: security(route),
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')],
    ...(route.hasBody
      ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body, 'input') } } } }
      : {}),
    responses: {
      200: { description: 'done', content: { 'application/json': { schema: schemaOf(route.answer, 'output') } } },
      default: {
        description: 'why not',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string().optional(),
  field: z.string().optional(),
  refusal: z
    .object({ refused: z.string(), detail: z.record(z.string(), z.union([z.string(), z.number()])).optional() })
    .optional(),
})

/** The OpenAPI 3.0 document of the declared routes. */
export function openapiOf(routes: readonly Route[], version: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) }
  }
  return {
    openapi: '3.0.3',
    info: { title: 'Tocsin', version },
    paths,
    components: {
      schemas: { Problem: schemaOf(problemSchema, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'tocsin_session' },
        sourceKey: { type: 'http', scheme: 'bearer' },
      },
    },
  }
}

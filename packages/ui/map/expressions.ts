import type { ExpressionSpecification } from 'maplibre-gl'

export type MapLanguage = 'zh' | 'en'

/** A size that grows with the zoom between the given stops, faster towards the higher ones. */
export function byZoom(...stops: readonly (readonly [zoom: number, size: number])[]): ExpressionSpecification {
  return ['interpolate', ['exponential', 1.5], ['zoom'], ...stops.flat()]
}

/** A value that changes evenly between the given zooms: for opacity and type. */
export function evenly(...stops: readonly (readonly [zoom: number, value: number])[]): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], ...stops.flat()]
}

/** The name in the language asked for, else as the place itself has it. */
export function nameIn(language: MapLanguage): ExpressionSpecification {
  return ['coalesce', ['get', `name_${language}`], ['get', 'name'], '']
}

/** The name in the reader's language, and below or beside it, smaller, in the other one where the map has both. */
export function bothNamesIn(language: MapLanguage, between: '\n' | '  '): ExpressionSpecification {
  const first = nameIn(language)
  const second = nameIn(language === 'zh' ? 'en' : 'zh')
  const both: ExpressionSpecification = ['format', first, {}, between, {}, second, { 'font-scale': 0.8 }]
  return ['case', ['==', first, second], ['format', first, {}], both]
}

/** Both names from this zoom on, where there is room for them; before it the reader's language alone. */
export function bothNamesFrom(zoom: number, language: MapLanguage, between: '\n' | '  '): ExpressionSpecification {
  return ['step', ['zoom'], ['format', nameIn(language), {}], zoom, bothNamesIn(language, between)]
}

export function kindIn(...kinds: readonly string[]): ExpressionSpecification {
  return ['in', ['get', 'kind'], ['literal', [...kinds]]]
}

/** One value for each kind, and one for the rest. */
export function byKind<T extends string | number>(
  values: Readonly<Record<string, T>>,
  rest: T,
): ExpressionSpecification {
  const [first, ...others] = Object.entries(values)
  if (!first) return ['literal', rest]
  return ['match', ['get', 'kind'], first[0], first[1], ...others.flat(), rest]
}

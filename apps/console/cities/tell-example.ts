import type { Words } from '@tocsin/ui/words'

/** Where in a file a finding is, as the importer writes it in English (`beats.geojson, feature 3`), in the desk's words. */
export const tellExample = (example: string, { inLine, inFeature, relation }: Words['cities']): string =>
  example
    .replace(/, line (\d+)(?=$|: )/, (_, line: string) => inLine(line))
    .replace(/, feature (\d+)(?=$|: )/, (_, feature: string) => inFeature(feature))
    .replace(/^relation (\d+)$/, (_, id: string) => relation(id))

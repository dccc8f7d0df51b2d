import type { Organisation, Post } from '@tocsin/domain'
import type { MapTint } from '@tocsin/ui/map'
import type { OnMap } from './area-preview.ts'

/** What is drawn of the areas: one's own posts tinted in turn, one's own organisation, and the neighbours’ paler. */
export function areaMarks(
  organisations: readonly Organisation[],
  posts: readonly Post[],
  own: string,
): readonly MapTint[] {
  return [
    ...organisations.flatMap(({ id, area }): MapTint[] =>
      area === null
        ? []
        : [{ id, shape: area, colour: id === own ? '--accent' : '--warn', opacity: id === own ? 0.05 : 0.1 }],
    ),
    ...posts
      .filter(({ org }) => org === own)
      .flatMap(({ id, area }): MapTint[] =>
        area === null ? [] : [{ id: `post ${id}`, shape: area, colour: '--accent', opacity: 0.06 }],
      ),
  ]
}

/** What an administrator looks at before saving it: the area as it would be, and where it meets others wrongly. */
export const previewMarks = (onMap: readonly OnMap[]): readonly MapTint[] =>
  onMap.map(({ id, area, look }) => ({
    id: `preview ${id}`,
    shape: area,
    colour: look === 'new' ? '--accent' : look === 'overlap' ? '--danger' : '--warn',
    opacity: look === 'new' ? 0.2 : 0.45,
  }))

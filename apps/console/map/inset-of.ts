import type { Point } from '@tocsin/domain'
import type { MapTheme } from '@tocsin/ui/map'
import type { Language } from '@tocsin/ui/words'

export type Inset = {
  readonly archiveUrl: string
  readonly theme: MapTheme
  readonly language: Language
  readonly place: { readonly point: Point; readonly radiusM: number }
  readonly widthPx: number
  readonly heightPx: number
  readonly pixelRatio: number
}

/** A picture of the surroundings of a place; undefined where none can be had. The map's program is fetched when it is first asked for. */
export async function insetOf({ place, language, ...look }: Inset): Promise<string | undefined> {
  try {
    const { drawInset } = await import('@tocsin/ui/map')
    return await drawInset({
      ...look,
      language: language === 'en' ? 'en' : 'zh',
      at: place.point,
      radiusM: place.radiusM,
    })
  } catch {
    return undefined
  }
}

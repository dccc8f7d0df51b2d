import type { Language, Words } from '@tocsin/ui/words'
import type { PlannedPlace } from './plans-at.ts'
import type { PictureState } from './use-picture.ts'

/** A place's name in the language of the screen, or as the layer has it. */
export const placeName = ({ id, name }: PlannedPlace, language: Language): string =>
  (language === 'en' ? (name.en ?? name.zh) : (name.zh ?? name.en)) ?? id

/** Why no picture is shown; undefined while one is. */
export const whyNoPicture = ({ phase }: PictureState, { floorPlans }: Words): string | undefined =>
  phase === 'shown' ? undefined : floorPlans[phase]

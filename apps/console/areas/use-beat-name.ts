import { mapNameIn } from '@tocsin/ui/words'
import { useLanguage, useWords } from '../words.ts'
import { useGround } from './use-ground.ts'

/** Says a beat by its name in the language of the screen, or that it is none; one that the city in use does not know by its id. */
export function useBeatName(): (beat: string) => string {
  const areas = useGround()
  const language = useLanguage()
  const { incidentList } = useWords()
  return (beat) => {
    if (beat === '') return incidentList.noBeat
    const area = areas.find(({ id, kind }) => id === beat && kind === 'beat')
    return (area && mapNameIn(language, area.name)) ?? beat
  }
}

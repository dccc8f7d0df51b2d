import { mayEver, type Viewer } from '@tocsin/domain'
import { useViewer } from '../live/use-line.ts'

/** Whether this person works at a station's command room, and sends nobody elsewhere. */
export const isStationDesk = ({ roles }: Pick<Viewer, 'roles'>): boolean =>
  roles.includes('station-officer') && !mayEver(roles, 'send-to-post')

/** The post whose command room this desk is; null at every other desk, and where the account stands at none yet. */
export const postOfDesk = (viewer: Pick<Viewer, 'roles' | 'post'>): string | null =>
  isStationDesk(viewer) ? viewer.post : null

export const useMyPost = (): string | null => postOfDesk(useViewer())

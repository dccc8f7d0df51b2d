import type { Viewer } from '@tocsin/domain'

/** What an exchange or an alarm device is to the permission table. */
export const sourceViewer = ({ id, org }: { readonly id: string; readonly org: string }): Viewer => ({
  account: id,
  org,
  roles: ['source'],
  post: null,
  unit: null,
  letInto: [],
})

/** That the leader on duty has been told: who, by whom, when. */
export type Briefed = { readonly to: string; readonly by: string; readonly at: number }

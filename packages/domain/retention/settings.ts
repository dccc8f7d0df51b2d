import { z } from 'zod'

/** How long what is kept for a time is kept, in days: 保存期限. */
export const retentionSettings = {
  retention: z
    .object({
      /** words of an incident, its callers and its files, after it was closed */
      callerDays: z.int().min(30).max(3650).default(180),
      /** where units were */
      positionDays: z.int().min(1).max(90).default(30),
    })
    .prefault({}),
}

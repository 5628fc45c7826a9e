/** /$lang/admin/outbox: search, filter, and the message that is open. */
import { z } from 'zod'

export const mailStates = ['queued', 'sent', 'kept', 'failed'] as const

export const outboxSearchSchema = z.object({
  q: z.string().max(200).optional().catch(undefined),
  state: z.enum(mailStates).optional().catch(undefined),
  mail: z.string().max(64).optional().catch(undefined)
})

export type OutboxSearch = z.infer<typeof outboxSearchSchema>

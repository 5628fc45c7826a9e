/** /$lang/admin/audit: search, filters and the first and last day. */
import { z } from 'zod'
import { isIsoDate } from '@solmu/shared/dates.js'

const day = z.string().refine(isIsoDate).optional().catch(undefined)

export const auditOutcomes = ['done', 'refused'] as const

export const auditSearchSchema = z.object({
  q: z.string().max(200).optional().catch(undefined),
  action: z.string().max(100).optional().catch(undefined),
  outcome: z.enum(auditOutcomes).optional().catch(undefined),
  from: day,
  to: day
})

export type AuditSearch = z.infer<typeof auditSearchSchema>

/** /$lang/admin/audit: search, filters, the first and last day, and the entry that is open. */
import { z } from 'zod'
import { isIsoDate } from '@solmu/shared/dates.js'
import { isUuid } from '@solmu/shared/ids.js'

const day = z.string().refine(isIsoDate).optional().catch(undefined)
const id = z.string().refine(isUuid).optional().catch(undefined)

export const auditOutcomes = ['done', 'refused'] as const

export const auditSearchSchema = z.object({
  q: z.string().max(200).optional().catch(undefined),
  action: z.string().max(100).optional().catch(undefined),
  subject: z.string().max(100).optional().catch(undefined),
  outcome: z.enum(auditOutcomes).optional().catch(undefined),
  /** What this person did. */
  person: id,
  /** What concerns this unit. */
  unit: id,
  /** What happened to this record. */
  record: id,
  from: day,
  to: day,
  entry: id
})

export type AuditSearch = z.infer<typeof auditSearchSchema>

/** What the API narrows the trail by. @example auditFilterOf({ q: 'Aino' }).search // 'Aino' */
export function auditFilterOf({ q, action, subject, outcome, person, unit, record, from, to }: AuditSearch) {
  return {
    ...{ search: q ?? null, action: action ?? null, subjectType: subject ?? null, outcome: outcome ?? null },
    ...{ actorId: person ?? null, unitId: unit ?? null, subjectId: record ?? null, from: from ?? null, to: to ?? null }
  }
}

export const noAuditFilter: AuditSearch = {
  ...{ q: undefined, action: undefined, subject: undefined, outcome: undefined, person: undefined, unit: undefined },
  ...{ record: undefined, from: undefined, to: undefined }
}

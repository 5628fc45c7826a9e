/** /$lang/members/pipeline: view, search, filters, order and period. A value that makes no sense is dropped. */
import { z } from 'zod'
import { blockers, pipelineStages } from '@solmu/domain/onboarding/pipeline.js'
import { isIsoDate } from '@solmu/shared/dates.js'

export const cardSorts = ['name', 'centre', 'stage', 'days', 'blocker'] as const
const day = z.string().refine(isIsoDate).optional().catch(undefined)

export const pipelineSearchSchema = z.object({
  view: z.enum(['board', 'table']).optional().catch(undefined),
  q: z.string().max(100).optional().catch(undefined),
  stages: z.array(z.enum(pipelineStages)).optional().catch(undefined),
  blockers: z.array(z.enum(blockers)).optional().catch(undefined),
  centre: z.uuid().optional().catch(undefined),
  call: z.uuid().optional().catch(undefined),
  /** Those that have stood where they stand for at least so many days. */
  age: z.coerce.number().int().min(1).max(3650).optional().catch(undefined),
  from: day,
  to: day,
  sort: z.enum(cardSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})
export type PipelineSearch = z.infer<typeof pipelineSearchSchema>

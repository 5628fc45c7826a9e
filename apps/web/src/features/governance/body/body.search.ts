/** /$lang/governance/bodies: search, filters and order. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'
import { bodyGaps } from '@solmu/domain/governance/body.js'
import { bodyKinds } from '@solmu/domain/governance/charter-rules.js'
import { isIsoDate } from '@solmu/shared/dates.js'

export const bodySorts = ['name', 'chair', 'vacant'] as const

export const bodyListSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  asOf: z.string().refine(isIsoDate).optional().catch(undefined),
  kinds: z.array(z.enum(bodyKinds)).optional().catch(undefined),
  gaps: z.array(z.enum(bodyGaps)).optional().catch(undefined),
  sort: z.enum(bodySorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})
export type BodyListSearch = z.infer<typeof bodyListSearchSchema>

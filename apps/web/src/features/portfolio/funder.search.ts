/** /$lang/portfolio/funders. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'
import { funderKinds } from '@solmu/domain/portfolio/funding-call.js'

const funderSorts = ['name', 'kind', 'open', 'projects'] as const
export type FunderSort = (typeof funderSorts)[number]

export const funderListSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  kind: z.enum(funderKinds).optional().catch(undefined),
  sort: z.enum(funderSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})
export type FunderListSearch = z.infer<typeof funderListSearchSchema>

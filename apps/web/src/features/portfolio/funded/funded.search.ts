/** /$lang/portfolio/funded. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'

export const fundedSorts = ['title', 'programme', 'stage', 'ends', 'applied', 'granted', 'claimed', 'certified', 'paid', 'owed', 'leftToClaim', 'leftToCertify'] as const
export type FundedSort = (typeof fundedSorts)[number]

/** What a funder can ask about: what it has been asked for, what it pays for, what is over. */
export const fundedStates = ['applied', 'running', 'ended'] as const

export const fundedSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  funder: z.uuid().optional().catch(undefined),
  programme: z.uuid().optional().catch(undefined),
  state: z.enum(fundedStates).optional().catch(undefined),
  sort: z.enum(fundedSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})
export type FundedSearch = z.infer<typeof fundedSearchSchema>

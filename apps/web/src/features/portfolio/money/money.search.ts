/** The addresses of the money of a project. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'
import { fundingSources } from '@solmu/domain/portfolio/budget.js'
import { claimStates } from '@solmu/domain/portfolio/claim.workflow.js'
import { costCategories } from '@solmu/domain/portfolio/cost-model.js'
import { moneyViews } from '@solmu/domain/portfolio/money-overview.js'
import { isPeriod } from '@solmu/shared/periods.js'

export const costSorts = ['day', 'amount', 'document', 'category', 'partner'] as const
export type CostSort = (typeof costSorts)[number]
const day = z.iso.date().optional().catch(undefined)

/** /$lang/portfolio/projects/$id/costs */
export const costListSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  partner: z.uuid().optional().catch(undefined),
  categories: z.array(z.enum(costCategories)).optional().catch(undefined),
  sources: z.array(z.enum(fundingSources)).optional().catch(undefined),
  claimed: z.enum(['yes', 'no']).optional().catch(undefined),
  from: day,
  to: day,
  sort: z.enum(costSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})
export type CostListSearch = z.infer<typeof costListSearchSchema>

/** /$lang/portfolio/projects/$id/claims */
export const claimListSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  partner: z.uuid().optional().catch(undefined),
  states: z.array(z.enum(claimStates)).optional().catch(undefined),
  sort: z.enum(['number', 'period', 'state', 'claimed']).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})
export type ClaimListSearch = z.infer<typeof claimListSearchSchema>

/** /$lang/portfolio/projects/$id/money */
export const moneySearchSchema = z.object({
  view: z.enum(moneyViews).optional().catch(undefined),
  period: z.string().refine(isPeriod).optional().catch(undefined)
})

/** /$lang/members/plans: search, filters and order. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'
import { planKinds } from '@solmu/domain/onboarding/plan.js'

export const planSorts = ['name', 'centre', 'done', 'next'] as const
export type PlanSort = (typeof planSorts)[number]

export const planListSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  kind: z.enum(planKinds).optional().catch(undefined),
  centre: z.string().max(60).optional().catch(undefined),
  /** What wants looking after, or also what is over. */
  show: z.enum(['late', 'all']).optional().catch(undefined),
  sort: z.enum(planSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})

export type PlanListSearch = z.infer<typeof planListSearchSchema>

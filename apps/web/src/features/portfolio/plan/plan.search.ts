/** /$lang/portfolio/projects/$id/plan and /risks. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'
import { planStates } from '@solmu/domain/portfolio/plan.js'
import { riskKinds, riskStates } from '@solmu/domain/portfolio/risk.js'

export const planViews = ['timeline', 'table'] as const
export const planZooms = ['month', 'quarter', 'year'] as const
export type PlanZoom = (typeof planZooms)[number]
const planSorts = ['order', 'name', 'starts', 'ends', 'progress', 'slack'] as const
export type PlanSort = (typeof planSorts)[number]

export const planSearchSchema = z.object({
  view: z.enum(planViews).optional().catch(undefined),
  zoom: z.enum(planZooms).optional().catch(undefined),
  q: z.string().max(100).optional().catch(undefined),
  states: z.array(z.enum(planStates)).optional().catch(undefined),
  partner: z.uuid().optional().catch(undefined),
  critical: z.boolean().optional().catch(undefined),
  baseline: z.uuid().optional().catch(undefined),
  sort: z.enum(planSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})
export type PlanSearch = z.infer<typeof planSearchSchema>

export const riskSorts = ['number', 'title', 'level', 'dueOn', 'state'] as const
export type RiskSort = (typeof riskSorts)[number]

export const riskSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  kind: z.enum(riskKinds).optional().catch(undefined),
  states: z.array(z.enum(riskStates)).optional().catch(undefined),
  likelihood: z.number().int().min(1).max(5).optional().catch(undefined),
  impact: z.number().int().min(1).max(5).optional().catch(undefined),
  sort: z.enum(riskSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})
export type RiskSearch = z.infer<typeof riskSearchSchema>

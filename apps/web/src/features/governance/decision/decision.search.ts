/** /$lang/governance/decisions: search, filters and order. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'
import { decisionProgresses, decisionPublications, decisionStates } from '@solmu/domain/governance/decision.js'

export const decisionSorts = ['rank', 'number', 'title', 'dueOn', 'reviewOn'] as const
export type DecisionSort = (typeof decisionSorts)[number]

export const decisionListSearchSchema = z.object({
  q: z.string().max(200).optional().catch(undefined),
  states: z.array(z.enum(decisionStates)).optional().catch(undefined),
  progress: z.array(z.enum(decisionProgresses)).optional().catch(undefined),
  publication: z.array(z.enum(decisionPublications)).optional().catch(undefined),
  source: z.enum(['register', 'membership']).optional().catch(undefined),
  body: z.string().max(200).optional().catch(undefined),
  year: z.number().int().optional().catch(undefined),
  sort: z.enum(decisionSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})
export type DecisionListSearch = z.infer<typeof decisionListSearchSchema>

/** A new decision may begin as one that replaces or revokes another. */
export const newDecisionSearchSchema = z.object({ ends: z.string().max(60).optional().catch(undefined) })

/** The page of everybody: what is looked for. */
export const openDecisionsSearchSchema = decisionListSearchSchema.pick({ q: true })

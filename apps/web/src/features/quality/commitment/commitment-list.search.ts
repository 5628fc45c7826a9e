/** /$lang/quality/commitments: search, filters and order. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'
import { commitmentStates, commitmentSubjects } from '@solmu/domain/quality/commitment.js'

export const commitmentSorts = ['bound', 'framework', 'state', 'due'] as const
export type CommitmentSort = (typeof commitmentSorts)[number]

export const commitmentListSearchSchema = z.object({
  view: z.enum(['list', 'matrix']).optional().catch(undefined),
  q: z.string().max(100).optional().catch(undefined),
  states: z.array(z.enum(commitmentStates)).optional().catch(undefined),
  frameworks: z.array(z.string().max(60)).optional().catch(undefined),
  subject: z.enum(commitmentSubjects).optional().catch(undefined),
  centre: z.string().max(60).optional().catch(undefined),
  unit: z.string().max(60).optional().catch(undefined),
  organisation: z.string().max(60).optional().catch(undefined),
  /** What wants looking after: overdue duties, or an older version. */
  needs: z.enum(['duty', 'version']).optional().catch(undefined),
  sort: z.enum(commitmentSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})

export type CommitmentListSearch = z.infer<typeof commitmentListSearchSchema>

/** What is signed: a request, a renewal, or what nobody asked for. */
export const signSearchSchema = z.object({
  request: z.string().max(60).optional().catch(undefined),
  renews: z.string().max(60).optional().catch(undefined)
})

/** The addresses of reviews. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'
import { reviewStates } from '@solmu/domain/quality/review.js'

export const reviewSorts = ['unit', 'framework', 'dueOn', 'state'] as const
export type ReviewSort = (typeof reviewSorts)[number]

/** /$lang/quality/reviews */
export const reviewListSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  states: z.array(z.enum(reviewStates)).optional().catch(undefined),
  sort: z.enum(reviewSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})
export type ReviewListSearch = z.infer<typeof reviewListSearchSchema>

/** /$lang/quality/reviewers */
export const reviewersSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  sort: z.enum(['name', 'openCount']).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})
export type ReviewersSearch = z.infer<typeof reviewersSearchSchema>

/** /$lang/quality/reviewers/rounds/$id */
export const assignmentSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  only: z.enum(['lacking']).optional().catch(undefined)
})

/** /$lang/quality/consensus/$id */
export const settlementSearchSchema = z.object({ show: z.enum(['differing', 'all']).optional().catch(undefined) })

/** /$lang/admin/access-review: search, filters and order. What makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'
import { reviewStates } from '@solmu/domain/access/review.js'

export const reviewSorts = ['unit', 'person', 'due'] as const

export const accessReviewSearchSchema = z.object({
  q: z.string().max(200).optional().catch(undefined),
  /** What waits when left out; `all` shows everything. */
  show: z.enum(['all', ...reviewStates]).optional().catch(undefined),
  sort: z.enum(reviewSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})

export type AccessReviewSearch = z.infer<typeof accessReviewSearchSchema>

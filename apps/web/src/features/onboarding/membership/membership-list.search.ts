/** /$lang/members: the day, search, filters and order. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'
import { membershipStates } from '@solmu/domain/onboarding/membership.js'
import { isIsoDate } from '@solmu/shared/dates.js'

export const membershipSorts = ['name', 'centre', 'since', 'state'] as const
export type MembershipSort = (typeof membershipSorts)[number]

export const membershipListSearchSchema = z.object({
  asOf: z.string().refine(isIsoDate).optional().catch(undefined),
  q: z.string().max(100).optional().catch(undefined),
  states: z.array(z.enum(membershipStates)).optional().catch(undefined),
  centre: z.string().max(60).optional().catch(undefined),
  sort: z.enum(membershipSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})

export type MembershipListSearch = z.infer<typeof membershipListSearchSchema>

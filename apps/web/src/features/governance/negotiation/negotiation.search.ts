/** /$lang/governance/negotiations. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'
import { authorityKinds, negotiationStates } from '@solmu/domain/governance/negotiation.js'

export const negotiationSorts = ['number', 'subject', 'authority', 'state', 'validTo'] as const
export type NegotiationSort = (typeof negotiationSorts)[number]

export const negotiationListSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  states: z.array(z.enum(negotiationStates)).optional().catch(undefined),
  kind: z.enum(authorityKinds).optional().catch(undefined),
  sort: z.enum(negotiationSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})
export type NegotiationListSearch = z.infer<typeof negotiationListSearchSchema>

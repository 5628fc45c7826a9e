/** /$lang/governance/proposals and what is under it. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'
import { proposalKinds, proposalStates } from '@solmu/domain/governance/proposal.workflow.js'

export const proposalSorts = ['title', 'kind', 'state', 'openedOn', 'until'] as const
export type ProposalSort = (typeof proposalSorts)[number]

export const proposalListSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  kinds: z.array(z.enum(proposalKinds)).optional().catch(undefined),
  states: z.array(z.enum(proposalStates)).optional().catch(undefined),
  body: z.string().max(60).optional().catch(undefined),
  sort: z.enum(proposalSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})
export type ProposalListSearch = z.infer<typeof proposalListSearchSchema>

export const proposalCompareSearchSchema = z.object({
  from: z.number().int().optional().catch(undefined),
  to: z.number().int().optional().catch(undefined),
  amendment: z.string().max(60).optional().catch(undefined),
  in: z.enum(['fi', 'sv', 'en']).optional().catch(undefined)
})

/** /$lang/governance/ballots: search, filters and order. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'
import { ballotMethods } from '@solmu/domain/governance/ballot.js'
import { ballotStates } from '@solmu/domain/governance/ballot.workflow.js'

export const ballotSorts = ['title', 'body', 'closesAt', 'state'] as const
export type BallotSort = (typeof ballotSorts)[number]

export const ballotListSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  states: z.array(z.enum(ballotStates)).optional().catch(undefined),
  methods: z.array(z.enum(ballotMethods)).optional().catch(undefined),
  body: z.string().max(60).optional().catch(undefined),
  sort: z.enum(ballotSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})
export type BallotListSearch = z.infer<typeof ballotListSearchSchema>

/** /$lang/governance/ballots/new: the proposal, or the version of the charter, on which the ballot is. */
export const ballotSubjectSchema = z.object({
  proposal: z.string().max(60).optional().catch(undefined),
  amendment: z.string().max(60).optional().catch(undefined)
})

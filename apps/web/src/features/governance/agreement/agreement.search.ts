/** /$lang/agreements and what is under it. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'
import { acceptanceStates, agreementKinds } from '@solmu/domain/governance/agreement.js'
import { agreementVersionStates } from '@solmu/domain/governance/agreement.workflow.js'

export const agreementSorts = ['title', 'kind', 'state', 'accepted', 'validTo'] as const
export type AgreementSort = (typeof agreementSorts)[number]

const id = z.string().max(60).optional().catch(undefined)

export const agreementListSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  kinds: z.array(z.enum(agreementKinds)).optional().catch(undefined),
  states: z.array(z.enum(agreementVersionStates)).optional().catch(undefined),
  party: id,
  needs: z.enum(['mine', 'late', 'expiring']).optional().catch(undefined),
  sort: z.enum(agreementSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})
export type AgreementListSearch = z.infer<typeof agreementListSearchSchema>

export const agreementMatrixSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  states: z.array(z.enum(acceptanceStates)).optional().catch(undefined),
  centre: id
})
export type AgreementMatrixSearch = z.infer<typeof agreementMatrixSearchSchema>

/** Of the parties on the page of one agreement. */
export const agreementPageSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  states: z.array(z.enum(acceptanceStates)).optional().catch(undefined)
})
export type AgreementPageSearch = z.infer<typeof agreementPageSearchSchema>

export const agreementCompareSearchSchema = z.object({
  from: z.number().int().optional().catch(undefined),
  to: z.number().int().optional().catch(undefined),
  in: z.enum(['fi', 'sv', 'en']).optional().catch(undefined)
})

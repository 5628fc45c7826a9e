/** /$lang/mandates and its gaps: search, filters and order. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'
import { mandateGaps, mandateKinds, mandateStates } from '@solmu/domain/governance/mandate.js'
import { isIsoDate } from '@solmu/shared/dates.js'

export const mandateSorts = ['organisation', 'person', 'validTo', 'state'] as const
export type MandateSort = (typeof mandateSorts)[number]

const asOf = z.string().refine(isIsoDate).optional().catch(undefined)
const id = z.string().max(60).optional().catch(undefined)

export const mandateListSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  asOf,
  kinds: z.array(z.enum(mandateKinds)).optional().catch(undefined),
  states: z.array(z.enum(mandateStates)).optional().catch(undefined),
  centre: id,
  organisation: id,
  sort: z.enum(mandateSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})
export type MandateListSearch = z.infer<typeof mandateListSearchSchema>

export const mandateGapsSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  asOf,
  gaps: z.array(z.enum(mandateGaps)).optional().catch(undefined),
  centre: id,
  organisation: id
})
export type MandateGapsSearch = z.infer<typeof mandateGapsSearchSchema>

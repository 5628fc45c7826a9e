/** /$lang/quality/certificates: search, filters and order. */
import { z } from 'zod'
import { certificateStates } from '@solmu/domain/quality/certificate.js'

export const certificateSorts = ['holder', 'standard', 'validTo', 'state'] as const
export type CertificateSort = (typeof certificateSorts)[number]

export const certificateListSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  states: z.array(z.enum(certificateStates)).optional().catch(undefined),
  standard: z.string().max(60).optional().catch(undefined),
  unit: z.string().max(60).optional().catch(undefined),
  sort: z.enum(certificateSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})

export type CertificateListSearch = z.infer<typeof certificateListSearchSchema>

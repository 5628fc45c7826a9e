/** /$lang/quality/competence: which unit, search, filters and order. */
import { z } from 'zod'
import { competenceKinds, competenceStates } from '@solmu/domain/quality/competence.js'

export const competenceSorts = ['person', 'title', 'doneOn', 'validTo'] as const
export type CompetenceSort = (typeof competenceSorts)[number]

export const competenceSearchSchema = z.object({
  unit: z.string().max(60).optional().catch(undefined),
  q: z.string().max(100).optional().catch(undefined),
  kind: z.enum(competenceKinds).optional().catch(undefined),
  states: z.array(z.enum(competenceStates)).optional().catch(undefined),
  sort: z.enum(competenceSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})

export type CompetenceSearch = z.infer<typeof competenceSearchSchema>

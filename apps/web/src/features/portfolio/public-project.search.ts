/** /$lang/portfolio/public. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'

export const publicProjectSorts = ['name', 'organisation', 'funder', 'starts', 'ends', 'granted', 'realised'] as const
export type PublicProjectSort = (typeof publicProjectSorts)[number]
export const publicProjectTimes = ['running', 'coming', 'ended'] as const

const texts = z.array(z.string().max(300)).max(20).optional().catch(undefined)

export const publicProjectSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  funders: texts,
  funds: texts,
  regions: texts,
  time: z.enum(publicProjectTimes).optional().catch(undefined),
  known: z.boolean().optional().catch(undefined),
  above: z.boolean().optional().catch(undefined),
  organisation: z.uuid().optional().catch(undefined),
  sort: z.enum(publicProjectSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})
export type PublicProjectSearch = z.infer<typeof publicProjectSearchSchema>

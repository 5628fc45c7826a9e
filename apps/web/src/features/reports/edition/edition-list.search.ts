/** /$lang/reports/editions: search and filters. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'
import { editionStates } from '@solmu/domain/reports/edition.js'

export const editionListSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  states: z.array(z.enum(editionStates)).optional().catch(undefined),
  year: z.number().int().min(1900).max(2199).optional().catch(undefined)
})

export type EditionListSearch = z.infer<typeof editionListSearchSchema>

/** /$lang/open/…: which edition, which indicator the map and the series show, and through which division. */
import { z } from 'zod'
import { isUuid } from '@solmu/shared/ids.js'
import { publicationSearchSchema } from '../publication/publication.search.js'

export const openResultsSearchSchema = publicationSearchSchema.omit({ why: true, down: true, subscription: true }).extend({
  /** The newest when it is left out. */
  edition: z.string().refine(isUuid).optional().catch(undefined)
})

export type OpenResultsSearch = z.infer<typeof openResultsSearchSchema>

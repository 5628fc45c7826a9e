/** /$lang/governance/answers. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'

export const partyQuestionsSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  state: z.enum(['open', 'answered']).optional().catch(undefined),
  /** The one that a link is about. */
  question: z.string().max(200).optional().catch(undefined)
})
export type PartyQuestionsSearch = z.infer<typeof partyQuestionsSearchSchema>

/** /$lang/governance/answers. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'

/** What waits first, by name, or what was answered last. */
export const partyQuestionSorts = ['waiting', 'title', 'saidOn'] as const

export const partyQuestionsSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  state: z.enum(['open', 'answered']).optional().catch(undefined),
  sort: z.enum(partyQuestionSorts).optional().catch(undefined),
  /** The one that a link is about. */
  question: z.string().max(200).optional().catch(undefined)
})
export type PartyQuestionsSearch = z.infer<typeof partyQuestionsSearchSchema>

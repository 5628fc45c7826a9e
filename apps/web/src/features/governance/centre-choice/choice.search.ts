/** /$lang/governance/centre-choices. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'
import { choiceStates } from '@solmu/domain/governance/centre-choice.workflow.js'

export const choiceSorts = ['title', 'centre', 'state', 'openedOn', 'closesOn'] as const
export type ChoiceSort = (typeof choiceSorts)[number]

export const choiceListSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  states: z.array(z.enum(choiceStates)).optional().catch(undefined),
  centre: z.string().max(60).optional().catch(undefined),
  sort: z.enum(choiceSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})
export type ChoiceListSearch = z.infer<typeof choiceListSearchSchema>

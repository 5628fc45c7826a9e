/** /$lang/results/rules: search, filters and order. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'
import { checkKinds, severities } from '@solmu/domain/results/check-rule.js'

/** Whether rules are in force. */
export const ruleStates = ['active', 'resting'] as const
export const ruleSorts = ['code', 'kind', 'severity', 'changed'] as const
export type RuleSort = (typeof ruleSorts)[number]

export const ruleListSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  kinds: z.array(z.enum(checkKinds)).optional().catch(undefined),
  severities: z.array(z.enum(severities)).optional().catch(undefined),
  state: z.enum(ruleStates).optional().catch(undefined),
  sort: z.enum(ruleSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})

export type RuleListSearch = z.infer<typeof ruleListSearchSchema>

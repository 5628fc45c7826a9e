/** /$lang/quality/improvements: search, filters, order and view. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'
import { improvementKinds, improvementOrigins, improvementStates, severities } from '@solmu/domain/quality/improvement.js'

export const improvementSorts = ['urgency', 'opened', 'due', 'severity', 'unit', 'title'] as const
export type ImprovementSort = (typeof improvementSorts)[number]

export const improvementSearchSchema = z.object({
  q: z.string().max(200).optional().catch(undefined),
  view: z.enum(['board', 'list']).optional().catch(undefined),
  kinds: z.array(z.enum(improvementKinds)).optional().catch(undefined),
  states: z.array(z.enum(improvementStates)).optional().catch(undefined),
  severities: z.array(z.enum(severities)).optional().catch(undefined),
  origins: z.array(z.enum(improvementOrigins)).optional().catch(undefined),
  centre: z.uuid().optional().catch(undefined),
  unit: z.uuid().optional().catch(undefined),
  owner: z.uuid().optional().catch(undefined),
  framework: z.uuid().optional().catch(undefined),
  practice: z.uuid().optional().catch(undefined),
  overdue: z.boolean().optional().catch(undefined),
  sort: z.enum(improvementSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})

export type ImprovementSearch = z.infer<typeof improvementSearchSchema>

/** What the API is asked with. */
export const filterOf = (search: ImprovementSearch) => ({
  ...{ search: search.q, kinds: search.kinds, states: search.states, severities: search.severities, origins: search.origins },
  ...{ centreId: search.centre, unitId: search.unit, ownerId: search.owner, frameworkId: search.framework, practiceId: search.practice, isOverdue: search.overdue }
})

/** Parts of the address that narrow the list. */
export const narrowing = ['q', 'kinds', 'states', 'severities', 'origins', 'centre', 'unit', 'owner', 'framework', 'practice', 'overdue'] as const

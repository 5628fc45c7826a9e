/** /$lang/quality/assessments: search, filters and order. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'
import { assessmentStates } from '@solmu/domain/quality/assessment-workflow.js'

export const assessmentSorts = ['unit', 'centre', 'framework', 'state', 'score', 'due', 'assessed'] as const
export type AssessmentSort = (typeof assessmentSorts)[number]

const text = z.string().max(100).optional().catch(undefined)

export const assessmentListSearchSchema = z.object({
  q: text,
  round: text,
  framework: text,
  centre: text,
  unit: text,
  band: text,
  states: z.array(z.enum(assessmentStates)).optional().catch(undefined),
  late: z.boolean().optional().catch(undefined),
  sort: z.enum(assessmentSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})
export type AssessmentListSearch = z.infer<typeof assessmentListSearchSchema>

/** /$lang/quality/assessments/$id/answer: the section that is shown. */
export const answeringSearchSchema = z.object({ section: text })

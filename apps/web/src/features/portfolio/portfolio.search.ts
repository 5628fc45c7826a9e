/** /$lang/portfolio/projects. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'
import { projectStages } from '@solmu/domain/portfolio/project.workflow.js'
import { taskAreas } from '@solmu/domain/results/indicator-details.js'

export const projectSorts = ['number', 'title', 'stage', 'ends', 'lead', 'funder'] as const
export type ProjectSort = (typeof projectSorts)[number]
export const projectEndings = ['half_year', 'year', 'passed'] as const

/** By what projects are narrowed, above their list and above the views of the portfolio. */
export const projectNarrowing = {
  q: z.string().max(100).optional().catch(undefined),
  stages: z.array(z.enum(projectStages)).optional().catch(undefined),
  areas: z.array(z.enum(taskAreas)).optional().catch(undefined),
  ideas: z.array(z.number().int().min(1).max(6)).optional().catch(undefined),
  unit: z.uuid().optional().catch(undefined),
  funder: z.uuid().optional().catch(undefined),
  ending: z.enum(projectEndings).optional().catch(undefined)
}
export type ProjectNarrowing = z.infer<z.ZodObject<typeof projectNarrowing>>

export const projectListSearchSchema = z.object({
  ...projectNarrowing,
  sort: z.enum(projectSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})
export type ProjectListSearch = z.infer<typeof projectListSearchSchema>

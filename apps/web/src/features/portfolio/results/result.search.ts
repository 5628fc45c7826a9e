/** The addresses of the results and the progress reports of projects. A value that makes no sense is dropped. */
import { z } from 'zod'
import { reportStates } from '@solmu/domain/portfolio/progress-report.workflow.js'

const desc = z.boolean().optional().catch(undefined)

/** /$lang/portfolio/results */
export const sharedResultsSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  only: z.enum(['twice']).optional().catch(undefined),
  sort: z.enum(['code', 'gross', 'net', 'twice']).optional().catch(undefined),
  desc
})
export type SharedResultsSearch = z.infer<typeof sharedResultsSearchSchema>

/** /$lang/portfolio/reports and /$lang/portfolio/projects/$id/reports */
export const reportListSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  states: z.array(z.enum(reportStates)).optional().catch(undefined),
  late: z.enum(['yes']).optional().catch(undefined),
  sort: z.enum(['due', 'period', 'state', 'project']).optional().catch(undefined),
  desc
})
export type ReportListSearch = z.infer<typeof reportListSearchSchema>

/** /$lang/portfolio/projects/$id/results */
export const resultsSearchSchema = z.object({ view: z.enum(['chart', 'table']).optional().catch(undefined) })

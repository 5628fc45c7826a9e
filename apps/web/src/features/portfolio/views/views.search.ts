/** The addresses of the views of the portfolio. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'
import { isIsoDate } from '@solmu/shared/dates.js'
import { overlapVerdicts } from '@solmu/domain/portfolio/overlap.js'
import { portfolioGroupings } from '@solmu/domain/portfolio/portfolio-views.js'
import { views } from '../../../ui/charts/view.js'
import { projectNarrowing } from '../portfolio.search.js'

const view = z.enum(views).optional().catch(undefined)

export const overviewSearchSchema = z.object({ ...projectNarrowing, by: z.enum(portfolioGroupings).optional().catch(undefined) })

export const coverageAxes = ['taskArea', 'idea'] as const
export const coverageSearchSchema = z.object({
  axis: z.enum(coverageAxes).optional().catch(undefined),
  day: z.string().refine(isIsoDate).optional().catch(undefined),
  view,
  region: z.uuid().optional().catch(undefined)
})
export type CoverageSearch = z.infer<typeof coverageSearchSchema>

export const endingsSearchSchema = z.object({ ...projectNarrowing, view })
export type EndingsSearch = z.infer<typeof endingsSearchSchema>

export const overlapSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  verdict: z.enum([...overlapVerdicts, 'all']).optional().catch(undefined),
  others: z.boolean().optional().catch(undefined)
})
export type ProjectOverlapSearch = z.infer<typeof overlapSearchSchema>

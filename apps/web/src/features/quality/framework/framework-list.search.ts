/** /$lang/quality/frameworks: search, filters and order. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'
import { frameworkSubjects } from '@solmu/domain/quality/framework.js'

export const listStateValues = ['inForce', 'coming', 'draft', 'retired'] as const
export const frameworkSorts = ['name', 'subject', 'state', 'validFrom'] as const
export type FrameworkSort = (typeof frameworkSorts)[number]

export const frameworkListSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  states: z.array(z.enum(listStateValues)).optional().catch(undefined),
  subjects: z.array(z.enum(frameworkSubjects)).optional().catch(undefined),
  sort: z.enum(frameworkSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})

export type FrameworkListSearch = z.infer<typeof frameworkListSearchSchema>

/** Which version of a framework is read. */
export const frameworkSearchSchema = z.object({ version: z.number().int().min(1).optional().catch(undefined) })

/** Which two versions are compared. */
export const differenceSearchSchema = z.object({
  from: z.number().int().min(1).optional().catch(undefined),
  to: z.number().int().min(1).optional().catch(undefined)
})

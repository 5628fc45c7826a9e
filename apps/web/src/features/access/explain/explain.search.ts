/** The access pages: the day, and for one of them the act and the unit. What makes no sense is dropped. */
import { z } from 'zod'
import { allActions } from '@solmu/domain/access/actions.js'
import { isIsoDate } from '@solmu/shared/dates.js'

const day = z.string().refine(isIsoDate).optional().catch(undefined)

export const accessOfSearchSchema = z.object({ on: day })
export const accessToSearchSchema = z.object({
  action: z.enum(allActions).optional().catch(undefined),
  unit: z.uuid().optional().catch(undefined),
  on: day
})

export type AccessToSearch = z.infer<typeof accessToSearchSchema>

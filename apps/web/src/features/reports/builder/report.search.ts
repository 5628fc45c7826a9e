/** /$lang/publications/…/reports/…: the language of the report and the place for which it is made. */
import { z } from 'zod'
import { languages } from '@solmu/shared/text.js'

export const reportSearchSchema = z.object({
  /** The language of the page unless told. */
  language: z.enum(languages).optional().catch(undefined),
  place: z.string().max(64).optional().catch(undefined)
})

export type ReportSearch = z.infer<typeof reportSearchSchema>

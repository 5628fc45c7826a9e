/** /$lang/reports/templates/…: what of a template is looked at, on which publication it is tried, and which versions stand side by side. */
import { z } from 'zod'
import { languages } from '@solmu/shared/text.js'
import { isUuid } from '@solmu/shared/ids.js'

export const templateViews = ['contents', 'versions'] as const

export const templateSearchSchema = z.object({
  view: z.enum(templateViews).optional().catch(undefined),
  /** The publication of the preview: its edition and its audience. */
  on: z.string().max(80).optional().catch(undefined),
  language: z.enum(languages).optional().catch(undefined),
  place: z.string().max(64).optional().catch(undefined),
  /** The versions that are compared. */
  from: z.string().refine(isUuid).optional().catch(undefined),
  to: z.string().refine(isUuid).optional().catch(undefined)
})

export type TemplateSearch = z.infer<typeof templateSearchSchema>

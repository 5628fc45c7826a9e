/** /$lang/results/calendar: which month, and how it is shown. */
import { z } from 'zod'

export const calendarViews = ['month', 'list'] as const
export type CalendarView = (typeof calendarViews)[number]

export const calendarSearchSchema = z.object({
  month: z.string().regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/).optional().catch(undefined),
  view: z.enum(calendarViews).optional().catch(undefined)
})

export type CalendarSearch = z.infer<typeof calendarSearchSchema>

/** /$lang/governance/meetings: which of them, search, filters and order. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'
import { meetingStates } from '@solmu/domain/governance/meeting.workflow.js'
import { isIsoDate } from '@solmu/shared/dates.js'

export const meetingSorts = ['startsAt', 'title', 'body', 'state'] as const
export type MeetingSort = (typeof meetingSorts)[number]

/** coming: not over yet · past: held or cancelled. */
export const meetingViews = ['coming', 'past', 'all'] as const
export type MeetingView = (typeof meetingViews)[number]

const day = z.string().refine(isIsoDate).optional().catch(undefined)

export const meetingListSearchSchema = z.object({
  view: z.enum(meetingViews).optional().catch(undefined),
  q: z.string().max(100).optional().catch(undefined),
  states: z.array(z.enum(meetingStates)).optional().catch(undefined),
  body: z.string().max(60).optional().catch(undefined),
  from: day,
  to: day,
  sort: z.enum(meetingSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})
export type MeetingListSearch = z.infer<typeof meetingListSearchSchema>

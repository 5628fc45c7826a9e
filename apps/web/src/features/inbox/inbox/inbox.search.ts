/** /$lang/inbox: search, filters and order. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'
import { workItemKinds } from '@solmu/domain/inbox/work-items.js'
import { topicGroups } from '@solmu/domain/inbox/notification-topics.js'

export const inboxShows = ['open', 'put_off', 'handed_on', 'aside', 'all'] as const
export const inboxSorts = ['urgency', 'due', 'unit', 'kind'] as const

export const inboxSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  show: z.enum(inboxShows).optional().catch(undefined),
  whose: z.enum(['mine', 'role', 'from']).optional().catch(undefined),
  kinds: z.array(z.enum(workItemKinds)).optional().catch(undefined),
  unit: z.string().max(60).optional().catch(undefined),
  sort: z.enum(inboxSorts).optional().catch(undefined)
})

export type InboxSearch = z.infer<typeof inboxSearchSchema>

/** /$lang/inbox/notifications: what is new, and of which group. */
export const notificationSearchSchema = z.object({
  unread: z.boolean().optional().catch(undefined),
  group: z.enum(topicGroups).optional().catch(undefined)
})

export type NotificationSearch = z.infer<typeof notificationSearchSchema>

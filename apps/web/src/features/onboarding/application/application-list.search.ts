/** /$lang/members/applications and its calls: search, filters and order. A value that makes no sense is dropped. */
import { z } from 'zod'
import { applicationStates } from '@solmu/domain/onboarding/application.workflow.js'
import { callStates } from '@solmu/domain/onboarding/membership-call.js'

export const applicationSorts = ['name', 'centre', 'state', 'changed', 'submitted'] as const
export type ApplicationSort = (typeof applicationSorts)[number]

export const applicationListSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  states: z.array(z.enum(applicationStates)).optional().catch(undefined),
  centre: z.string().max(60).optional().catch(undefined),
  call: z.string().max(60).optional().catch(undefined),
  /** Only those with an answer that nobody has looked at, or a question that waits. */
  needs: z.enum(['answer', 'question']).optional().catch(undefined),
  sort: z.enum(applicationSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})
export type ApplicationListSearch = z.infer<typeof applicationListSearchSchema>

export const applicationTabs = ['application', 'documents', 'questions', 'assessment', 'decision', 'history'] as const
export type ApplicationTab = (typeof applicationTabs)[number]
export const applicationSearchSchema = z.object({ tab: z.enum(applicationTabs).optional().catch(undefined) })

export const callSorts = ['title', 'centre', 'state', 'closes'] as const
export type CallSort = (typeof callSorts)[number]
export const callListSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  states: z.array(z.enum(callStates)).optional().catch(undefined),
  centre: z.string().max(60).optional().catch(undefined),
  sort: z.enum(callSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})
export type CallListSearch = z.infer<typeof callListSearchSchema>

/** /$lang/quality/practices and a practice. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'
import { adoptionStates } from '@solmu/domain/quality/adoption.js'
import { practiceKinds } from '@solmu/domain/quality/practice.js'

export const practiceStates = ['offered', 'draft', 'retired'] as const
export const practiceSorts = ['name', 'inUse', 'review'] as const
export type PracticeSort = (typeof practiceSorts)[number]

export const practiceListSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  kinds: z.array(z.enum(practiceKinds)).optional().catch(undefined),
  states: z.array(z.enum(practiceStates)).optional().catch(undefined),
  sort: z.enum(practiceSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})
export type PracticeListSearch = z.infer<typeof practiceListSearchSchema>

export const uptakeChoices = [...adoptionStates, 'not_looked'] as const

/** Which version is read, with which it is compared, whether its draft is written, which units are listed, and whose question is answered. */
export const practiceSearchSchema = z.object({
  version: z.number().int().min(1).optional().catch(undefined),
  compare: z.number().int().min(1).optional().catch(undefined),
  edit: z.boolean().optional().catch(undefined),
  q: z.string().max(100).optional().catch(undefined),
  uptake: z.array(z.enum(uptakeChoices)).optional().catch(undefined),
  centre: z.uuid().optional().catch(undefined),
  answer: z.uuid().optional().catch(undefined),
  spread: z.enum(['table']).optional().catch(undefined),
  map: z.enum(['table']).optional().catch(undefined)
})
export type PracticeSearch = z.infer<typeof practiceSearchSchema>

/** The page of everybody: what is looked for. */
export const openPracticesSearchSchema = z.object({ q: z.string().max(200).optional().catch(undefined) })

/** /$lang/reports/difference: which two figures are compared. The address holds all of both, so that it can be kept and sent on. */
import { z } from 'zod'
import { isUuid } from '@solmu/shared/ids.js'
import { isPeriod } from '@solmu/shared/periods.js'
import { consolidationLenses, type ConsolidationLens, stageNames } from '../consolidation/consolidation.search.js'

const sources = ['live', 'edition', 'publication'] as const

/** Everything on which a figure rests, as the API is asked. */
export interface StatementChoice {
  readonly source: (typeof sources)[number]
  readonly editionId: string | null
  readonly audienceId: string | null
  readonly stage: (typeof stageNames)[number]
  readonly indicatorId: string
  readonly breakdown: string
  readonly lens: ConsolidationLens
  readonly area: string | null
  readonly isWhole: boolean
  readonly restateTo: string | null
  readonly from: string
  readonly to: string
}

export const differenceSearchSchema = z.object({
  one: z.string().max(400).optional().catch(undefined),
  other: z.string().max(400).optional().catch(undefined),
  view: z.enum(['table']).optional().catch(undefined)
})

export type DifferenceSearch = z.infer<typeof differenceSearchSchema>

/** A figure as a part of an address. @example 'live~~~accepted~0199…~~centre~whole~~2026-Q1~2026-Q2' */
export function statementText(of: StatementChoice): string {
  const { source, editionId, audienceId, stage, indicatorId, breakdown, lens, area, isWhole, restateTo, from, to } = of
  const place = isWhole ? 'whole' : `in-${area ?? ''}`
  return [source, editionId, audienceId, stage, indicatorId, breakdown, lens, place, restateTo, from, to].map((part) => part ?? '').join('~')
}

const optionalId = z.string().refine((text) => text === '' || isUuid(text)).transform((text) => (text === '' ? null : text))
const period = z.string().refine(isPeriod)

const statementSchema = z.tuple([
  ...([z.enum(sources), optionalId, optionalId, z.enum(stageNames), z.string().refine(isUuid)] as const),
  ...([z.string().regex(/^([a-z][a-z0-9_]{0,29}:[a-z][a-z0-9_]{0,29})?$/), z.enum(consolidationLenses), z.string().regex(/^(whole|in-.{0,60})$/)] as const),
  ...([z.union([z.literal(''), z.iso.date()]), period, period] as const)
])

/** What `statementText` has written; null for anything else. */
export function statementIn(text: string | undefined): StatementChoice | null {
  const { data } = statementSchema.safeParse(text?.split('~'))
  if (!data) return null
  const [source, editionId, audienceId, stage, indicatorId, breakdown, lens, place, restateTo, from, to] = data
  const isWhole = place === 'whole'
  const area = isWhole || place === 'in-' ? null : place.slice('in-'.length)
  return { source, editionId, audienceId, stage, indicatorId, breakdown, lens, area, isWhole, restateTo: restateTo === '' ? null : restateTo, from, to }
}

/** The ends of a period, or of a run of them as first/last. */
export function endsOf(run: string): { readonly from: string; readonly to: string } {
  const [from = '', to = from] = run.split('/')
  return { from, to }
}

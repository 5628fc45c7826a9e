/** Sends a file of costs to be looked at or saved. Files do not go through GraphQL. */
import { fundingSources } from '@solmu/domain/portfolio/budget.js'
import { costCategories } from '@solmu/domain/portfolio/cost-model.js'
import { z } from 'zod'
import { sendFile, type Sending } from '../../../graphql/send-file.js'

const cost = z.object({ partnerId: z.string(), category: z.enum(costCategories), source: z.enum(fundingSources), day: z.string(), amount: z.string(), document: z.string() })
const fault = z.object({ field: z.string().nullable(), code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])) })

const previewSchema = z.object({
  columns: z.array(z.object({ heading: z.string(), field: z.string().nullable(), sample: z.string() })),
  /** The fields that a column has to fill, and none does. */
  missing: z.array(z.string()),
  counts: z.object({ rows: z.number(), fresh: z.number(), known: z.number(), faulty: z.number() }),
  sums: z.object({ fresh: z.string(), known: z.string() }),
  rows: z.array(z.object({ line: z.number(), isKnown: z.boolean(), cost: cost.nullable(), faults: z.array(fault) }))
})
const savedSchema = z.object({ savedCount: z.number(), knownCount: z.number() })

export type CostPreview = z.infer<typeof previewSchema>
export type CostMapping = Readonly<Record<string, string | null>>

export interface CostFile {
  readonly projectId: string
  /** Whose costs they are where the file does not say; empty when it does. */
  readonly partnerId: string
  readonly mapping: CostMapping
}

const pathOf = ({ projectId, partnerId, mapping }: CostFile, end: string): string =>
  `/api/projects/${encodeURIComponent(projectId)}/costs${end}?${new URLSearchParams([...(partnerId === '' ? [] : [['partner', partnerId]]), ['mapping', JSON.stringify(mapping)]]).toString()}`

/** @throws ApiError with the code of the refusal, or UNAVAILABLE when nobody answers */
export const readCostFile = async (of: CostFile, file: File, sending: Sending): Promise<CostPreview> => previewSchema.parse(await sendFile(pathOf(of, '/file'), file, sending))

/** @throws ApiError with the code of the refusal, or UNAVAILABLE when nobody answers */
export const saveCostFile = async (of: CostFile, file: File, sending: Sending): Promise<z.infer<typeof savedSchema>> => savedSchema.parse(await sendFile(pathOf(of, ''), file, sending))

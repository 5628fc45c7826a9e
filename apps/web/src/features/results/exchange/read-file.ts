/** Sends a file of figures to be read; nothing is saved by it. Files do not go through GraphQL. */
import { cellStatuses } from '@solmu/domain/results/cell.js'
import { z } from 'zod'
import { sendFile, type Sending } from '../../../graphql/send-file.js'
import type { Language } from '../../../ui/text.js'

const answer = { status: z.enum(cellStatuses).nullable(), value: z.string().nullable() }

const previewSchema = z.object({
  cells: z.array(
    z.object({
      indicatorId: z.string(),
      breakdown: z.string(),
      /** The names of the indicator and of the categories, in the language that was asked for. */
      name: z.string(),
      part: z.string(),
      /** Where the file says it, such as C7; null in a list. */
      cell: z.string().nullable(),
      row: z.number().nullable(),
      ...answer,
      note: z.string(),
      current: z.object(answer).nullable(),
      /** The version on which the change rests; 0 when nothing was answered. */
      version: z.number(),
      isNewerHere: z.boolean()
    })
  ),
  issues: z.array(z.object({ cell: z.string().nullable(), row: z.number().nullable(), code: z.string(), message: z.string() })),
  unchangedCount: z.number()
})

/** What a file would change in a return, and what of it cannot be read. */
export type FilePreview = z.infer<typeof previewSchema>
export type PreviewCell = FilePreview['cells'][number]
export type PreviewIssue = FilePreview['issues'][number]

/**
 * Has a file read for a return.
 *
 * @throws ApiError with the code of the refusal, or UNAVAILABLE when nobody answers
 */
export async function readFigures(returnId: string, file: File, { language, ...of }: Sending & { readonly language: Language }): Promise<FilePreview> {
  return previewSchema.parse(await sendFile(`/api/returns/${encodeURIComponent(returnId)}/file?lang=${language}`, file, of))
}

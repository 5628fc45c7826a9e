/** /$lang/network/imports/$id: the rows that are shown. A value that makes no sense is dropped. */
import { z } from 'zod'

export const importSearchSchema = z.object({
  rows: z.enum(['new', 'changed', 'unchanged', 'wrong']).optional().catch(undefined)
})

export type ImportSearch = z.infer<typeof importSearchSchema>

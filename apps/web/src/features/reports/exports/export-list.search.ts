/** /$lang/exports: search and filters, or one export to which a mail has led. A value that makes no sense is dropped. */
import { z } from 'zod'
import { exportStates } from '@solmu/domain/reports/export-job.js'

export const exportListSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  states: z.array(z.enum(exportStates)).optional().catch(undefined),
  id: z.uuid().optional().catch(undefined)
})

export type ExportListSearch = z.infer<typeof exportListSearchSchema>

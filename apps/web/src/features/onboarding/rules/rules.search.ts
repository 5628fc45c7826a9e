/** Which version of the criteria or of the decision path is read; none: the draft, else the one that holds. */
import { z } from 'zod'

export const rulesSearchSchema = z.object({ version: z.number().int().min(0).max(10_000).optional().catch(undefined) })

/** /$lang/governance/charter and its comparison: which versions, in which language. A value that makes no sense is dropped. */
import { z } from 'zod'
import { languages } from '../../../ui/text.js'

const number = z.number().int().positive().optional().catch(undefined)

export const charterSearchSchema = z.object({ version: number })
export const charterCompareSearchSchema = z.object({ from: number, to: number, in: z.enum(languages).optional().catch(undefined) })

/** /$lang/members/plans/templates: of which plans. */
import { z } from 'zod'
import { planKinds } from '@solmu/domain/onboarding/plan.js'

export const templateSearchSchema = z.object({ kind: z.enum(planKinds).optional().catch(undefined) })

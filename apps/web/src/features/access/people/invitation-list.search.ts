/** /$lang/admin/invitations: search, filter and order. A value that makes no sense is dropped. */
import { z } from 'zod'
import { invitationStates } from '@solmu/domain/identity/invitation.js'

export const invitationSorts = ['newest', 'expires', 'email'] as const

export const invitationListSearchSchema = z.object({
  q: z.string().max(200).optional().catch(undefined),
  state: z.enum(invitationStates).optional().catch(undefined),
  unit: z.uuid().optional().catch(undefined),
  sort: z.enum(invitationSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined),
  /** Opens the form for a new one. */
  invite: z.boolean().optional().catch(undefined)
})

export type InvitationListSearch = z.infer<typeof invitationListSearchSchema>

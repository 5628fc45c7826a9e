/** /$lang/admin/users: search, filters and order. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'
import { roleNames } from '@solmu/domain/access/roles.js'

export const userStates = ['active', 'locked', 'deactivated', 'erased'] as const
export const userKinds = ['person', 'machine'] as const
export const userSorts = ['name', 'last_login'] as const

export const userListSearchSchema = z.object({
  q: z.string().max(200).optional().catch(undefined),
  role: z.enum(roleNames).optional().catch(undefined),
  state: z.enum(userStates).optional().catch(undefined),
  /** People when left out. */
  kind: z.enum(userKinds).optional().catch(undefined),
  unit: z.uuid().optional().catch(undefined),
  sort: z.enum(userSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})

export type UserListSearch = z.infer<typeof userListSearchSchema>

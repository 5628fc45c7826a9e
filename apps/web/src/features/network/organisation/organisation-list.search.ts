/** /$lang/organisations: search, filters and order. A value that makes no sense is dropped, so that an old link still opens the page. */
import { z } from 'zod'
import { legalForms, organisationRoles } from '@solmu/domain/network/organisation.js'

/** Whether organisations keep units today. */
export const keepingChoices = ['some', 'none'] as const
export const organisationSorts = ['name', 'legal_form', 'units'] as const
export type OrganisationSort = (typeof organisationSorts)[number]

export const organisationListSearchSchema = z.object({
  q: z.string().max(100).optional().catch(undefined),
  forms: z.array(z.enum(legalForms)).optional().catch(undefined),
  roles: z.array(z.enum(organisationRoles)).optional().catch(undefined),
  units: z.enum(keepingChoices).optional().catch(undefined),
  sort: z.enum(organisationSorts).optional().catch(undefined),
  desc: z.boolean().optional().catch(undefined)
})

export type OrganisationListSearch = z.infer<typeof organisationListSearchSchema>

/** What was typed into the form, kept for the tab until it is saved or thrown away; only for whoever typed it. */
import { z } from 'zod'
import { legalForms, organisationLanguages, organisationRoles, sizeClasses } from '@solmu/domain/network/organisation.js'
import { forgetDraft, keepDraft, readDraft, type DraftName } from '../../../../ui/drafts.js'
import { newRowKey, textFields, type OrganisationValues, type TextFieldName } from './organisation-values.js'

/** Whose draft it is, and of which organisation; null for a new one. */
export interface DraftOwner {
  readonly viewerId: string
  readonly organisationId: string | null
}

export interface Draft {
  readonly values: OrganisationValues
  /** What the register said when it was typed. */
  readonly base: OrganisationValues
  /** The instant at which it was last kept. */
  readonly keptAt: string
}

const texts = Object.fromEntries(textFields.map((field) => [field, z.string()])) as Record<TextFieldName, z.ZodString>
const role = z
  .object({ role: z.enum([...organisationRoles, '']), from: z.string(), last: z.string() })
  .transform((row) => ({ ...row, key: newRowKey() }))
const valuesSchema = z.object({
  ...texts,
  legalForm: z.enum([...legalForms, '']),
  sizeClass: z.enum([...sizeClasses, '']),
  languages: z.array(z.enum(organisationLanguages)),
  roles: z.array(role)
})
const schema = z.object({ keptAt: z.iso.datetime(), values: valuesSchema, base: valuesSchema })

const nameOf = ({ viewerId, organisationId }: DraftOwner): DraftName => ['organisation', viewerId, organisationId ?? 'new']

/** The draft that was kept, or null when there is none that can be read. */
export function readOrganisationDraft(owner: DraftOwner): Draft | null {
  return schema.safeParse(readDraft(nameOf(owner))).data ?? null
}

export function keepOrganisationDraft(owner: DraftOwner, draft: Pick<Draft, 'values' | 'base'>): void {
  keepDraft(nameOf(owner), { ...draft, keptAt: new Date().toISOString() })
}

export function forgetOrganisationDraft(owner: DraftOwner): void {
  forgetDraft(nameOf(owner))
}

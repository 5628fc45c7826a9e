/** What was typed into the form, kept for the tab until it is saved or thrown away; only for whoever typed it. */
import { z } from 'zod'
import { legalForms, organisationLanguages, organisationRoles, sizeClasses } from '@solmu/domain/network/organisation.js'
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

const keyOf = ({ viewerId, organisationId }: DraftOwner) => `solmu-organisation-draft/${viewerId}/${organisationId ?? 'new'}`

/** The draft that was kept, or null when there is none that can be read. */
export function readDraft(owner: DraftOwner): Draft | null {
  try {
    return schema.parse(JSON.parse(sessionStorage.getItem(keyOf(owner)) ?? 'null'))
  } catch {
    return null
  }
}

export function keepDraft(owner: DraftOwner, draft: Pick<Draft, 'values' | 'base'>): void {
  try {
    sessionStorage.setItem(keyOf(owner), JSON.stringify({ ...draft, keptAt: new Date().toISOString() }))
  } catch {
    // Without storage a reload empties the form; nothing else is lost.
  }
}

export function forgetDraft(owner: DraftOwner): void {
  try {
    sessionStorage.removeItem(keyOf(owner))
  } catch {
    // There was none.
  }
}

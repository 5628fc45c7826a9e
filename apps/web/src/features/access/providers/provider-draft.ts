/** What was typed into the form, without the secret, kept for the tab until it is saved or thrown away. */
import * as z from 'zod/mini'
import { roleNames } from '@solmu/domain/access/roles.js'
import { unitTypes } from '@solmu/domain/network/facts.js'
import { forgetDraft, keepDraft, readDraft, type DraftName } from '../../../ui/drafts.js'
import { textFields, type ProviderValues, type TextFieldName } from './provider-values.js'

/** Whose draft it is, and of which provider; null for a new one. */
export interface DraftOwner {
  readonly viewerId: string
  readonly providerId: string | null
}

export interface Draft {
  readonly values: ProviderValues
  /** What was kept when it was typed. */
  readonly base: ProviderValues
  /** The instant at which it was last kept. */
  readonly keptAt: string
}

const texts = Object.fromEntries(textFields.map((field) => [field, z.string()])) as Record<TextFieldName, z.ZodMiniString>
const name = z.object({ fi: z.string(), sv: z.string(), en: z.string() })
const group = z.object({
  groupValue: z.string(),
  role: z.enum(roleNames),
  unit: z.object({ id: z.string(), type: z.enum(unitTypes), name }),
  organisationId: z.nullable(z.string())
})
const valuesSchema = z.object({ ...texts, groups: z.array(group), createsAccounts: z.boolean(), isActive: z.boolean() })
const schema = z.object({ keptAt: z.iso.datetime(), values: valuesSchema, base: valuesSchema })

const nameOf = ({ viewerId, providerId }: DraftOwner): DraftName => ['identity-provider', viewerId, providerId ?? 'new']

/** The draft that was kept, or null when there is none that can be read. */
export function readProviderDraft(owner: DraftOwner): Draft | null {
  return schema.safeParse(readDraft(nameOf(owner))).data ?? null
}

export function keepProviderDraft(owner: DraftOwner, draft: Pick<Draft, 'values' | 'base'>): void {
  keepDraft(nameOf(owner), { ...draft, keptAt: new Date().toISOString() })
}

export function forgetProviderDraft(owner: DraftOwner): void {
  forgetDraft(nameOf(owner))
}

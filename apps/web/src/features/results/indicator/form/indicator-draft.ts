/** What was typed into the form, kept for the tab until it is saved or thrown away; only for whoever typed it. */
import { z } from 'zod'
import { forgetDraft, keepDraft, readDraft, type DraftName } from '../../../../ui/drafts.js'
import { textFields, type IndicatorValues, type TextFieldName } from './indicator-values.js'

/** Whose draft it is, and of which indicator; null for a new one. */
export interface DraftOwner {
  readonly viewerId: string
  readonly indicatorId: string | null
}

const texts = Object.fromEntries(textFields.map((field) => [field, z.string()])) as Record<TextFieldName, z.ZodString>
const valuesSchema = z.object({ ...texts, dimensionCodes: z.array(z.string()), taskAreas: z.array(z.string()) })
const schema = z.object({ keptAt: z.iso.datetime(), values: valuesSchema, base: valuesSchema })

const nameOf = ({ viewerId, indicatorId }: DraftOwner): DraftName => ['indicator', viewerId, indicatorId ?? 'new']

/** The draft that was kept, or null when there is none that can be read. */
export const readIndicatorDraft = (owner: DraftOwner) => schema.safeParse(readDraft(nameOf(owner))).data ?? null

export function keepIndicatorDraft(owner: DraftOwner, draft: { readonly values: IndicatorValues; readonly base: IndicatorValues }): void {
  keepDraft(nameOf(owner), { ...draft, keptAt: new Date().toISOString() })
}

export const forgetIndicatorDraft = (owner: DraftOwner): void => forgetDraft(nameOf(owner))

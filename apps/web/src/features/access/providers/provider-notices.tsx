/** What the form says about itself: a draft from before, and what somebody else has saved meanwhile. */
import * as notices from '../../../ui/form-notices.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { fieldText, type FieldName, type ProviderValues } from './provider-values.js'
import type { ProviderForm } from './use-provider-form.js'

/** Offers back what was typed before and not saved. */
export function DraftNotice({ form }: { readonly form: ProviderForm }) {
  const t = useText()
  const text = (when: string) => t('provider.draft.text', { when })
  return <notices.DraftNotice draftOf={form.draftOf} text={text} onResume={form.resumeDraft} onDiscard={form.forgetDraft} />
}

/** A field as it is read in the comparison. */
function useShown() {
  const t = useText()
  const pick = useLocalized()
  return (values: ProviderValues, field: FieldName): string => {
    if (field === 'createsAccounts' || field === 'isActive') return t(values[field] ? 'provider.yes' : 'provider.no')
    const groups = values.groups.map(({ groupValue, role, unit }) => `${groupValue} → ${t(`role.${role}`)}, ${pick(unit.name)}`)
    return field === 'groups' ? groups.join('; ') : fieldText(values, field)
  }
}

/** Somebody else has saved meanwhile: what they changed, beside what stands in the form now. */
export function ClashNotice({ form: { clash, values, change, closeClash } }: { readonly form: ProviderForm }) {
  const t = useText()
  const shown = useShown()
  const rowOf = (field: FieldName, saved: ProviderValues): notices.ClashRow => ({
    ...{ field, name: t(`provider.field.${field}`), saved: shown(saved, field), mine: shown(values, field) },
    isTaken: fieldText(values, field) === fieldText(saved, field),
    onTake: () => change({ [field]: saved[field] })
  })
  const rows = clash?.fields.map((field) => rowOf(field, clash.saved)) ?? []
  return <notices.ClashNotice clash={clash} rows={rows} onClose={closeClash} />
}

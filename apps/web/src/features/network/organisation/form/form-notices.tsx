/** What the form says about itself: a draft from before, and what somebody else has saved meanwhile. */
import * as notices from '../../../../ui/form-notices.js'
import { useText, type TextFunction } from '../../../../ui/text.js'
import { fieldText, type FieldName, type OrganisationValues } from './organisation-values.js'
import type { OrganisationForm } from './use-organisation-form.js'

/** Offers back what was typed before and not saved. */
export function DraftNotice({ form }: { readonly form: OrganisationForm }) {
  const t = useText()
  const text = (when: string) => t('organisation.draft.text', { when })
  return <notices.DraftNotice draftOf={form.draftOf} text={text} onResume={form.resumeDraft} onDiscard={form.forgetDraft} />
}

/** A field as it is read aloud in the comparison. */
function shown(values: OrganisationValues, field: FieldName, t: TextFunction): string {
  const { legalForm, sizeClass, languages, roles } = values
  const words: Partial<Record<FieldName, string>> = {
    legalForm: legalForm && t(`network.legalForm.${legalForm}`),
    sizeClass: sizeClass && t(`organisation.size.${sizeClass}`),
    languages: languages.map((language) => t(`organisation.language.${language}`)).join(', '),
    roles: roles
      .map(({ role, from, last }) => `${role && t(`organisation.role.${role}`)} ${from}–${last}`.trim())
      .join(', ')
  }
  return words[field] ?? fieldText(values, field)
}

/** Somebody else has saved meanwhile: what they changed, beside what stands in the form now. */
export function ClashNotice({ form: { clash, values, change, closeClash } }: { readonly form: OrganisationForm }) {
  const t = useText()
  const rowOf = (field: FieldName, saved: OrganisationValues): notices.ClashRow => ({
    ...{ field, name: t(`organisation.field.${field}`), saved: shown(saved, field, t), mine: shown(values, field, t) },
    isTaken: fieldText(values, field) === fieldText(saved, field),
    onTake: () => change({ [field]: saved[field] })
  })
  const rows = clash?.fields.map((field) => rowOf(field, clash.saved)) ?? []
  return <notices.ClashNotice clash={clash} rows={rows} onClose={closeClash} />
}

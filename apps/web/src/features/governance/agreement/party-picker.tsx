/** The organisations that are named as parties, each with its role. */
import { useQuery } from '@apollo/client/react'
import { IconTrash } from '@tabler/icons-react'
import type { PartyRole } from '@solmu/domain/governance/agreement.js'
import { Button } from '../../../ui/button.js'
import { SelectField } from '../../../ui/form-field.js'
import { compareText } from '../../../ui/format.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { memberMandatesQuery } from '../mandate/mandate.operations.js'
import forms from '../../../ui/record-form.module.css'

type Party = { readonly organisationId: string; readonly role: PartyRole }

export interface PartyPickerProps {
  readonly parties: readonly Party[]
  readonly roles: readonly PartyRole[]
  /** Those that are parties already, members or not. */
  readonly known: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (parties: readonly Party[]) => void
}

export function PartyPicker({ parties, roles, known, onChange }: PartyPickerProps) {
  const t = useText()
  const pick = useLocalized()
  const compare = compareText(useLanguage())
  const { data } = useQuery(memberMandatesQuery, { variables: { asOf: null } })
  const all = (data?.memberMandates ?? []).map(({ organisation }) => ({ value: organisation.id, label: pick(organisation.name) })).sort((a, b) => compare(a.label, b.label))
  const nameOf = new Map([...known, ...all].map(({ value, label }) => [value, label]))
  const free = all.filter(({ value }) => !parties.some(({ organisationId }) => organisationId === value))
  return (
    <>
      {parties.map(({ organisationId, role }) => {
        const name = nameOf.get(organisationId) ?? ''
        return (
          <div key={organisationId} className={forms.fields}>
            <SelectField
              {...{ label: t('agreement.form.role', { name }), value: role, options: roles.map((value) => ({ value, label: t(`agreement.role.${value}`) })) }}
              onChange={({ target }) => onChange(parties.map((each) => (each.organisationId === organisationId ? { ...each, role: target.value as PartyRole } : each)))}
            />
            <Button variant="quiet" icon={IconTrash} onClick={() => onChange(parties.filter((each) => each.organisationId !== organisationId))}>
              {t('agreement.form.removeParty', { name })}
            </Button>
          </div>
        )
      })}
      <SelectField
        {...{ id: 'agreement-parties', label: t('agreement.form.addParty'), value: '', options: [{ value: '', label: t('agreement.form.chooseParty') }, ...free] }}
        onChange={({ target }) => target.value !== '' && onChange([...parties, { organisationId: target.value, role: 'party' }])}
      />
    </>
  )
}

/** The organisations that are named as parties, each with its role; any of the consortium may be one, a member or not. */
import { IconTrash } from '@tabler/icons-react'
import type { PartyRole } from '@solmu/domain/governance/agreement.js'
import { Button } from '../../../ui/button.js'
import { SelectField } from '../../../ui/form-field.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { OrganisationField } from '../../network/change/fields/organisation-field.js'
import { writtenText } from '../written-text.js'
import forms from '../../../ui/record-form.module.css'

export interface NamedParty {
  readonly organisationId: string
  readonly role: PartyRole
  readonly name: Readonly<Record<'fi' | 'sv' | 'en', string>>
}

export interface PartyPickerProps {
  readonly parties: readonly NamedParty[]
  readonly roles: readonly PartyRole[]
  readonly error: string | undefined
  readonly onChange: (parties: readonly NamedParty[]) => void
}

export function PartyPicker({ parties, roles, error, onChange }: PartyPickerProps) {
  const t = useText()
  const pick = useLocalized()
  const isNamed = (id: string) => parties.some(({ organisationId }) => organisationId === id)
  return (
    <>
      {parties.map((party) => {
        const { organisationId, role } = party
        const name = pick(party.name)
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
      <OrganisationField
        {...{ id: 'agreement-parties', label: t('agreement.form.addParty'), help: t('agreement.form.addPartyHelp'), value: null, ...(error && { error }) }}
        onChange={(chosen) => chosen && !isNamed(chosen.id) && onChange([...parties, { organisationId: chosen.id, role: 'party', name: writtenText(chosen.name) }])}
      />
    </>
  )
}

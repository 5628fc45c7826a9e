/** Fields of a role that is given: which roles one may give at all, and whom a funder represents. */
import { useQuery } from '@apollo/client/react'
import { mayGiveRole, type Holder } from '@solmu/domain/access/reach.js'
import { roleNames, type RoleName } from '@solmu/domain/access/roles.js'
import type { Viewer } from '../../../graphql/viewer.operations.js'
import { SelectField } from '../../../ui/form-field.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { fundersQuery } from './assignment.operations.js'

/**
 * The roles that the viewer can give at the unit of some role of their own; where else they reach, the API decides.
 *
 * @example givableRoles(aManager) // ['unit_manager', 'unit_member', 'reviewer']
 */
export function givableRoles({ id, today, assignments, consortium }: Viewer): readonly RoleName[] {
  const held = assignments.map(({ role, unit, validFrom, validTo }) => ({
    ...{ role, unitId: unit.id, consortiumId: consortium.id, validFrom, validTo }
  }))
  const holder: Holder = { userId: id, assignments: held, day: today, ancestorsOf: () => [] }
  return roleNames.filter((role) => held.some(({ unitId }) => mayGiveRole(holder, { role, unitId, consortiumId: consortium.id })))
}

export interface FunderFieldProps {
  readonly id: string
  readonly value: string
  readonly onChange: (organisationId: string) => void
  readonly error?: string
}

/** Whom a funder represents: one of the organisations that fund. */
export function FunderField({ id, value, onChange, error }: FunderFieldProps) {
  const t = useText()
  const pick = useLocalized()
  const { data } = useQuery(fundersQuery)
  const options = (data?.organisations.nodes ?? []).map((each) => ({ value: each.id, label: pick(each.name) }))
  return (
    <SelectField
      id={id}
      label={t('roles.funder.organisation')}
      help={t('roles.funder.help')}
      options={[{ value: '', label: t('roles.funder.choose') }, ...options]}
      value={value}
      error={error}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

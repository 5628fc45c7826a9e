/** An identity provider as it stands in the fields of the form. The client secret is no part of it: it is only ever sent. */
import type { IdentityProvider, ProviderGroup } from './provider.operations.js'

/** The fields that hold a text, in the order of the form. Several values stand in one field, parted by spaces. */
export const textFields = [
  'nameFi',
  'nameSv',
  'nameEn',
  'issuer',
  'clientId',
  'scopes',
  'emailClaim',
  'nameClaim',
  'groupsClaim',
  'secondFactorValues'
] as const
export type TextFieldName = (typeof textFields)[number]

export interface ProviderValues extends Readonly<Record<TextFieldName, string>> {
  readonly groups: readonly ProviderGroup[]
  readonly createsAccounts: boolean
  readonly isActive: boolean
}

/** Every field of the form, in its order. */
export const fieldNames = [...textFields, 'groups', 'createsAccounts', 'isActive'] as const
export type FieldName = (typeof fieldNames)[number]

/** The longest texts that the API takes. */
export const longest: Readonly<Record<TextFieldName, number>> = {
  ...{ nameFi: 100, nameSv: 100, nameEn: 100, issuer: 500, clientId: 300, scopes: 300 },
  ...{ emailClaim: 200, nameClaim: 200, groupsClaim: 200, secondFactorValues: 1000 }
}

/** What most providers call things. */
export const emptyValues: ProviderValues = {
  ...{ nameFi: '', nameSv: '', nameEn: '', issuer: '', clientId: '', scopes: 'openid profile email' },
  ...{ emailClaim: 'email', nameClaim: 'name', groupsClaim: '', secondFactorValues: '' },
  ...{ groups: [], createsAccounts: false, isActive: false }
}

export function valuesOf(provider: IdentityProvider): ProviderValues {
  const { name, issuer, clientId, scopes, emailClaim, nameClaim, groupsClaim, groups, createsAccounts, isActive } = provider
  return {
    ...{ nameFi: name.fi, nameSv: name.sv, nameEn: name.en, issuer, clientId, scopes, emailClaim, nameClaim },
    ...{ groupsClaim: groupsClaim ?? '', secondFactorValues: provider.secondFactorValues.join(' ') },
    ...{ groups, createsAccounts, isActive }
  }
}

/** The values of a field that holds several. @example wordsOf('mfa,  otp') // ['mfa', 'otp'] */
export function wordsOf(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter((word) => word !== ''))]
}

/** What a group gives, as a text that no other gift has. */
export function groupKey({ groupValue, role, unit, organisationId }: ProviderGroup): string {
  return [groupValue, role, unit.id, organisationId ?? ''].join('\n')
}

/** What a field holds, as a text to compare. */
export function fieldText(values: ProviderValues, field: FieldName): string {
  if (field === 'groups') return values.groups.map(groupKey).sort().join('\n\n')
  if (field === 'createsAccounts' || field === 'isActive') return String(values[field])
  if (field === 'scopes' || field === 'secondFactorValues') return wordsOf(values[field]).join(' ')
  return values[field].trim()
}

/** The fields in which two versions differ. */
export function differingFields(a: ProviderValues, b: ProviderValues): readonly FieldName[] {
  return fieldNames.filter((field) => fieldText(a, field) !== fieldText(b, field))
}

export interface Versions {
  /** What was read before anything was typed. */
  readonly base: ProviderValues
  /** What has been typed since. */
  readonly mine: ProviderValues
  /** What somebody else has saved meanwhile. */
  readonly saved: ProviderValues
}

/** What was saved meanwhile fills the fields that were not touched here; what was typed stays. */
export function mergeNewer({ base, mine, saved }: Versions) {
  const own = differingFields(base, mine)
  const typed = Object.fromEntries(own.map((field) => [field, mine[field]])) as Partial<ProviderValues>
  return {
    values: { ...saved, ...typed },
    /** The fields that somebody else has changed. */
    changed: differingFields(base, saved)
  }
}

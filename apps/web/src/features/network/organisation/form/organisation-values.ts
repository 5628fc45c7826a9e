/** An organisation as it stands in the fields of the form: texts as they are typed, days as they are written. */
import type {
  LegalForm,
  OrganisationLanguage,
  OrganisationRole,
  SizeClass
} from '@solmu/domain/network/organisation.js'
import { addDays } from '@solmu/shared/dates.js'
import { dayInField } from '../../../../ui/day-text.js'
import type { Language } from '../../../../ui/text.js'
import type { OrganisationRecord, RolePeriod } from '../organisation.operations.js'

/** The fields that hold a text, in the order of the form. */
export const textFields = [
  'nameFi',
  'nameSv',
  'nameEn',
  'businessId',
  'code',
  'contactName',
  'email',
  'phone',
  'website',
  'streetAddress',
  'postalCode',
  'town',
  'note'
] as const
export type TextFieldName = (typeof textFields)[number]

export interface RoleValues {
  /** Tells the row from the others while the form is open. */
  readonly key: string
  readonly role: OrganisationRole | ''
  readonly from: string
  /** The last day in force; empty when no end is set. */
  readonly last: string
}

export interface OrganisationValues extends Readonly<Record<TextFieldName, string>> {
  readonly legalForm: LegalForm | ''
  readonly sizeClass: SizeClass | ''
  readonly languages: readonly OrganisationLanguage[]
  readonly roles: readonly RoleValues[]
}

/** Every field of the form, in its order. */
export const fieldNames = [
  'nameFi',
  'nameSv',
  'nameEn',
  'businessId',
  'legalForm',
  'sizeClass',
  'code',
  'roles',
  'contactName',
  'email',
  'phone',
  'website',
  'streetAddress',
  'postalCode',
  'town',
  'languages',
  'note'
] as const satisfies readonly (keyof OrganisationValues)[]
export type FieldName = (typeof fieldNames)[number]

/** The longest text that the register takes, by field. */
export const longest: Readonly<Record<TextFieldName, number>> = {
  ...{ nameFi: 200, nameSv: 200, nameEn: 200, businessId: 20, code: 40, contactName: 200, email: 254, phone: 40 },
  ...{ website: 300, streetAddress: 200, postalCode: 5, town: 100, note: 2000 }
}

let keys = 0

/** A key that no other row of a form has. */
export function newRowKey(): string {
  keys += 1
  return `role-${keys}`
}

export const emptyValues: OrganisationValues = {
  ...{ nameFi: '', nameSv: '', nameEn: '', businessId: '', code: '', contactName: '', email: '', phone: '' },
  ...{ website: '', streetAddress: '', postalCode: '', town: '', note: '' },
  ...{ legalForm: '', sizeClass: '', languages: [], roles: [] }
}

function roleValues({ role, validFrom, validTo }: RolePeriod, language: Language): RoleValues {
  const last = validTo === null ? '' : dayInField(addDays(validTo, -1), language)
  return { key: newRowKey(), role, from: dayInField(validFrom, language), last }
}

/** What the register says, as the form shows it. A name that is the same in another language was not given in it. */
export function valuesOf(organisation: OrganisationRecord, language: Language): OrganisationValues {
  const { name, legalForm, languages, roles } = organisation
  const texts = textFields
    .filter((field): field is Exclude<TextFieldName, 'nameFi' | 'nameSv' | 'nameEn'> => !field.startsWith('name'))
    .map((field) => [field, organisation[field] ?? ''])
  return {
    ...emptyValues,
    ...(Object.fromEntries(texts) as Partial<OrganisationValues>),
    nameFi: name.fi,
    nameSv: name.sv === name.fi ? '' : name.sv,
    nameEn: name.en === name.fi ? '' : name.en,
    legalForm,
    sizeClass: organisation.sizeClass ?? '',
    languages,
    roles: roles.map((period) => roleValues(period, language))
  }
}

/** A field as one text, by which two versions of it are compared. */
export function fieldText(values: OrganisationValues, field: FieldName): string {
  if (field === 'roles') return JSON.stringify(values.roles.map(({ role, from, last }) => [role, from.trim(), last.trim()]).sort())
  if (field === 'languages') return [...values.languages].sort().join()
  return values[field].trim()
}

/** The fields in which two versions differ. */
export function differingFields(a: OrganisationValues, b: OrganisationValues): readonly FieldName[] {
  return fieldNames.filter((field) => fieldText(a, field) !== fieldText(b, field))
}

export interface Versions {
  /** What was read before anything was typed. */
  readonly base: OrganisationValues
  /** What has been typed since. */
  readonly mine: OrganisationValues
  /** What somebody else has saved meanwhile. */
  readonly saved: OrganisationValues
}

/** What was saved meanwhile fills the fields that were not touched here; what was typed stays. */
export function mergeNewer({ base, mine, saved }: Versions) {
  const own = differingFields(base, mine)
  const typed = Object.fromEntries(own.map((field) => [field, mine[field]])) as Partial<OrganisationValues>
  return {
    values: { ...saved, ...typed },
    /** The fields that somebody else has changed. */
    changed: differingFields(base, saved)
  }
}

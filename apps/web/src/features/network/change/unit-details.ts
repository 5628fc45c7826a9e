/** What a unit is before a change, in the shape in which it is typed, and the details of new and changed units for the API. */
import type { Language } from '../../../ui/text.js'
import type { OrgUnitDetail } from '../network.operations.js'
import type { UnitKind, UnitType } from '../network.types.js'
import { noDetails, type DetailsForm, type ShareForm } from './change-form.js'
import type { OperationInput } from './change.operations.js'
import { declaredShares } from './work-shares.js'

export type DetailsInput = Extract<OperationInput, { amend: unknown }>['amend']['details']

/** A unit that exists, as far as a change of it asks. */
export interface UnitBefore {
  readonly id: string
  readonly type: UnitType
  readonly parentId: string | null
  readonly details: DetailsForm
  /** How it has declared to divide its work; empty when it has not. */
  readonly shares: readonly ShareForm[]
}

/** A name that only repeats the Finnish one is not written in that language: it follows when the Finnish one changes. */
function ownName(text: string, finnish: string): string {
  return text === finnish ? '' : text
}

export function unitBefore(unit: OrgUnitDetail, language: Language): UnitBefore {
  const { fi, sv, en } = unit.name
  return {
    id: unit.id,
    type: unit.type,
    parentId: unit.parent?.id ?? null,
    details: {
      name: { fi, sv: ownName(sv, fi), en: ownName(en, fi) },
      kind: unit.kind,
      organisation: { id: unit.organisation.id, name: unit.organisation.name },
      municipalityCode: unit.municipality.code,
      streetAddress: unit.streetAddress ?? '',
      email: unit.email ?? '',
      phone: unit.phone ?? ''
    },
    shares: declaredShares(unit.serviceShares, language)
  }
}

function nameInput({ fi, sv, en }: DetailsForm['name']): DetailsInput['name'] {
  return { fi: fi.trim(), sv: sv.trim() || null, en: en.trim() || null }
}

/** What a unit that exists becomes: only what was touched is told. */
export function changedInput(changed: Partial<DetailsForm>): DetailsInput {
  const { name, kind, organisation, municipalityCode } = changed
  const texts = (['streetAddress', 'email', 'phone'] as const).flatMap((field) => {
    const text = changed[field]
    return text === undefined ? [] : [[field, text.trim()] as const]
  })
  return {
    ...(name && { name: nameInput(name) }),
    ...(kind && { unitKind: kind }),
    ...(organisation && { organisationId: organisation.id }),
    ...(municipalityCode && { municipalityCode }),
    ...Object.fromEntries(texts)
  }
}

/** What a new unit is; a centre is of its own kind. */
export function newUnitInput(details: Partial<DetailsForm>, type: UnitType): DetailsInput {
  const { name, kind, organisation, municipalityCode, streetAddress, email, phone } = { ...noDetails, ...details }
  return {
    name: nameInput(name),
    unitKind: type === 'local_unit' ? (kind as UnitKind) || null : type,
    organisationId: organisation?.id ?? null,
    municipalityCode,
    streetAddress: streetAddress.trim() || null,
    email: email.trim() || null,
    phone: phone.trim() || null
  }
}

/** A part of a divided unit begins as what that unit was, in all but its name and how to reach it. */
export function partDetails(details: Partial<DetailsForm>, before: UnitBefore | null): Partial<DetailsForm> {
  if (before === null) return details
  const { kind, organisation, municipalityCode } = before.details
  return { kind, organisation, municipalityCode, ...details }
}

/** What was touched and differs from what it was, in the order of the form. */
export function changedDetails(changed: Partial<DetailsForm>, before: UnitBefore | null): readonly (keyof DetailsForm)[] {
  const was: DetailsForm = before?.details ?? noDetails
  return (Object.keys(noDetails) as (keyof DetailsForm)[]).filter(
    (field) => changed[field] !== undefined && contentOf(changed[field]) !== contentOf(was[field])
  )
}

function contentOf(value: DetailsForm[keyof DetailsForm] | undefined): string {
  if (typeof value === 'string') return value.trim()
  if (value === null || value === undefined) return ''
  return 'id' in value ? value.id : [value.fi, value.sv, value.en].map((text) => text.trim()).join('\n')
}

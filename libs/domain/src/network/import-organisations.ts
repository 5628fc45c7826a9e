/**
 * Works out what a file of organisations comes down to. An organisation is known
 * by its business id, by its key where it has no business id, and by the id of
 * our own files where it has neither. A blank cell
 * says nothing: what the register knows stays. Roles are what the organisation
 * is from the day of the file on; roles of the past stay in the register.
 * Source: issue "Network in time", item 5; requirements 8-13.
 */
import { isValidOn, type IsoDate } from '@solmu/shared/dates.js'
import { faultCodes, RowReader, type FileRow, type RowFault } from './import-cells.js'
import { WordIndex } from './import-references.js'
import type { ImportOptions } from './import-unit-wishes.js'
import type { PlannedRow } from './import-unit-plan.js'
import { labelOfRow } from './import-units.js'
import { languageWords, legalFormWords, organisationRoleWords, sizeClassWords } from './import-words.js'
import type { OrganisationRole } from './organisation.js'
import { parseBusinessId } from './organisation-business-id.js'
import { checkDetails, type GivenDetails, type OrganisationDetails } from './organisation-details.js'
import { admissionIssues, roleDifference, type RolePeriod } from './organisation-roles.js'

/** What the register knows of an organisation. */
export interface OrganisationRecord {
  readonly id: string
  readonly version: number
  readonly details: OrganisationDetails
  readonly roles: readonly RolePeriod[]
}

/** What a row says; null for what it does not say. */
export interface OrganisationRow {
  readonly line: number
  readonly label: string
  readonly businessId: string | null
  readonly key: string | null
  /** The id by which our own files name it. */
  readonly id: string | null
  readonly said: Partial<GivenDetails>
  readonly name: { readonly fi: string | null; readonly sv: string | null; readonly en: string | null }
  readonly roles: readonly OrganisationRole[] | null
  readonly faults: readonly RowFault[]
}

export interface PlannedOrganisation extends PlannedRow {
  /** What the register is to say; null when the row changes nothing. */
  readonly after: { readonly details: OrganisationDetails; readonly roles: readonly RolePeriod[] } | null
  /** What the register says; null for a new one. */
  readonly before: OrganisationRecord | null
}

const texts = {
  email: 254,
  phone: 40,
  website: 300,
  streetAddress: 200,
  town: 100,
  contactName: 200
} as const

/** What a row says of an organisation, with every fault that shows in the row itself. */
export function readOrganisationRow(fields: readonly (string | null)[], row: FileRow): OrganisationRow {
  const reader = new RowReader(fields, row.cells)
  const businessId = reader.read('businessId', { code: 'INVALID_BUSINESS_ID', parse: parseBusinessId })
  const key = reader.text('key', 40)
  const name = { fi: reader.required('name.fi', 200), sv: reader.text('name.sv', 200), en: reader.text('name.en', 200) }
  const said = {
    businessId,
    code: key,
    legalForm: reader.word('legalForm', legalFormWords),
    sizeClass: reader.word('sizeClass', sizeClassWords),
    languages: reader.words('languages', languageWords),
    ...Object.fromEntries(Object.entries(texts).map(([field, longest]) => [field, reader.text(field, longest)])),
    postalCode: postalCode(reader.text('postalCode', 20)),
    note: longText(reader, 'note', 2000)
  }
  return {
    line: row.line,
    label: labelOfRow(reader, row),
    businessId,
    key,
    id: reader.text('id', 40)?.toLowerCase() ?? null,
    name,
    said: Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null)),
    roles: reader.words('roles', organisationRoleWords),
    faults: reader.faults
  }
}

/** Spreadsheets take the zeros from 00100. */
const postalCode = (text: string | null): string | null => (text !== null && /^\d{3,4}$/.test(text) ? text.padStart(5, '0') : text)

function longText(reader: RowReader, field: string, longest: number): string | null {
  const text = reader.raw(field)
  return text !== null && text.length > longest ? reader.refuse(field, 'TOO_LONG', { max: longest }) : text
}

/** Works out the rows of a file, yielding now and then how many it has looked at. */
export function* planOrganisations(
  register: readonly OrganisationRecord[],
  rows: readonly OrganisationRow[],
  options: ImportOptions
): Generator<number, PlannedOrganisation[]> {
  const plan = new OrganisationPlan(register, options)
  const matches = rows.map((row) => plan.match(row))
  const planned: PlannedOrganisation[] = []
  for (const [place, row] of rows.entries()) {
    planned.push(plan.plan(row, matches[place] ?? null))
    if (planned.length % 200 === 0) yield planned.length
  }
  return planned
}

/** Rows on their way into the register. */
class OrganisationPlan {
  readonly #byId: ReadonlyMap<string, OrganisationRecord>
  readonly #byBusinessId = new WordIndex()
  readonly #byKey = new WordIndex()
  /** The lines that are about one organisation or carry one key. */
  readonly #lines = new Map<string, number[]>()

  constructor(
    register: readonly OrganisationRecord[],
    private readonly options: ImportOptions
  ) {
    this.#byId = new Map(register.map((each) => [each.id, each]))
    for (const { id, details } of register) {
      this.#byBusinessId.add(details.businessId, id)
      this.#byKey.add(details.code, id)
    }
  }

  /** The organisation that a row is about; null for one that is new. */
  match({ businessId, key, id, line }: OrganisationRow): OrganisationRecord | null {
    const named = [...this.#byBusinessId.get(businessId), ...this.#byKey.get(key), ...(id === null ? [] : [id])]
    const found = this.#byId.get(named[0] ?? '') ?? null
    for (const name of namesOf({ businessId, key, id: found?.id ?? null })) {
      this.#lines.set(name, [...(this.#lines.get(name) ?? []), line])
    }
    return found
  }

  plan(row: OrganisationRow, before: OrganisationRecord | null): PlannedOrganisation {
    const { details, faults: detailFaults } = detailsAfter(row, before)
    const faults = [...row.faults, ...this.#clashes(row, before)]
    faults.push(...detailFaults.filter(({ field }) => !faults.some((each) => each.field === field)))
    const about = { line: row.line, label: row.label, faults, before }
    const knownId = before?.id ?? null
    const roles = rolesAfter(before?.roles ?? [], row.roles, this.options.effectiveOn)
    faults.push(...this.#barred(before?.roles ?? [], roles))
    if (faults.length > 0) return { ...about, outcome: 'wrong', subjectId: knownId, after: null }
    const after = { details, roles }
    if (before === null) return { ...about, outcome: 'new', subjectId: this.options.newId(), after }
    if (isSame(before, after)) return { ...about, outcome: 'unchanged', subjectId: knownId, after: null }
    return { ...about, outcome: 'changed', subjectId: knownId, after }
  }

  /** Nobody becomes a member, or ceases to be one, by a file. */
  #barred(before: readonly RolePeriod[], after: readonly RolePeriod[]): RowFault[] {
    return admissionIssues(before, after, this.options.admissionSince ?? null).length > 0 ? [fault('roles', 'MEMBER_BY_ADMISSION')] : []
  }

  /** What stands in the way of knowing whom the row is about. */
  #clashes(row: OrganisationRow, before: OrganisationRecord | null): RowFault[] {
    const doubles = this.#doubles(row, before)
    if (before === null) return [...(isNameless(row) ? [fault('businessId', 'REQUIRED')] : []), ...doubles]
    const holders = this.#byKey.get(row.key).filter((id) => id !== before.id)
    const known = before.details.businessId
    const isOtherBody = known !== null && row.businessId !== null && row.businessId !== known
    return [
      ...doubles,
      ...holders.map(() => fault('key', 'ALREADY_EXISTS')),
      ...(isOtherBody ? [fault('businessId', 'ALREADY_EXISTS')] : [])
    ]
  }

  /** The line that is about the same organisation or carries the same key. */
  #doubles({ businessId, key, line }: OrganisationRow, before: OrganisationRecord | null): RowFault[] {
    for (const name of namesOf({ businessId, key, id: before?.id ?? null })) {
      const other = this.#lines.get(name)?.find((each) => each !== line)
      if (other !== undefined) return [fault(name.startsWith('business') ? 'businessId' : 'key', 'DUPLICATE_KEY', other)]
    }
    return []
  }
}

/** Says whether a row names nobody, not even in a way that cannot be read. */
const isNameless = ({ businessId, key, faults }: OrganisationRow): boolean =>
  businessId === null && key === null && !faults.some(({ field }) => field === 'businessId')

/** Under what the lines that are about an organisation are kept. */
const namesOf = (of: { businessId: string | null; key: string | null; id: string | null }): string[] => [
  ...(of.businessId === null ? [] : [`business ${of.businessId}`]),
  ...(of.key === null ? [] : [`key ${of.key}`]),
  ...(of.id === null ? [] : [`id ${of.id}`])
]

const fault = (field: string, code: RowFault['code'], line?: number): RowFault => ({
  field,
  code,
  params: line === undefined ? {} : { line }
})

function detailsAfter(
  { said, name }: OrganisationRow,
  before: OrganisationRecord | null
): { details: OrganisationDetails; faults: RowFault[] } {
  const known = before?.details
  const fi = name.fi ?? known?.name.fi ?? ''
  const follow = (own: string | undefined): string => (own === undefined || own === known?.name.fi ? fi : own)
  const given: GivenDetails = {
    legalForm: 'other',
    ...known,
    ...said,
    name: { fi, sv: name.sv ?? follow(known?.name.sv), en: name.en ?? follow(known?.name.en) }
  }
  const { details, issues } = checkDetails(given)
  const faults = issues.map(({ code, path, params }): RowFault => {
    const field = path.join('.')
    const known = faultCodes.find((each) => each === code) ?? 'INVALID_INPUT'
    return { field: field === 'code' ? 'key' : field, code: known, params }
  })
  return { details, faults }
}

/**
 * The roles after a file has said what an organisation is from a day on: those that it does not name end on the day,
 * those that it names go on or begin. What lies before the day, or is planned for later, stays.
 */
export function rolesAfter(
  before: readonly RolePeriod[],
  said: readonly OrganisationRole[] | null,
  day: IsoDate
): readonly RolePeriod[] {
  if (said === null) return before
  const kept = before.flatMap((period): RolePeriod[] => {
    if (!isValidOn(period, day) || said.includes(period.role)) return [period]
    return period.validFrom === day ? [] : [{ ...period, validTo: day }]
  })
  const begun = said.filter((role) => !before.some((period) => period.role === role && isValidOn(period, day)))
  return [...kept, ...begun.map((role) => ({ role, validFrom: day, validTo: nextOf(before, role, day) }))]
}

/** A role that is planned to begin later ends the one that begins now. */
function nextOf(roles: readonly RolePeriod[], role: OrganisationRole, day: IsoDate): IsoDate | null {
  const later = roles.filter((period) => period.role === role && period.validFrom > day).map(({ validFrom }) => validFrom)
  return later.sort()[0] ?? null
}

function isSame(before: OrganisationRecord, after: { details: OrganisationDetails; roles: readonly RolePeriod[] }): boolean {
  const { ended, begun } = roleDifference(before.roles, after.roles)
  const words = (details: OrganisationDetails): string =>
    JSON.stringify(Object.entries(details).sort(([a], [b]) => (a < b ? -1 : 1)).map(([field, value]) => [field, plain(value)]))
  return ended.length + begun.length === 0 && words(before.details) === words(after.details)
}

/** Names and lists in one order, whatever the order in which they were read. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return [...(value as string[])].sort()
  if (value === null || typeof value !== 'object') return value
  const { fi, sv, en } = value as Record<string, unknown>
  return [fi, sv, en]
}

/**
 * A row of a file of units: what it says of a unit, and what has to happen to
 * the network so that it is as the row says. A blank cell says nothing: what is
 * known stays. A unit is known by its key; a key that nobody has yet begins a
 * unit, and everything that a unit needs has to be said of it.
 * Source: issue "Network in time", item 5; requirements 3, 5 and 7.
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import { languages, type LocalizedText } from '@solmu/shared/text.js'
import { isEmail, normaliseEmail } from '../identity/email.js'
import type { UnitDetails } from './change.js'
import type { UnitKind, UnitPeriod, UnitType } from './facts.js'
import { RowReader, type FileRow, type RowFault } from './import-cells.js'
import { unitKindWords, unitTypeWords } from './import-words.js'

/** What a row says of a unit; null for what it does not say. A unit without a key is known by the id of our own files. */
export interface UnitRow {
  readonly line: number
  /** What the row is about, in the words of the file. */
  readonly label: string
  readonly key: string | null
  /** The id by which our own files name it. */
  readonly id: string | null
  readonly type: UnitType | null
  readonly kind: UnitKind | null
  readonly name: { readonly fi: string | null; readonly sv: string | null; readonly en: string | null }
  /** As the file names them: business id, key or name; key or name; code or name. */
  readonly organisation: string | null
  readonly parent: string | null
  readonly municipality: string | null
  readonly openedOn: IsoDate | null
  readonly closedOn: IsoDate | null
  readonly lon: number | null
  readonly lat: number | null
  readonly streetAddress: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly faults: readonly RowFault[]
}

const parseEmail = (text: string): string | null => (isEmail(text) ? normaliseEmail(text) : null)

/**
 * What a row says of a unit, with every fault that shows in the row itself.
 *
 * @param fields what each column fills, in the order of the cells.
 * @example readUnitRow(['key', 'name.fi', 'type'], { line: 2, cells: ['Y1', 'Oulun paja', 'yksikkö'] }).type // 'local_unit'
 */
export function readUnitRow(fields: readonly (string | null)[], row: FileRow): UnitRow {
  const reader = new RowReader(fields, row.cells)
  const name = { fi: reader.required('name.fi', 200), sv: reader.text('name.sv', 200), en: reader.text('name.en', 200) }
  const type = reader.raw('type') === null ? reader.refuse('type', 'REQUIRED') : reader.word('type', unitTypeWords)
  const days = { openedOn: reader.day('openedOn'), closedOn: reader.day('closedOn') }
  if (days.openedOn !== null && days.closedOn !== null && days.closedOn <= days.openedOn) {
    reader.refuse('closedOn', 'DAYS_REVERSED')
  }
  return {
    line: row.line,
    label: labelOfRow(reader, row),
    key: reader.text('key', 40),
    id: reader.text('id', 40)?.toLowerCase() ?? null,
    type,
    kind: reader.word('kind', unitKindWords),
    name,
    organisation: reader.text('organisation', 200),
    parent: reader.text('parent', 200),
    municipality: reader.text('municipality', 100),
    ...days,
    lon: reader.number('lon', 19, 32),
    lat: reader.number('lat', 59, 71),
    streetAddress: reader.text('streetAddress', 200),
    email: reader.read('email', { code: 'INVALID_EMAIL', parse: parseEmail }),
    phone: reader.text('phone', 40),
    faults: reader.faults
  }
}

/** What a row is about: its name and its key, or the first cell that says something. */
export function labelOfRow(reader: RowReader, { cells }: FileRow): string {
  const words = [reader.raw('name.fi'), reader.raw('key') ?? reader.raw('businessId')].filter((word) => word !== null)
  const label = words.length > 0 ? words.join(' · ') : (cells.find((cell) => cell.trim() !== '') ?? '')
  return [...label.replace(/\p{Cc}/gu, ' ')].slice(0, 200).join('')
}

/** What the references of a row lead to; null for what it does not refer to. */
export interface Resolved {
  readonly organisationId: string | null
  readonly parentId: string | null
  readonly municipality: { readonly code: string; readonly lon: number | null; readonly lat: number | null } | null
}

/**
 * What a new unit is, or why that is not known.
 *
 * @returns null when something that a unit needs is missing; the faults say what.
 */
export function newUnitDetails(
  row: UnitRow,
  { organisationId, municipality }: Resolved
): { readonly details: UnitDetails | null; readonly faults: readonly RowFault[] } {
  const kind = row.kind ?? (row.type === 'regional_centre' ? 'regional_centre' : null)
  const faults = missingIn(row, kind)
  const { fi } = row.name
  if (faults.length > 0 || [kind, fi, organisationId, municipality].includes(null)) return { details: null, faults }
  return { details: detailsOf({ row, kind, fi, organisationId, municipality } as Complete), faults }
}

function missingIn({ type, parent, organisation, municipality }: UnitRow, kind: UnitKind | null): RowFault[] {
  const needed = { kind, organisation, municipality, ...(type === 'local_unit' ? { parent } : {}) }
  const missing = Object.entries(needed).filter(([, value]) => value === null)
  return missing.map(([field]) => ({ field, code: 'REQUIRED', params: {} }))
}

/** A row in which nothing is missing that a unit needs. */
type Complete = {
  readonly row: UnitRow
  readonly kind: UnitKind
  readonly fi: string
  readonly organisationId: string
  readonly municipality: NonNullable<Resolved['municipality']>
}

const detailsOf = ({ row, kind, fi, organisationId, municipality }: Complete): UnitDetails => ({
  organisationId,
  kind,
  name: { fi, sv: row.name.sv ?? fi, en: row.name.en ?? fi },
  municipalityCode: municipality.code,
  lon: row.lon ?? municipality.lon,
  lat: row.lat ?? municipality.lat,
  streetAddress: row.streetAddress,
  email: row.email,
  phone: row.phone
})

const noPlace = { code: null, lon: null, lat: null }

/**
 * What a row says otherwise than what a unit is.
 *
 * @param carriedCode the municipality that carries the code of the unit on the day of the comparison.
 */
export function differencesFrom(
  period: UnitPeriod,
  row: UnitRow,
  { organisationId, municipality, carriedCode }: Resolved & { readonly carriedCode: string | null }
): Partial<UnitDetails> {
  const isSamePlace = municipality === null || [period.municipalityCode, carriedCode].includes(municipality.code)
  const place = isSamePlace ? noPlace : municipality
  const said: { readonly [field in keyof UnitDetails]?: UnitDetails[field] | null } = {
    organisationId,
    kind: row.kind,
    municipalityCode: place.code,
    lon: row.lon ?? place.lon,
    lat: row.lat ?? place.lat,
    streetAddress: row.streetAddress,
    email: row.email === normaliseEmail(period.email ?? '') ? null : row.email,
    phone: row.phone
  }
  const isOther = ([field, value]: [string, unknown]): boolean => value !== null && value !== period[field as keyof UnitDetails]
  const name = nameAfter(period.name, row.name)
  const isRenamed = languages.some((language) => name[language] !== period.name[language])
  return Object.fromEntries([...Object.entries(said).filter(isOther), ...(isRenamed ? [['name', name]] : [])]) as Partial<UnitDetails>
}

/** A language in which the Finnish name stood in for a missing one goes on following it. */
function nameAfter(before: LocalizedText, said: UnitRow['name']): LocalizedText {
  const fi = said.fi ?? before.fi
  const follow = (own: string): string => (own === before.fi ? fi : own)
  return { fi, sv: said.sv ?? follow(before.sv), en: said.en ?? follow(before.en) }
}

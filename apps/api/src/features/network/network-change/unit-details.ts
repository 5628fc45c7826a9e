/**
 * What a unit is to be, from what a person wrote: texts without blanks around, the Finnish name where another is missing,
 * the middle of the municipality where no point is given. Whether it may be so is for the domain to say.
 */
import { DomainError } from '@solmu/domain/errors.js'
import { isEmail, normaliseEmail } from '@solmu/domain/identity/email.js'
import type { UnitDetails } from '@solmu/domain/network/change.js'
import type { UnitPeriod, UnitType } from '@solmu/domain/network/facts.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type { MunicipalityReference } from '../network.queries.js'
import type { LocalizedTextInput, UnitDetailsInput } from './unit-details.graphql.js'

export type Path = readonly (string | number)[]

/** Where the details stand in the input, and on what they rest. */
export type DetailsContext = {
  readonly path: Path
  readonly municipalities: MunicipalityReference['byCode']
}

/** What is wrong is gathered, so that a person sees all of it at once. */
class Issues {
  private readonly found: DomainError[] = []

  add(code: 'REQUIRED' | 'INVALID_EMAIL', path: Path): void {
    this.found.push(new DomainError(code, { path }))
  }

  /** @throws DomainError the one that was found, or INVALID_INPUT with all of them */
  throwAny(): void {
    const [first, ...more] = this.found
    if (first) throw more.length === 0 ? first : new DomainError('INVALID_INPUT', { issues: this.found })
  }
}

/**
 * The details of a unit that is to begin. A centre is its own kind.
 *
 * @throws DomainError REQUIRED and INVALID_EMAIL with the path of the field
 */
export function newUnitDetails(
  input: UnitDetailsInput,
  type: UnitType | null,
  { path, municipalities }: DetailsContext
): UnitDetails {
  const issues = new Issues()
  const given = givenDetails(input, path, issues)
  const kind = given.kind ?? (type === 'regional_centre' ? 'regional_centre' : undefined)
  const { organisationId, name, municipalityCode } = given
  if (organisationId === undefined) issues.add('REQUIRED', [...path, 'organisationId'])
  if (kind === undefined) issues.add('REQUIRED', [...path, 'unitKind'])
  if (name === undefined) issues.add('REQUIRED', [...path, 'name'])
  if (municipalityCode === undefined) issues.add('REQUIRED', [...path, 'municipalityCode'])
  issues.throwAny()
  const nothing = { streetAddress: null, email: null, phone: null }
  const point = pointOf(municipalityCode, municipalities)
  return { ...nothing, ...point, ...given, kind } as UnitDetails
}

/**
 * What changes of a unit that exists; one that moves to another municipality stands in the middle of it unless a point
 * is given.
 *
 * @param period what the unit is before; null when it is not known, which the domain will refuse
 * @throws DomainError INVALID_EMAIL with the path of the field
 */
export function changedUnitDetails(
  input: UnitDetailsInput,
  period: UnitPeriod | null,
  { path, municipalities }: DetailsContext
): Partial<UnitDetails> {
  const issues = new Issues()
  const given = givenDetails(input, path, issues)
  issues.throwAny()
  const { municipalityCode } = given
  if (municipalityCode === undefined || municipalityCode === period?.municipalityCode) return given
  return { ...pointOf(municipalityCode, municipalities), ...given }
}

const pointOf = (code: string | undefined, municipalities: DetailsContext['municipalities']) => {
  const { lon = null, lat = null } = municipalities.get(code ?? '') ?? {}
  return { lon, lat }
}

/** Only what was given: null and what was left out say nothing, an empty text takes a text away. */
function givenDetails(input: UnitDetailsInput, path: Path, issues: Issues): Partial<UnitDetails> {
  const { organisationId, unitKind, municipalityCode, lon, lat } = input
  const given: { [K in keyof UnitDetails]: UnitDetails[K] | null | undefined } = {
    organisationId,
    kind: unitKind,
    municipalityCode,
    lon,
    lat,
    name: nameOf(input.name, path, issues),
    streetAddress: input.streetAddress,
    email: emailOf(input.email, path, issues),
    phone: input.phone
  }
  const isGiven = ([, value]: readonly [string, unknown]) => value !== null && value !== undefined
  const trimmed = (value: unknown) => (typeof value === 'string' ? value.trim() || null : value)
  return Object.fromEntries(
    Object.entries(given)
      .filter(isGiven)
      .map(([name, value]) => [name, trimmed(value)])
  )
}

function nameOf(name: LocalizedTextInput | null | undefined, path: Path, issues: Issues): LocalizedText | undefined {
  if (name == null) return undefined
  const fi = name.fi.trim()
  if (fi === '') issues.add('REQUIRED', [...path, 'name', 'fi'])
  return { fi, sv: name.sv?.trim() || fi, en: name.en?.trim() || fi }
}

function emailOf(text: string | null | undefined, path: Path, issues: Issues): string | null | undefined {
  if (text == null || text.trim() === '') return text
  if (!isEmail(text)) issues.add('INVALID_EMAIL', [...path, 'email'])
  return normaliseEmail(text)
}

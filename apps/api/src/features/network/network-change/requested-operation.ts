/**
 * Reads what was asked for as an operation of the domain: exactly one of the inputs, the units that it names found, new
 * units with ids of their own and details completed. What may be done with them is for the domain to say.
 */
import { DomainError } from '@solmu/domain/errors.js'
import type { NetworkOperation, SplitPart } from '@solmu/domain/network/change.js'
import type { UnitPeriod } from '@solmu/domain/network/facts.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import type { NetworkPicture } from '../network-picture.js'
import type {
  MergeUnitsInput,
  NetworkOperationInput,
  OpenUnitInput,
  SplitPartInput
} from './network-operation.graphql.js'
import type { UnitDetailsInput } from './unit-details.graphql.js'
import { changedUnitDetails, newUnitDetails, type Path } from './unit-details.js'

/** A unit that was named, and where; a subject is changed itself, another one only takes something in. */
export type NamedUnit = { readonly id: string; readonly path: Path; readonly isSubject: boolean }

/** An organisation that was named, and where. */
export type NamedOrganisation = { readonly id: string; readonly path: Path }

export type RequestedOperation = {
  readonly operation: NetworkOperation
  /** Units that existed before, all of them known. */
  readonly units: readonly NamedUnit[]
  readonly organisations: readonly NamedOrganisation[]
}

type Kind = keyof NetworkOperationInput

/**
 * @param day the first day on which it is to hold
 * @throws DomainError INVALID_INPUT, REQUIRED, INVALID_EMAIL, and NOT_FOUND for a unit out of sight, with the path
 */
export function requestedOperation(
  input: NetworkOperationInput,
  picture: NetworkPicture,
  day: IsoDate
): RequestedOperation {
  // The schema lets through exactly one of them.
  const only = Object.entries(input).find(([, value]) => value != null)
  if (!only) throw new DomainError('INVALID_INPUT', { path: ['operation'] })
  const [kind, asked] = only
  const reader = new OperationReader(picture, day, ['operation', kind])
  const operation = read(reader, kind as Kind, asked)
  return { operation, units: reader.units, organisations: reader.organisations }
}

/** Notes what an operation names while it is read. */
class OperationReader {
  readonly units: NamedUnit[] = []
  readonly organisations: NamedOrganisation[] = []

  constructor(
    private readonly picture: NetworkPicture,
    private readonly day: IsoDate,
    readonly path: Path
  ) {}

  /** The id of a unit that is known. */
  unit(id: string, path: Path, isSubject: boolean): string {
    if (!this.picture.unitOn(id, this.day)) throw new DomainError('NOT_FOUND', { path })
    this.units.push({ id, path, isSubject })
    return id
  }

  subject(id: string, name: string): string {
    return this.unit(id, [...this.path, name], true)
  }

  subjects(ids: readonly string[], name: string): string[] {
    return ids.map((id, place) => this.unit(id, [...this.path, name, place], true))
  }

  place(id: string, name: string): string {
    return this.unit(id, [...this.path, name], false)
  }

  placeOrNull(id: string | null | undefined, name: string): string | null {
    return id == null ? null : this.place(id, name)
  }

  period(id: string): UnitPeriod | null {
    return this.picture.unitOn(id, this.day)
  }

  newDetails(input: UnitDetailsInput, type: UnitPeriod['type'] | null, path: Path = [...this.path, 'details']) {
    this.noteOrganisation(input, path)
    return newUnitDetails(input, type, { path, municipalities: this.picture.municipalities.byCode })
  }

  changedDetails(input: UnitDetailsInput | null | undefined, unitId: string) {
    if (!input) return {}
    const path = [...this.path, 'details']
    this.noteOrganisation(input, path)
    return changedUnitDetails(input, this.period(unitId), { path, municipalities: this.picture.municipalities.byCode })
  }

  private noteOrganisation({ organisationId }: UnitDetailsInput, path: Path): void {
    if (organisationId != null) this.organisations.push({ id: organisationId, path: [...path, 'organisationId'] })
  }
}

type Inputs = { readonly [K in Kind]: NonNullable<NetworkOperationInput[K]> }

type Readers = { readonly [K in Kind]: (reader: OperationReader, input: Inputs[K]) => NetworkOperation }

const readers: Readers = {
  open,
  amend: (reader, { unitId, details }) => ({
    kind: 'amend',
    unitId: reader.subject(unitId, 'unitId'),
    details: reader.changedDetails(details, unitId)
  }),
  move: (reader, { unitIds, parentId }) => ({
    kind: 'move',
    unitIds: reader.subjects(unitIds, 'unitIds'),
    parentId: reader.place(parentId, 'parentId')
  }),
  merge,
  split: (reader, { unitId, parts }) => ({
    kind: 'split',
    unitId: reader.subject(unitId, 'unitId'),
    parts: parts.map((part, place) => splitPart(reader, part, { place, unitId }))
  }),
  close: (reader, { unitId, heirId }) => ({
    kind: 'close',
    unitId: reader.subject(unitId, 'unitId'),
    heirId: reader.placeOrNull(heirId, 'heirId')
  }),
  reopen: (reader, { unitId, parentId, details }) => ({
    kind: 'reopen',
    unitId: reader.subject(unitId, 'unitId'),
    parentId: reader.place(parentId, 'parentId'),
    details: reader.changedDetails(details, unitId)
  }),
  territory: (reader, { unitId, municipalityCodes }) => ({
    kind: 'territory',
    unitId: reader.placeOrNull(unitId, 'unitId'),
    municipalityCodes
  }),
  serve: (reader, { unitId, shares }) => ({
    kind: 'serve',
    unitId: reader.subject(unitId, 'unitId'),
    shares: shares.map(({ municipalityCode, share }) => ({ municipalityCode, share }))
  })
}

function read<K extends Kind>(reader: OperationReader, kind: K, input: unknown): NetworkOperation {
  return readers[kind](reader, input as Inputs[K])
}

function open(reader: OperationReader, { type, parentId, details }: OpenUnitInput): NetworkOperation {
  if ((type as string) === 'headquarters') throw new DomainError('INVALID_INPUT', { path: [...reader.path, 'type'] })
  return {
    kind: 'open',
    unitId: newId(),
    type,
    parentId: reader.place(parentId, 'parentId'),
    details: reader.newDetails(details, type)
  }
}

function merge(reader: OperationReader, input: MergeUnitsInput): NetworkOperation {
  const unitIds = reader.subjects(input.unitIds, 'unitIds')
  const parentId = reader.placeOrNull(input.parentId, 'parentId')
  if (input.intoId != null && input.details != null) throw new DomainError('INVALID_INPUT', { path: [...reader.path, 'details'] })
  if (input.intoId != null) {
    return { kind: 'merge', unitIds, intoId: reader.subject(input.intoId, 'intoId'), details: null, parentId }
  }
  if (input.details == null) throw new DomainError('REQUIRED', { path: [...reader.path, 'intoId'] })
  const details = reader.newDetails(input.details, typeOf(reader, unitIds[0]))
  return { kind: 'merge', unitIds, intoId: newId(), details, parentId }
}

function splitPart(
  reader: OperationReader,
  part: SplitPartInput,
  { place, unitId }: { readonly place: number; readonly unitId: string }
): SplitPart {
  const path = [...reader.path, 'parts', place]
  const childIds = (part.childIds ?? []).map((id, child) => reader.unit(id, [...path, 'childIds', child], true))
  const rest = { share: part.share, childIds, municipalityCodes: part.municipalityCodes ?? [] }
  if (part.unitId != null && part.details != null) throw new DomainError('INVALID_INPUT', { path: [...path, 'details'] })
  if (part.unitId != null) return { unitId: reader.unit(part.unitId, [...path, 'unitId'], true), details: null, ...rest }
  if (part.details == null) throw new DomainError('REQUIRED', { path: [...path, 'unitId'] })
  return { unitId: newId(), details: reader.newDetails(part.details, typeOf(reader, unitId), [...path, 'details']), ...rest }
}

const typeOf = (reader: OperationReader, unitId: string | undefined) =>
  unitId === undefined ? null : (reader.period(unitId)?.type ?? null)

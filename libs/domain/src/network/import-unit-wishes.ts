/**
 * What a row of a file of units asks for: which unit it is about, what its
 * texts refer to, and which changes of the network make the unit what the row
 * says, compared with what is known before the file.
 * Source: issue "Network in time", item 5; requirements 3, 5 and 7.
 */
import { addDays, isValidOn, type IsoDate } from '@solmu/shared/dates.js'
import { municipalityCarrying } from '../geography/succession.js'
import type { NetworkOperation, Refusal, UnitDetails } from './change.js'
import type { NetworkRecords, UnitPeriod } from './facts.js'
import { shortened, type RowFault } from './import-cells.js'
import {
  MunicipalityIndex,
  OrganisationIndex,
  WordIndex,
  oneOf,
  type Found,
  type KnownOrganisation,
  type PlacedMunicipality
} from './import-references.js'
import { differencesFrom, newUnitDetails, type Resolved, type UnitRow } from './import-units.js'
import { NetworkDraft } from './network-draft.js'

/** What is known when a file is worked out. */
export interface UnitRegister {
  readonly records: NetworkRecords
  readonly municipalities: readonly PlacedMunicipality[]
  /** The keys of the units that have one, by the id of the unit. */
  readonly codes: ReadonlyMap<string, string>
  readonly organisations: readonly KnownOrganisation[]
}

export interface ImportOptions {
  /** From which day the changes of what is known hold. */
  readonly effectiveOn: IsoDate
  /** Why, for the history. */
  readonly reason: string
  readonly newId: () => string
  /** From when members come by admission alone; null or left out while founders are entered by hand. */
  readonly admissionSince?: IsoDate | null
}

/** One change that a row asks for. */
export interface Step {
  readonly day: IsoDate
  readonly operation: NetworkOperation
}

/** A row on its way: what it is about and what has been found wrong with it. */
export interface Wish {
  readonly row: UnitRow
  readonly unitId: string
  readonly isNew: boolean
  readonly faults: RowFault[]
  readonly parentId: string | null
  readonly steps: readonly Step[]
  /** The end of a centre waits until what stands under it has gone elsewhere. */
  readonly lastStep: Step | null
}

/** Turns rows into wishes: finds what they refer to, and compares what they say with what is known. */
export class WishReader {
  readonly #organisations: OrganisationIndex
  readonly #municipalities: MunicipalityIndex
  readonly #unitsByKey = new WordIndex()
  readonly #parentsByName = new WordIndex()
  /** The unit that each row is about, and the lines that are about each unit. */
  readonly #unitIds = new Map<UnitRow, string>()
  readonly #lines = new Map<string, number[]>()
  /** The network as it is before the file. */
  readonly #known: NetworkDraft
  readonly #headId: string | null

  constructor(
    private readonly register: UnitRegister,
    rows: readonly UnitRow[],
    private readonly options: ImportOptions
  ) {
    this.#organisations = new OrganisationIndex(register.organisations)
    this.#municipalities = new MunicipalityIndex(register.municipalities)
    this.#known = new NetworkDraft(register.records)
    for (const [id, code] of register.codes) this.#unitsByKey.add(code, id)
    for (const row of rows) {
      const unitId = this.#unitOf(row)
      this.#unitIds.set(row, unitId)
      this.#lines.set(unitId, [...(this.#lines.get(unitId) ?? []), row.line])
    }
    this.#headId = register.records.units.find((unit) => unit.type === 'headquarters')?.id ?? null
    this.#nameParents(rows)
  }

  /** The unit that a row names by its key or, where it has none, by its id; a new one for a key that nobody has yet. */
  #unitOf({ key, id }: UnitRow): string {
    const [known] = this.#unitsByKey.get(key)
    if (known !== undefined) return known
    if (id !== null && this.#known.units.has('line', id)) return id
    const unitId = this.options.newId()
    this.#unitsByKey.add(key, unitId)
    return unitId
  }

  #nameParents(rows: readonly UnitRow[]): void {
    for (const unit of this.register.records.units) {
      if (unit.type === 'local_unit' || this.#periodToCompare(unit.id)?.period !== unit) continue
      this.#parentsByName.addName(unit.name, unit.id)
    }
    for (const row of rows) {
      const id = this.#unitIds.get(row)
      if (id !== undefined && row.type !== null && row.type !== 'local_unit') this.#parentsByName.addName(row.name, id)
    }
  }

  read(row: UnitRow): Wish {
    const unitId = this.#unitIds.get(row) ?? this.options.newId()
    const isNew = !this.#known.units.has('line', unitId)
    const faults = [...row.faults, ...this.#keyFaults(row, unitId, isNew)]
    const resolved = this.#resolve(row, faults)
    const made = isNew ? this.#opening(row, unitId, resolved) : this.#changing(row, unitId, resolved)
    faults.push(...made.faults.filter(({ field, code }) => !faults.some((each) => each.field === field && each.code === code)))
    const isCentre = row.type === 'regional_centre'
    const end = isCentre ? made.steps.find(({ operation }) => operation.kind === 'close') : undefined
    return {
      row,
      unitId,
      isNew,
      faults,
      parentId: resolved.parentId,
      steps: made.steps.filter((step) => step !== end),
      lastStep: end ?? null
    }
  }

  #keyFaults({ key, line }: UnitRow, unitId: string, isNew: boolean): RowFault[] {
    const other = this.#lines.get(unitId)?.find((each) => each !== line)
    if (other !== undefined) return [{ field: 'key', code: 'DUPLICATE_KEY', params: { line: other } }]
    if (key === null) return isNew ? [{ field: 'key', code: 'REQUIRED', params: {} }] : []
    const isOther = !isNew && this.register.codes.get(unitId) !== key
    return isOther ? [{ field: 'key', code: 'UNKNOWN_REFERENCE', params: { value: shortened(key) } }] : []
  }

  #resolve(row: UnitRow, faults: RowFault[]): Resolved {
    const day = row.openedOn ?? this.options.effectiveOn
    const idOf = (field: string, text: string | null, find: (text: string) => Found): string | null => {
      if (text === null) return null
      const found = find(text)
      if ('id' in found) return found.id
      faults.push({ field, ...found.fault })
      return null
    }
    const code = idOf('municipality', row.municipality, (text) => this.#municipalities.find(text, day))
    return {
      organisationId: idOf('organisation', row.organisation, (text) => this.#organisations.find(text)),
      parentId: idOf('parent', row.parent, (text) =>
        oneOf(text, [this.#unitsByKey.get(text), this.#parentsByName.get(text.toLowerCase())])
      ),
      municipality: code === null ? null : this.#municipalities.get(code)
    }
  }

  #opening(row: UnitRow, unitId: string, resolved: Resolved): { steps: Step[]; faults: readonly RowFault[] } {
    const { type } = row
    if (type === 'headquarters') return { steps: [], faults: [refused('headquarters', 'type')] }
    const { details, faults } = newUnitDetails(row, resolved)
    const parentId = resolved.parentId ?? (type === 'regional_centre' ? this.#headId : null)
    if (!details || type === null || parentId === null) return { steps: [], faults }
    const day = row.openedOn ?? this.options.effectiveOn
    const open: Step = { day, operation: { kind: 'open', unitId, type, details, parentId } }
    return { steps: row.closedOn === null ? [open] : [open, closing(unitId, row.closedOn)], faults }
  }

  #changing(row: UnitRow, unitId: string, resolved: Resolved): { steps: Step[]; faults: readonly RowFault[] } {
    const compared = this.#periodToCompare(unitId)
    if (!compared) return { steps: [], faults: [] }
    const { period, day, isGone } = compared
    const faults = [null, period.type].includes(row.type) ? [] : [refused('level_differs', 'type')]
    const steps = this.#steps(row, { period, day }, resolved)
    if (!isGone) return { steps: [...steps, ...this.#end(row, unitId, day)], faults }
    const isSame = steps.length === 0 && row.closedOn === period.validTo
    return { steps: [], faults: isSame ? faults : [...faults, refused('unit_not_alive', null)] }
  }

  /** The end that a row asks for, when it is not the one that is known. */
  #end({ closedOn }: UnitRow, unitId: string, day: IsoDate): Step[] {
    const isKnown = closedOn === (this.#known.lifeOn(unitId, day)?.validTo ?? null)
    return closedOn === null || isKnown ? [] : [closing(unitId, closedOn)]
  }

  #steps(row: UnitRow, { period, day }: { period: UnitPeriod; day: IsoDate }, resolved: Resolved): Step[] {
    const isOtherCode = resolved.municipality !== null && resolved.municipality.code !== period.municipalityCode
    const { municipalities } = this.register
    const carriedCode = isOtherCode ? municipalityCarrying(municipalities, period.municipalityCode, day) : null
    const details: Partial<UnitDetails> = differencesFrom(period, row, { ...resolved, carriedCode })
    const { parentId } = resolved
    const isElsewhere = parentId !== null && this.#known.links.on(period.id, day)?.parentId !== parentId
    const amend: Step = { day, operation: { kind: 'amend', unitId: period.id, details } }
    const move: Step | null = parentId === null ? null : { day, operation: { kind: 'move', unitIds: [period.id], parentId } }
    return [...(Object.keys(details).length > 0 ? [amend] : []), ...(isElsewhere && move ? [move] : [])]
  }

  /**
   * With what a row is compared: what the unit is on the day from which the file holds; of a unit that begins later what
   * it is when it begins, and of one that has ended what it was last.
   */
  #periodToCompare(unitId: string): { period: UnitPeriod; day: IsoDate; isGone: boolean } | null {
    const { effectiveOn } = this.options
    const line = this.#known.units.line(unitId)
    const current = line.find((period) => isValidOn(period, effectiveOn))
    if (current) return { period: current, day: effectiveOn, isGone: false }
    const next = line.find((period) => period.validFrom > effectiveOn)
    if (next) return { period: next, day: next.validFrom, isGone: false }
    const last = line.at(-1)
    return last?.validTo ? { period: last, day: addDays(last.validTo, -1), isGone: true } : null
  }
}

const closing = (unitId: string, day: IsoDate): Step => ({ day, operation: { kind: 'close', unitId, heirId: null } })

const refused = (code: Refusal['code'], field: string | null): RowFault => ({ field, code: 'NETWORK_REFUSED', params: { code } })

/**
 * What has to be so before a change can be made. Each check either finds what it
 * is asked for or notes why the change cannot be made, so that a person sees
 * everything that stands in the way at once.
 * Source: requirements 3, 5 and 7.
 */
import { addDays, isValidOn, type IsoDate, type Validity } from '@solmu/shared/dates.js'
import type { MunicipalityFact } from '../geography/succession.js'
import type { Refusal, RefusalCode, UnitDetails } from './change.js'
import type { UnitPeriod, UnitType } from './facts.js'
import type { NetworkDraft } from './network-draft.js'

export type Municipalities = ReadonlyMap<string, MunicipalityFact>

/** How far the sum of shares may stray from 1 in a change: what is typed in is exact. */
const shareTolerance = 1e-6

const parentTypes = { regional_centre: 'headquarters', local_unit: 'regional_centre' } as const

/** A place in the tree that is asked for. */
export interface Placement {
  readonly parentId: string
  readonly unitId: string
  readonly type: UnitType
  /** Until when the unit is to stand there. */
  readonly until: IsoDate | null
}

/** Looks for what a change needs, and notes what stands in its way. */
export class ChangeCheck {
  readonly refusals: Refusal[] = []

  constructor(
    private readonly draft: NetworkDraft,
    private readonly municipalities: Municipalities,
    private readonly day: IsoDate
  ) {}

  get isClear(): boolean {
    return this.refusals.length === 0
  }

  refuse(code: RefusalCode, about: Partial<Omit<Refusal, 'code'>> = {}): null {
    this.refusals.push({ code, unitId: null, otherId: null, day: this.day, ...about })
    return null
  }

  /** The unit as it is on the day of the change. */
  alive(unitId: string): UnitPeriod | null {
    const period = this.draft.units.on(unitId, this.day)
    if (period) return period
    return this.refuse(this.draft.units.has('line', unitId) ? 'unit_not_alive' : 'unit_unknown', { unitId })
  }

  /** The same for a unit other than the head office, with which nothing can be done but amend it. */
  ordinary(unitId: string): UnitPeriod | null {
    const period = this.alive(unitId)
    return period?.type === 'headquarters' ? this.refuse('headquarters', { unitId }) : period
  }

  /** The same for a unit that is to be divided or to end: it existed the day before, and nothing is planned for it. */
  passing(unitId: string): UnitPeriod | null {
    const period = this.ordinary(unitId)
    if (period === null) return null
    const dayBefore = addDays(this.day, -1)
    if (this.draft.units.on(unitId, dayBefore) === null) {
      return this.refuse('unit_not_alive', { unitId, day: dayBefore })
    }
    const planned = this.#plannedFor(unitId)
    return planned ? this.refuse('later_changes', { unitId, ...planned }) : period
  }

  /** The same for a unit that is to end: nothing becomes a part of it on that very day. */
  ending(unitId: string): UnitPeriod | null {
    const joining = this.draft.successions.by('successor', unitId).find((each) => each.effectiveOn === this.day)
    const unit = this.passing(unitId)
    return unit && joining ? this.refuse('later_changes', { unitId, otherId: joining.predecessorId }) : unit
  }

  /** The first thing that is already known to happen to a unit after the day. */
  #plannedFor(unitId: string): { readonly day: IsoDate; readonly otherId: string | null } | null {
    const { units, links, territories, services, successions } = this.draft
    const planned = [
      ...units.line(unitId).map(({ validFrom }) => ({ day: validFrom, otherId: null })),
      ...links.line(unitId).map(({ validFrom, parentId }) => ({ day: validFrom, otherId: parentId })),
      ...links.by('parent', unitId).map((link) => ({ day: link.validFrom, otherId: link.unitId })),
      ...territories.by('centre', unitId).map((fact) => ({ day: fact.validFrom, otherId: fact.municipalityCode })),
      ...services.by('unit', unitId).map((fact) => ({ day: fact.validFrom, otherId: fact.municipalityCode })),
      ...successions.by('predecessor', unitId).map((each) => ({ day: each.effectiveOn, otherId: each.successorId })),
      ...successions.by('successor', unitId).map((each) => ({ day: each.effectiveOn, otherId: each.predecessorId }))
    ]
    const later = planned.filter(({ day }) => day > this.day)
    return later.sort((a, b) => compare(a.day, b.day) || compare(a.otherId ?? '', b.otherId ?? ''))[0] ?? null
  }

  /** A unit that is only now to begin. */
  newcomer(unitId: string, type: UnitType, details: UnitDetails): void {
    if (this.draft.units.has('line', unitId)) this.refuse('unit_exists', { unitId })
    this.details(unitId, type, details)
  }

  /** What a unit is to be: its kind goes with its level, and it stands in a municipality that exists. */
  details(unitId: string, type: UnitType, details: Partial<UnitDetails>): void {
    const { kind, municipalityCode } = details
    if (kind !== undefined && levelOf(kind) !== type) this.refuse('level_differs', { unitId, otherId: kind })
    if (municipalityCode !== undefined) this.municipality(municipalityCode, unitId)
  }

  /** The parent on the day of the change, if it is of the right level and exists as long as it is needed. */
  parent({ parentId, unitId, type, until }: Placement): UnitPeriod | null {
    const about = { unitId: parentId, otherId: unitId }
    const known = this.draft.units.line(parentId)[0]
    if (!known) return this.refuse('unit_unknown', about)
    if (type === 'headquarters' || known.type !== parentTypes[type]) return this.refuse('parent_level', about)
    const period = this.draft.units.on(parentId, this.day)
    if (!period) return this.refuse('parent_not_alive', about)
    const end = this.endBefore(parentId, until)
    return end === null ? period : this.refuse('parent_not_alive', { ...about, day: end })
  }

  /** The day on which a unit that exists on the day of the change ends, when that is before another day. */
  endBefore(unitId: string, until: IsoDate | null): IsoDate | null {
    const end = this.draft.lifeOn(unitId, this.day)?.validTo ?? null
    return end !== null && (until === null || end < until) ? end : null
  }

  /** The life of a municipality that exists on the day of the change. */
  municipality(municipalityCode: string, unitId: string | null): Validity | null {
    const municipality = this.municipalities.get(municipalityCode)
    const about = { unitId, otherId: municipalityCode }
    if (!municipality) return this.refuse('municipality_unknown', about)
    return isValidOn(municipality, this.day) ? municipality : this.refuse('municipality_not_alive', about)
  }

  /** Nothing may be named twice. */
  once(unitIds: readonly string[]): void {
    for (const unitId of repeated(unitIds)) this.refuse('unit_twice', { unitId })
  }

  /** Nothing may be given away twice: neither a child of a unit nor a municipality. */
  givenOnce(unitId: string, ids: readonly string[]): void {
    for (const otherId of repeated(ids)) this.refuse('unit_twice', { unitId, otherId })
  }

  /** Shares are above 0 and make a whole. */
  shares(unitId: string, parts: readonly { readonly id: string; readonly share: number }[]): void {
    for (const { id, share } of parts) if (!(share > 0)) this.refuse('share_positive', { unitId, otherId: id })
    const sum = parts.reduce((whole, { share }) => whole + share, 0)
    if (!(Math.abs(sum - 1) <= shareTolerance)) this.refuse('share_sum', { unitId })
  }
}

/** The head office and the centres are their own kinds; every other kind is that of a local unit. */
const levelOf = (kind: UnitDetails['kind']): UnitType =>
  kind === 'headquarters' || kind === 'regional_centre' ? kind : 'local_unit'

const repeated = (ids: readonly string[]): string[] => [
  ...new Set(ids.filter((id, place) => ids.indexOf(id) !== place))
]

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * The changes that happen to single units: they open, become something else,
 * pass to another parent, close, begin again, and declare for whom they work.
 * Each first checks everything and touches the draft only when nothing stands
 * in the way. What a change replaces, it replaces from its day to the end of
 * the fact that holds on that day; facts that begin later stay.
 * Source: requirements 3, 5, 7 and 18.
 */
import { isValidOn, type IsoDate, type Validity } from '@solmu/shared/dates.js'
import type {
  AmendOperation,
  CloseOperation,
  MoveOperation,
  OpenOperation,
  ReopenOperation,
  UnitDetails
} from './change.js'
import type { ChangeCheck, Municipalities } from './change-checks.js'
import { factShapes } from './fact-shapes.js'
import type { LinkFact, TerritoryFact, UnitPeriod, UnitType } from './facts.js'
import type { NetworkDraft } from './network-draft.js'

/** A change that is being worked out. */
export interface Planning {
  readonly draft: NetworkDraft
  readonly check: ChangeCheck
  readonly municipalities: Municipalities
  readonly day: IsoDate
  readonly reason: string
}

export function open(planning: Planning, { unitId, type, details, parentId }: OpenOperation): void {
  const { check } = planning
  check.newcomer(unitId, type, details)
  const parent = check.parent({ parentId, unitId, type, until: null })
  if (parent && check.isClear) begin(planning, { unitId, type, details, parent })
}

/** A unit that is to begin, under a parent that was checked. */
export interface Newcomer {
  readonly unitId: string
  readonly type: UnitType
  readonly details: UnitDetails
  readonly parent: UnitPeriod
}

export function begin({ draft, day, reason }: Planning, { unitId, type, details, parent }: Newcomer): void {
  const { consortiumId } = parent
  const days = { validFrom: day, validTo: null }
  draft.units.write({ id: unitId, consortiumId, type, ...given(details), ...days, reason, endReason: null })
  draft.links.write({ unitId, parentId: parent.id, ...days, reason })
}

export function amend({ draft, check, day, reason }: Planning, operation: AmendOperation): void {
  const { unitId } = operation
  const period = check.alive(unitId)
  if (!period) return
  const details = changedIn(period, operation.details)
  check.details(unitId, period.type, details)
  const amended = { ...period, ...details, validFrom: day, reason }
  const { contentOf } = factShapes.units
  if (contentOf(amended) === contentOf(period)) check.refuse('nothing_changes', { unitId })
  if (check.isClear) draft.units.write(amended)
}

export function move({ draft, check, day, reason }: Planning, { unitIds, parentId }: MoveOperation): void {
  check.once(unitIds)
  if (unitIds.length === 0) check.refuse('too_few_units', { otherId: parentId })
  const links = unitIds.flatMap((unitId): LinkFact[] => {
    const unit = check.ordinary(unitId)
    const link = draft.links.on(unitId, day)
    if (!unit || !link) return []
    if (unit.type !== 'local_unit') check.refuse('parent_level', { unitId, otherId: parentId })
    else if (link.parentId === parentId) check.refuse('parent_same', { unitId, otherId: parentId })
    else check.parent({ parentId, unitId, type: unit.type, until: link.validTo })
    return [link]
  })
  if (!check.isClear) return
  for (const { unitId, validTo } of links) draft.links.write({ unitId, parentId, validFrom: day, validTo, reason })
}

export function close(planning: Planning, { unitId, heirId }: CloseOperation): void {
  const { draft, check, day } = planning
  const unit = check.ending(unitId)
  if (!unit) return
  const children = childrenOf(draft, unitId, day)
  const territories = territoriesOf(draft, unitId, day)
  if (heirId !== null) checkHeir(planning, unit, heirId)
  else if (children.length + territories.length > 0) check.refuse('heir_needed', { unitId })
  if (heirId !== null && check.isClear) checkRoom(planning, heirId, { children, territories })
  if (!check.isClear) return
  if (heirId !== null) pass(planning, heirId, { children, territories })
  end(planning, unitId)
}

function checkHeir({ check }: Planning, unit: UnitPeriod, heirId: string): void {
  if (heirId === unit.id) return void check.refuse('unit_twice', { unitId: heirId })
  const heir = check.alive(heirId)
  for (const { id, type } of [unit, ...(heir ? [heir] : [])]) {
    if (type !== 'regional_centre') check.refuse('not_a_centre', { unitId: id })
  }
}

export function reopen({ draft, check, day, reason }: Planning, operation: ReopenOperation): void {
  const { unitId, parentId } = operation
  const last = draft.units.line(unitId).at(-1)
  if (!last) return void check.refuse('unit_unknown', { unitId })
  if (last.type === 'headquarters') return void check.refuse('headquarters', { unitId })
  if (draft.units.on(unitId, day)) return void check.refuse('unit_alive', { unitId })
  if (last.validFrom > day) return void check.refuse('later_changes', { unitId, day: last.validFrom })
  const details = changedIn(last, operation.details)
  check.details(unitId, last.type, details)
  const parent = check.parent({ parentId, unitId, type: last.type, until: null })
  if (!parent || !check.isClear) return
  const days = { validFrom: day, validTo: null }
  draft.units.write({ ...last, ...details, ...days, reason, endReason: null })
  draft.links.write({ unitId, parentId, ...days, reason })
}

/** What stands under a centre and what it serves, on one day. */
export interface Belongings {
  readonly children: readonly LinkFact[]
  readonly territories: readonly TerritoryFact[]
}

/** The links to a unit on a day, in the order of the ids of those that stand under it. */
export function childrenOf(draft: NetworkDraft, unitId: string, day: IsoDate): LinkFact[] {
  return heldOn(draft.links.by('parent', unitId), day, (link) => link.unitId)
}

/** What a centre serves on a day, in the order of the codes. */
export function territoriesOf(draft: NetworkDraft, unitId: string, day: IsoDate): TerritoryFact[] {
  return heldOn(draft.territories.by('centre', unitId), day, (territory) => territory.municipalityCode)
}

/** What passes to a centre must not outlive it. */
export function checkRoom({ check }: Planning, heirId: string, { children, territories }: Belongings): void {
  for (const { unitId: otherId, validTo } of children) {
    const end = check.endBefore(heirId, validTo)
    if (end !== null) check.refuse('parent_not_alive', { unitId: heirId, otherId, day: end })
  }
  for (const { municipalityCode: otherId, validTo } of territories) {
    const end = check.endBefore(heirId, validTo)
    if (end !== null) check.refuse('unit_not_alive', { unitId: heirId, otherId, day: end })
  }
}

/** Children and municipalities pass to a centre, each for as long as it would have stayed where it was. */
export function pass({ draft, day, reason }: Planning, heirId: string, { children, territories }: Belongings): void {
  for (const { unitId, validTo } of children) {
    draft.links.write({ unitId, parentId: heirId, validFrom: day, validTo, reason })
  }
  for (const { municipalityCode, validTo } of territories) {
    draft.territories.write({ unitId: heirId, municipalityCode, validFrom: day, validTo, reason })
  }
}

/** Ends the life of a unit of which nothing begins later. */
export function end({ draft, day, reason }: Planning, unitId: string): void {
  const rest = { validFrom: day, validTo: null }
  draft.units.clear(unitId, rest)
  const last = draft.units.line(unitId).at(-1)
  if (last) {
    draft.units.drop(last)
    draft.units.put({ ...last, endReason: reason })
  }
  draft.links.clear(unitId, rest)
  draft.clearWork(unitId, rest)
}

const heldOn = <F extends Validity>(facts: readonly F[], day: IsoDate, idOf: (fact: F) => string): F[] =>
  facts.filter((fact) => isValidOn(fact, day)).sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1))

/** The names of everything that a unit is, apart from its level and its place. */
export const detailNames = [
  'organisationId',
  'kind',
  'name',
  'municipalityCode',
  'lon',
  'lat',
  'streetAddress',
  'email',
  'phone'
] as const satisfies readonly (keyof UnitDetails)[]

/** The details alone, whatever else the object carries. */
const given = (details: UnitDetails): UnitDetails =>
  Object.fromEntries(detailNames.map((name) => [name, details[name]])) as unknown as UnitDetails

/** The details that were given and differ from what the unit is. */
function changedIn(period: UnitPeriod, details: Partial<UnitDetails>): Partial<UnitDetails> {
  const changed = detailNames.filter((name) => details[name] !== undefined && details[name] !== period[name])
  return Object.fromEntries(changed.map((name) => [name, details[name]]))
}

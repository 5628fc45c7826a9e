/**
 * Units that others continue: several become one, or one is divided. The unit
 * that is continued keeps its past; its shares say which part of it lives on
 * where.
 * Source: requirements 5 and 7; architecture, "Time is in the model from day one".
 */
import type { MergeOperation, SplitOperation, SplitPart } from './change.js'
import {
  begin,
  checkRoom,
  childrenOf,
  end,
  pass,
  territoriesOf,
  type Belongings,
  type Newcomer,
  type Planning
} from './change-operations.js'
import type { SuccessionKind, UnitPeriod, UnitType } from './facts.js'

export function merge(planning: Planning, operation: MergeOperation): void {
  const { check } = planning
  const { unitIds, intoId, details } = operation
  check.once([...unitIds, intoId])
  if (unitIds.length < (details ? 2 : 1)) check.refuse('too_few_units', { unitId: intoId })
  const units = existing(unitIds.map((unitId) => check.ending(unitId)))
  const successors = details ? [] : existing([check.ordinary(intoId)])
  sameLevel(planning, [...units, ...successors])
  const newcomer = newSuccessor(planning, operation, units[0]?.type)
  const belongings = unitIds.map((unitId) => belongingsOf(planning, unitId))
  for (const each of belongings) checkRoom(planning, intoId, each)
  if (!check.isClear) return
  if (newcomer) begin(planning, newcomer)
  for (const each of belongings) pass(planning, intoId, each)
  for (const predecessorId of unitIds) {
    end(planning, predecessorId)
    succeed(planning, { predecessorId, successorId: intoId, kind: 'merge', share: 1 })
  }
}

/** The successor that is to begin, under the parent that is asked for or the one that all units have in common. */
function newSuccessor(
  { draft, check, day }: Planning,
  { unitIds, intoId, details, parentId }: MergeOperation,
  type: UnitType | undefined
): Newcomer | null {
  if (details === null || type === undefined) return null
  check.newcomer(intoId, type, details)
  const parentIds = new Set(unitIds.map((unitId) => draft.links.on(unitId, day)?.parentId))
  const [common] = parentIds.size === 1 ? parentIds : []
  const wanted = parentId ?? common
  if (wanted === undefined) return check.refuse('parent_needed', { unitId: intoId })
  const parent = check.parent({ parentId: wanted, unitId: intoId, type, until: null })
  return parent && { unitId: intoId, type, details, parent }
}

export function split(planning: Planning, { unitId, parts }: SplitOperation): void {
  const { check } = planning
  check.once(parts.map((part) => part.unitId))
  if (parts.length < 2) check.refuse('too_few_units', { unitId })
  check.shares(
    unitId,
    parts.map((part) => ({ id: part.unitId, share: part.share }))
  )
  const others = parts.filter((part) => part.unitId !== unitId)
  const livesOn = others.length < parts.length
  const unit = livesOn ? check.passing(unitId) : check.ending(unitId)
  if (!unit) return
  const known = others.filter((part) => part.details === null)
  sameLevel(planning, [unit, ...existing(known.map((part) => check.ordinary(part.unitId)))])
  const newcomers = newParts(planning, unit, parts)
  checkGifts(planning, unit, parts)
  const gifts = others.map((part) => giftOf(planning, unit, part))
  for (const { heirId, ...belongings } of gifts) checkRoom(planning, heirId, belongings)
  if (!check.isClear) return
  for (const newcomer of newcomers) begin(planning, newcomer)
  for (const { heirId, ...belongings } of gifts) pass(planning, heirId, belongings)
  if (!livesOn) end(planning, unitId)
  for (const { unitId: successorId, share } of others) {
    succeed(planning, { predecessorId: unitId, successorId, kind: 'split', share })
  }
}

/** The parts that are to begin, under the parent of the unit that is divided. */
function newParts({ draft, check, day }: Planning, unit: UnitPeriod, parts: readonly SplitPart[]): Newcomer[] {
  const { type } = unit
  const parentId = draft.links.on(unit.id, day)?.parentId
  return parts.flatMap(({ unitId, details }) => {
    if (details === null || parentId === undefined) return []
    check.newcomer(unitId, type, details)
    const parent = check.parent({ parentId, unitId, type, until: null })
    return parent ? [{ unitId, type, details, parent }] : []
  })
}

interface Gift extends Belongings {
  readonly heirId: string
}

/** Only a centre gives anything away: what it has, each thing once, and everything when it ends. */
function checkGifts(planning: Planning, unit: UnitPeriod, parts: readonly SplitPart[]): void {
  const { check } = planning
  const unitId = unit.id
  const childIds = parts.flatMap((part) => part.childIds)
  const codes = parts.flatMap((part) => part.municipalityCodes)
  if (unit.type !== 'regional_centre' && childIds.length + codes.length > 0) check.refuse('not_a_centre', { unitId })
  if (unit.type !== 'regional_centre') return
  check.givenOnce(unitId, [...childIds, ...codes])
  const { children, territories } = belongingsOf(planning, unitId)
  const ownIds = children.map((link) => link.unitId)
  const ownCodes = territories.map((fact) => fact.municipalityCode)
  for (const id of missing(childIds, ownIds)) check.refuse('not_a_child', { unitId: id, otherId: unitId })
  for (const otherId of missing(codes, ownCodes)) check.refuse('municipality_not_served', { unitId, otherId })
  if (parts.some((part) => part.unitId === unitId)) return
  for (const otherId of missing(ownIds, childIds)) check.refuse('children_left', { unitId, otherId })
  for (const otherId of missing(ownCodes, codes)) check.refuse('territory_left', { unitId, otherId })
}

/** What passes to a part of a centre. */
function giftOf(planning: Planning, unit: UnitPeriod, part: SplitPart): Gift {
  const { children, territories } = belongingsOf(planning, unit.id)
  const [childIds, codes] = [new Set(part.childIds), new Set(part.municipalityCodes)]
  return {
    heirId: part.unitId,
    children: children.filter((link) => childIds.has(link.unitId)),
    territories: territories.filter((fact) => codes.has(fact.municipalityCode))
  }
}

/** Those that are not among the others, each once. */
function missing(ids: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others)
  return [...new Set(ids)].filter((id) => !known.has(id))
}

const existing = (units: readonly (UnitPeriod | null)[]): UnitPeriod[] => units.filter((unit) => unit !== null)

const belongingsOf = ({ draft, day }: Planning, unitId: string): Belongings => ({
  children: childrenOf(draft, unitId, day),
  territories: territoriesOf(draft, unitId, day)
})

/** Only units of one level continue each other. */
function sameLevel({ check }: Planning, [first, ...others]: readonly UnitPeriod[]): void {
  for (const { id, type } of others) {
    if (first && type !== first.type) check.refuse('level_differs', { unitId: id, otherId: first.id })
  }
}

function succeed(
  { draft, day, reason }: Planning,
  edge: {
    readonly predecessorId: string
    readonly successorId: string
    readonly kind: SuccessionKind
    readonly share: number
  }
): void {
  draft.succeed({ ...edge, effectiveOn: day, reason })
}

/**
 * The way of a unit's figures from the day they belong to, to the day they are
 * seen from. Forward they pass to the units that continue the unit, by the
 * shares that were declared; a unit that gave only a part away keeps the rest.
 * Backward the figures of a unit that came out of a split or a merger go back to
 * those it came from; a unit that had existed before keeps its own.
 * Source: requirements 5 and 7; "Facts hang on the unit that reported them".
 */
import { addDays, isValidOn, type IsoDate } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import type { LensIndex } from './lens-index.js'
import type { LensDays } from './lens.js'
import type { UnitLives } from './lives.js'

/** A part of a figure and the unit that stands for it. */
export interface UnitPart {
  readonly unit: UnitLives
  readonly share: number
  readonly isEstimated: boolean
}

/** A part on its way, and the next day on which it passes to others; null when it has arrived. */
interface Traveller extends UnitPart {
  readonly turnsOn: IsoDate | null
}

interface Direction {
  /** The next day on which the figures of a unit pass to others, seen from a day. */
  turnOf(unit: UnitLives, day: IsoDate): IsoDate | null
  /** To whom a part passes on the day on which it turns. */
  heirsOf(part: Traveller, turnsOn: IsoDate): Traveller[]
  /** Which of two days comes first on the way. */
  isSooner(a: IsoDate, b: IsoDate): boolean
}

/** What is left of a unit after rounding is nothing. */
const nothing = 1e-9

/**
 * The units that stand on `asOf` for a unit's figures of `day`; the shares sum to 1. A figure of a day on which the
 * unit did not exist is taken for one of its last day before, or of its first.
 */
export function walk(index: LensIndex, unit: UnitLives, { day, asOf }: LensDays): UnitPart[] {
  const start = nearestDayOfLife(unit, day)
  const direction = asOf >= start ? forwardTo(index, asOf) : backwardTo(index, asOf)
  let parts: Traveller[] = [{ unit, share: 1, isEstimated: false, turnsOn: direction.turnOf(unit, start) }]
  for (let turnsOn = nextTurn(parts, direction); turnsOn !== null; turnsOn = nextTurn(parts, direction)) {
    parts = passOn(parts, turnsOn, direction)
  }
  return parts
}

/** A day on which the unit exists: the day itself, the last one before, or the first one. */
function nearestDayOfLife({ lives }: UnitLives, day: IsoDate): IsoDate {
  const life = lives.findLast(({ validFrom }) => validFrom <= day)
  if (!life) return lives[0]?.validFrom ?? day
  return life.validTo === null || day < life.validTo ? day : addDays(life.validTo, -1)
}

function nextTurn(parts: readonly Traveller[], { isSooner }: Direction): IsoDate | null {
  let next: IsoDate | null = null
  for (const { turnsOn } of parts) if (turnsOn !== null && (next === null || isSooner(turnsOn, next))) next = turnsOn
  return next
}

/**
 * All parts that turn on the day do so together. Those that meet in one unit become one, so that they stay few: what
 * lies behind them is behind both, so that their next turn is the same.
 */
function passOn(parts: readonly Traveller[], turnsOn: IsoDate, direction: Direction): Traveller[] {
  const passed = parts.flatMap((part) => (part.turnsOn === turnsOn ? direction.heirsOf(part, turnsOn) : [part]))
  if (passed.length === 1) return passed
  return [...groupBy(passed, (part) => part.unit.id).values()].map((group) => ({
    ...group[0],
    share: group.reduce((whole, { share }) => whole + share, 0),
    isEstimated: group.some(({ isEstimated }) => isEstimated)
  }))
}

/** Every turn lies later than the one before, so that the way ends even where successions form a ring. */
function forwardTo(index: LensIndex, asOf: IsoDate): Direction {
  const turnOf = (unit: UnitLives, day: IsoDate): IsoDate | null =>
    index.handovers.get(unit.id)?.find((handover) => handover.day > day && handover.day <= asOf)?.day ?? null
  return {
    turnOf,
    isSooner: (a, b) => a < b,
    heirsOf: (part, turnsOn) =>
      sharesOf(index, part.unit, turnsOn).map(({ unit, share }) => ({
        unit,
        share: part.share * share,
        isEstimated: part.isEstimated,
        turnsOn: turnOf(unit, turnsOn)
      }))
  }
}

/** How a unit is shared out on the day of a handover. What nobody takes over stays with it if it lives on. */
function sharesOf(index: LensIndex, unit: UnitLives, day: IsoDate): { unit: UnitLives; share: number }[] {
  const edges = index.handovers.get(unit.id)?.find((handover) => handover.day === day)?.edges ?? []
  const given = edges.reduce((sum, { share }) => sum + share, 0)
  const livesOn = unit.lives.some((life) => isValidOn(life, day))
  const kept = livesOn && given < 1 - nothing ? 1 - given : 0
  const passed = edges.flatMap(({ successorId, share }) => {
    const successor = index.units.get(successorId)
    return successor ? [{ unit: successor, share: share / (given + kept) }] : []
  })
  return kept > 0 ? [...passed, { unit, share: kept }] : passed
}

/** Every turn is the beginning of a life that began before the last turn, so that the way ends. */
function backwardTo(index: LensIndex, asOf: IsoDate): Direction {
  const lastBirth = (unit: UnitLives, isEarlier: (birth: IsoDate) => boolean): IsoDate | null => {
    const birth = unit.lives.findLast(({ validFrom }) => isEarlier(validFrom))?.validFrom
    return birth !== undefined && birth > asOf ? birth : null
  }
  return {
    turnOf: (unit, day) => lastBirth(unit, (each) => each <= day),
    isSooner: (a, b) => a > b,
    heirsOf: (part, birth) => {
      const origins = originsOf(index, part.unit, birth)
      return origins.map((unit) => ({
        unit,
        share: part.share / origins.length,
        isEstimated: part.isEstimated || origins.length > 1,
        turnsOn: lastBirth(unit, (each) => each < birth)
      }))
    }
  }
}

/** The units that a unit born on a day came from; one that opened by itself, or again, comes from itself. */
function originsOf(index: LensIndex, unit: UnitLives, birth: IsoDate): UnitLives[] {
  const edges = index.origins.get(unit.id)?.filter(({ effectiveOn }) => effectiveOn === birth)
  if (!edges) return [unit]
  const ids = [...new Set(edges.map(({ predecessorId }) => predecessorId))]
  const origins = ids.flatMap((id) => index.units.get(id) ?? [])
  return origins.length > 0 ? origins : [unit]
}

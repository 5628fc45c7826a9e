/**
 * A unit has periods, and its periods make lives: the stretches of days on which
 * it existed without a break. A change of name ends a period and begins another,
 * yet the life goes on; a unit that closed and was reopened has two lives.
 * Source: requirement 5; architecture, "Time is in the model from day one".
 */
import { isEmpty, isValidOn, type IsoDate, type Validity } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import type { UnitFact, UnitType } from './facts.js'

/** A unit with everything that it was. */
export interface UnitLives<P extends UnitFact = UnitFact> {
  readonly id: string
  /** The level and the consortium are the same in all periods; those of the first period where facts err. */
  readonly type: UnitType
  readonly consortiumId: string
  /** The periods that hold on some day, the earliest first. */
  readonly periods: readonly P[]
  /** The stretches of days on which it exists, the earliest first; no two of them touch. */
  readonly lives: readonly Validity[]
}

/**
 * The stretches of days that periods cover, the earliest first. Periods that touch or overlap make one stretch, so
 * that between two stretches there is always a day; periods that hold on no day count for nothing.
 *
 * @example a unit renamed in 2016, closed in 2018 and reopened in 2020:
 * livesOf([
 *   { validFrom: '2014-01-01', validTo: '2016-01-01' },
 *   { validFrom: '2016-01-01', validTo: '2018-01-01' },
 *   { validFrom: '2020-01-01', validTo: null }
 * ]) // 2014-01-01 to 2018-01-01, and from 2020-01-01 on
 */
export function livesOf(periods: readonly Validity[]): Validity[] {
  const lives: Validity[] = []
  for (const { validFrom, validTo } of periods.filter((period) => !isEmpty(period)).sort(byBeginning)) {
    const life = lives.at(-1)
    if (!life || (life.validTo !== null && life.validTo < validFrom)) lives.push({ validFrom, validTo })
    else lives[lives.length - 1] = { validFrom: life.validFrom, validTo: laterEnd(life.validTo, validTo) }
  }
  return lives
}

/** The life in which a day lies, or null when the unit does not exist on it. */
export function lifeOn(lives: readonly Validity[], day: IsoDate): Validity | null {
  return lives.find((life) => isValidOn(life, day)) ?? null
}

/**
 * The first day of a validity on which a unit with these lives does not exist, or null when it exists on all of them.
 *
 * @example of a link from 2016 on, when the unit closed in 2018:
 * firstDayOutside([{ validFrom: '2014-01-01', validTo: '2018-01-01' }], link) // '2018-01-01'
 */
export function firstDayOutside(lives: readonly Validity[], validity: Validity): IsoDate | null {
  if (isEmpty(validity)) return null
  const life = lifeOn(lives, validity.validFrom)
  if (life === null) return validity.validFrom
  if (life.validTo === null) return null
  return validity.validTo !== null && validity.validTo <= life.validTo ? null : life.validTo
}

/** What a unit is on a day, null when it does not exist. Where faulty periods overlap, the later beginning counts. */
export function periodOn<P extends Validity>(periods: readonly P[], day: IsoDate): P | null {
  let current: P | null = null
  for (const period of periods) {
    if (isValidOn(period, day) && (current === null || current.validFrom < period.validFrom)) current = period
  }
  return current
}

/** The units of a day, each once, as what it is on that day; in the order in which the facts name them. */
export function unitsOn<P extends UnitFact>(units: readonly P[], day: IsoDate): P[] {
  const current = new Map<string, P>()
  for (const period of units) {
    if (!isValidOn(period, day)) continue
    const other = current.get(period.id)
    if (!other || other.validFrom < period.validFrom) current.set(period.id, period)
  }
  return [...current.values()]
}

/**
 * Each unit once, by its id, in the order in which the facts first name it. A unit all of whose periods hold on no day
 * is there too, without a life.
 */
export function unitsById<P extends UnitFact>(units: readonly P[]): Map<string, UnitLives<P>> {
  const byId = new Map<string, UnitLives<P>>()
  for (const [id, rows] of groupBy(units, (unit) => unit.id)) {
    const periods = rows.filter((period) => !isEmpty(period)).sort(byBeginning)
    const { type, consortiumId } = periods[0] ?? rows[0]
    byId.set(id, { id, type, consortiumId, periods, lives: livesOf(periods) })
  }
  return byId
}

const byBeginning = (a: Validity, b: Validity): number =>
  a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0

/** The later of two ends, where null is the end that never comes. */
function laterEnd(a: IsoDate | null, b: IsoDate | null): IsoDate | null {
  if (a === null || b === null) return null
  return a > b ? a : b
}

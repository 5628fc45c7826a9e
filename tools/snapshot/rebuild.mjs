/**
 * Works the figures of an edition out again, from its facts and nothing else: every return is placed under its areas, what it
 * says is put together by category, and the totals are compared with what the edition tells.
 */
import { codesIn, divide, inSteps, multiply, ofSteps, rounded, workOut } from './formula.mjs'
import { grouped } from './grouped.mjs'
import { areaReader, firstDayOf, lastDayOf } from './places.mjs'

/** What one return, or many, say of one figure. */
const nothing = () => ({ value: 0n, weighted: 0n, weight: 0n, given: 0, weighed: 0, missing: 0, notApplicable: 0, notAsked: 0 })

const addsUp = ({ aggregation, unit }) => ['sum', 'last_value', 'distinct_persons'].includes(aggregation) && unit !== 'percent' && unit !== 'score'

/** The figure as a whole, and each category by itself. */
const marginsOf = (breakdown) => (breakdown === '' ? [''] : ['', ...breakdown.split(',')])

/**
 * @param {{ facts: object[], returns: object[], indicators: object[], network: object[], geography: object[] }} edition rows of its parts, and its facts
 * @param {{ lenses: string[], periods: string[] }} frame
 * @returns {{ cells: Map<string, object>, unknown: Set<string> }} figures by `cellKey`, and the keys of areas that are not rebuilt
 */
export function rebuild({ facts, returns, indicators, network, geography }, { lenses, periods }) {
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]))
  const areasOf = areaReader({ returns, network, geography })
  const cells = new Map()
  const unknown = new Set()
  const said = [...grouped(facts, ({ returnId }) => returnId).values()].flatMap((ofReturn) => sayingsOf(ofReturn, byId))
  for (const lens of lenses) {
    const placed = said.flatMap((saying) => place(saying, { lens, areasOf, unknown, indicators: byId }))
    for (const period of periods) {
      const within = placed.filter((each) => isWithin(each.period, period))
      for (const [key, ofFigure] of grouped(within, ({ indicatorId, breakdown }) => `${indicatorId}|${breakdown}`)) {
        const indicator = byId.get(key.slice(0, key.indexOf('|')))
        for (const cell of totals(indicator, ofFigure)) cells.set(cellKey({ ...cell, lens, period }), cell)
      }
    }
  }
  return { cells, unknown }
}

/** By what a figure is found again. */
export const cellKey = ({ indicatorId, lens, area, period, breakdown }) => `${indicatorId}|${lens}|${area}|${period}|${breakdown}`

/** By what an area of a period is found again whose figures are not rebuilt. */
export const areaKey = ({ lens, area, period }) => `${lens}|${area}|${period}`

/** Says whether all days of a period, of the same length, lie within a period or a run of them. */
function isWithin(period, run) {
  const [first, last = first] = run.split('/')
  return lengthOf(period) === lengthOf(first) && firstDayOf(period) >= firstDayOf(first) && lastDayOf(period) <= lastDayOf(last)
}

const lengthOf = (period) => (period.length === 4 ? 'year' : (/[QT]/.exec(period)?.[0] ?? 'month'))

/** What a return says, a figure each. */
function sayingsOf(facts, indicators) {
  const byIndicator = grouped(facts, ({ indicatorId }) => indicatorId)
  return [...byIndicator].flatMap(([indicatorId, own]) => {
    const indicator = indicators.get(indicatorId)
    if (!indicator) return []
    const weights = byIndicator.get(indicator.weightIndicatorId) ?? []
    const [{ returnId, unitId, period }] = own
    return [...new Set(own.flatMap(({ breakdown }) => marginsOf(breakdown)))].flatMap((breakdown) => {
      const itself = own.filter((fact) => fact.breakdown === breakdown)
      const parts = addsUp(indicator) ? own.filter((fact) => fact.breakdown !== breakdown && marginsOf(fact.breakdown).includes(breakdown)) : []
      if (itself.length + parts.length === 0) return []
      return [{ indicatorId, breakdown, returnId, unitId, period, sums: joined([...itself.map((fact) => itselfSums(fact, weights)), partSums(parts)]) }]
    })
  })
}

/** A figure as it was answered. */
function itselfSums({ status, value, breakdown }, weights) {
  const sums = { ...nothing(), missing: Number(status === 'missing'), notApplicable: Number(status === 'not_applicable'), notAsked: Number(status === 'not_asked') }
  if (value === null) return sums
  const weight = weightOf(breakdown, weights)
  return { ...sums, value, given: 1, weight: weight ?? 0n, weighted: value * (weight ?? 0n), weighed: Number(weight !== null) }
}

/** The weight's figure of the same combination, else all of the weight together. */
function weightOf(breakdown, weights) {
  const same = weights.find((weight) => weight.breakdown === breakdown)
  if (same) return same.value
  const given = weights.filter(({ value }) => value !== null)
  return given.length === 0 ? null : given.reduce((sum, { value }) => sum + value, 0n)
}

/** Categories put together: one figure of the unit, given when any has a value, missing when any is. */
function partSums(parts) {
  const has = (status) => parts.some((part) => part.status === status)
  return {
    ...nothing(),
    value: parts.reduce((sum, { value }) => sum + (value ?? 0n), 0n),
    given: Number(has('value')),
    missing: Number(has('missing')),
    notApplicable: Number(has('not_applicable') && !has('value') && !has('missing')),
    notAsked: Number(parts.length > 0 && parts.every(({ status }) => status === 'not_asked'))
  }
}

const joined = (all) =>
  all.reduce((sums, each) => Object.fromEntries(Object.entries(sums).map(([name, value]) => [name, value + each[name]])), nothing())

/** A saying under its area; where a unit is divided among several, or its area is not known here, the areas are left out. */
function place(saying, { lens, areasOf, unknown, indicators }) {
  const areas = areasOf(saying, lens, lastDayOf(saying.period))
  if (areas?.length === 1) return [{ ...saying, area: areas[0] }]
  const isSplit = areas !== null && addsUp(indicators.get(saying.indicatorId))
  for (const area of areas ?? ['*']) unknown.add(areaKey({ lens, area, period: saying.period }))
  // What does not add up is the same in every area; what does is divided, which is left to the edition.
  return isSplit || areas === null ? [] : areas.map((area) => ({ ...saying, area }))
}

/** The figures of one indicator and category, an area each. */
function totals(indicator, sayings) {
  const counted = indicator.aggregation === 'last_value' ? lastOf(sayings) : new Set(sayings)
  return [...grouped(sayings, ({ area }) => area)].map(([area, all]) => {
    const whole = joined(all.map(({ sums }) => sums))
    const valued = all.filter((saying) => counted.has(saying))
    const last = joined(valued.map(({ sums }) => sums))
    const figure = indicator.aggregation === 'last_value' ? { ...whole, value: last.value, given: last.given } : whole
    const most = valued.reduce((largest, { sums }) => (sums.value > largest ? sums.value : largest), 0n)
    return { indicatorId: indicator.id, area, breakdown: all[0].breakdown, ...figureOf(indicator, figure, most) }
  })
}

/** Of each unit what it said in the last period in which it gave a value. */
function lastOf(sayings) {
  return new Set(
    [...grouped(sayings, ({ unitId }) => unitId).values()].flatMap((ofUnit) => {
      const given = ofUnit.filter(({ sums }) => sums.given > 0)
      const last = given.map(({ period }) => firstDayOf(period)).sort().at(-1)
      return given.filter(({ period }) => firstDayOf(period) === last)
    })
  )
}

function figureOf({ aggregation }, sums, most) {
  const isMean = aggregation === 'weighted_mean'
  const others = sums.missing + sums.notApplicable + sums.notAsked
  const isAlone = aggregation !== 'none' || sums.given + others === 1
  const value = isMean ? (sums.weight === 0n ? null : rounded(sums.weighted, sums.weight)) : sums.given > 0 && isAlone ? sums.value : null
  return {
    value,
    numerator: isMean && sums.weighed > 0 ? sums.weighted : null,
    denominator: isMean && sums.weighed > 0 ? sums.weight : null,
    unitCount: isMean ? sums.weighed : sums.given,
    missingCount: sums.missing + (isMean ? sums.given - sums.weighed : 0),
    notApplicableCount: sums.notApplicable,
    notAskedCount: sums.notAsked,
    isGross: aggregation === 'distinct_persons' && value !== null && value > most
  }
}

/**
 * A figure that is worked out of others of the same area, period and category.
 *
 * @param {object} indicator with its versions
 * @param {{ period: string, byCode: Map<string, object>, figureOf: (indicator: object) => object | null }} at
 */
export function derivedCell(indicator, at, above = []) {
  const day = lastDayOf(at.period.split('/').at(-1))
  const version = indicator.versions.find((each) => each.numerator !== null && each.validFrom <= day && (each.validTo === null || each.validTo > day))
  if (!version || above.includes(indicator.code)) return empty
  const parts = new Map(codesIn(`${version.numerator} ${version.denominator ?? ''}`).map((code) => [code, partOf(code, indicator, at, above)]))
  const valueOf = (code) => {
    const part = parts.get(code)
    return part?.figure.value == null ? null : ofSteps(part.figure.value, part.decimals)
  }
  const top = workOut(version.numerator, valueOf)
  const bottom = version.denominator === null ? null : workOut(version.denominator, valueOf)
  const quotient = version.denominator === null ? top : top && bottom && divide(top, bottom)
  const figures = [...parts.values()].map((part) => part?.figure ?? empty)
  const most = (name) => Math.max(0, ...figures.map((figure) => figure[name]))
  return {
    value: quotient && inSteps(multiply(quotient, ofSteps(version.factor, 0)), indicator.decimals),
    numerator: version.denominator !== null && top ? inSteps(top, 4) : null,
    denominator: bottom && inSteps(bottom, 4),
    unitCount: figures.length === 0 ? 0 : Math.min(...figures.map(({ unitCount }) => unitCount)),
    missingCount: most('missingCount'),
    notApplicableCount: most('notApplicableCount'),
    notAskedCount: most('notAskedCount'),
    isGross: figures.some(({ isGross }) => isGross)
  }
}

const empty = { value: null, numerator: null, denominator: null, unitCount: 0, missingCount: 0, notApplicableCount: 0, notAskedCount: 0, isGross: false }

function partOf(code, indicator, at, above) {
  const part = at.byCode.get(code)
  if (!part) return null
  const figure = part.sourceClass === 'derived' ? derivedCell(part, at, [...above, indicator.code]) : (at.figureOf(part) ?? empty)
  return { figure, decimals: part.decimals }
}

/** The figure of the network of which nothing is known. */
export const emptyCell = empty

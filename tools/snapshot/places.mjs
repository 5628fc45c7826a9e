/** Under which areas the figures of a unit stood on a day, by the network and the country that an edition holds. */

import { grouped } from './grouped.mjs'

const holds = (row, day) => (row.validFrom === null || row.validFrom <= day) && (row.validTo === null || row.validTo > day)

/** The last day of a period: 2026, 2026-Q1, 2026-T2 or 2026-03. */
export function lastDayOf(period) {
  const [, year, kind, place] = /^(\d{4})(?:-([QT])?(\d+))?$/.exec(period)
  const months = kind === 'Q' ? 3 : kind === 'T' ? 4 : 1
  const ends = place === undefined ? 12 : Number(place) * months
  return new Date(Date.UTC(Number(year), ends, 0)).toISOString().slice(0, 10)
}

/** The first day of a period. */
export function firstDayOf(period) {
  const [, year, kind, place] = /^(\d{4})(?:-([QT])?(\d+))?$/.exec(period)
  const months = kind === 'Q' ? 3 : kind === 'T' ? 4 : 1
  const begins = place === undefined ? 0 : (Number(place) - 1) * months
  return new Date(Date.UTC(Number(year), begins, 1)).toISOString().slice(0, 10)
}

/**
 * A function of what a return says, lens and day: the areas, or null where this check does not know them (a unit that had no
 * life on the day, a municipality that did not exist yet). By centres it is the one to which the return went.
 *
 * @param {{ returns: object[], network: object[], geography: object[] }} edition rows of the parts of these names
 * @returns {(of: { returnId: string, unitId: string }, lens: string, day: string) => string[] | null} an empty text is no area
 */
export function areaReader({ returns, network, geography }) {
  const of = (rows, kind) => rows.filter((row) => row.kind === kind)
  const units = grouped(of(network, 'unit'), ({ id }) => id)
  const headOffices = new Set(of(network, 'unit').flatMap(({ id, type }) => (type === 'headquarters' ? [id] : [])))
  const centres = new Map(returns.map(({ id, centreId }) => [id, centreId === null || headOffices.has(centreId) ? '' : centreId]))
  const services = grouped(of(network, 'service'), ({ unitId }) => unitId)
  const municipalities = new Map(of(geography, 'municipality').map((row) => [row.code, row]))
  const memberships = grouped(of(geography, 'membership'), ({ division, municipalityCode }) => `${division}|${municipalityCode}`)
  const periodOn = (id, day) => (units.get(id) ?? []).find((row) => holds(row, day)) ?? null

  /** The municipality itself while it lives, afterwards the one that continues it. */
  const carrierOf = (code, day) => {
    const own = municipalities.get(code)
    if (!own || own.validFrom > day) return null
    return holds(own, day) ? own : own.successorCode === null ? null : carrierOf(own.successorCode, day)
  }

  const today = '2999-12-31'
  const areaOf = (code, lens, day) => {
    if (lens === 'language_status') return carrierOf(code, today)?.languageStatus ?? ''
    if (lens === 'urban_rural') return carrierOf(code, today)?.urbanRural ?? ''
    const carrier = carrierOf(code, day)
    if (!carrier) return null
    return (memberships.get(`${lens}|${carrier.code}`) ?? []).find((row) => holds(row, day))?.areaCode ?? ''
  }

  return ({ returnId, unitId }, lens, day) => {
    if (lens === 'network') return ['']
    if (lens === 'unit') return [unitId]
    if (lens === 'centre') return [centres.get(returnId) ?? '']
    const period = periodOn(unitId, day)
    if (!period) return null
    const declared = (services.get(unitId) ?? []).filter((row) => holds(row, day) && Number(row.share) > 0)
    const codes = declared.length === 0 ? [period.municipalityCode] : declared.map(({ municipalityCode }) => municipalityCode)
    const areas = [...new Set(codes.map((code) => areaOf(code, lens, day)))]
    return areas.includes(null) ? null : areas
  }
}

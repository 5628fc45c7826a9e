/**
 * The events that concern municipalities: territories that change hands, gathered
 * by the day and by the centres between which they pass, and municipalities that
 * merge under the network.
 * Source: requirements 7 and 18; mergers 2013-2026.
 */
import { addDays, intersection, isValidOn, type IsoDate, type Validity } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import type { MunicipalityFact } from '../geography/succession.js'
import type { NetworkEvent } from './events.js'
import type { NetworkFacts, TerritoryFact } from './facts.js'
import { unitsById } from './lives.js'
import { centresServing, latestFirst } from './territory.js'

type TerritoryFacts = Pick<NetworkFacts, 'units' | 'territories'>

interface Handover {
  readonly date: IsoDate
  readonly code: string
  readonly fromId: string | null
  readonly toId: string | null
}

/** Municipalities that pass from one centre to another, from none to one, or from one to none. */
export function territoryChanges(facts: TerritoryFacts, municipalities: readonly MunicipalityFact[]): NetworkEvent[] {
  const groups = groupBy(handovers(facts, municipalities), ({ date, fromId, toId }) =>
    JSON.stringify([date, fromId, toId])
  )
  return [...groups.values()].map((group) => {
    const { date, fromId, toId } = group[0]
    const municipalityCodes = group.map((handover) => handover.code).sort()
    const fromIds = fromId === null ? [] : [fromId]
    const toIds = toId === null ? [] : [toId]
    return {
      ...withoutUnits,
      id: `${date}/territory_changed/${fromId ?? ''}>${toId ?? ''}`,
      date,
      kind: 'territory_changed',
      unitIds: [...fromIds, ...toIds],
      fromIds,
      toIds,
      municipalityCodes,
      intoMunicipalityCode: null,
      reason: reasonOf(facts, group)
    }
  })
}

/** Municipalities that merged since the first unit opened, with the centres that served them before and after. */
export function municipalityMergers(
  facts: TerritoryFacts,
  municipalities: readonly MunicipalityFact[]
): NetworkEvent[] {
  const begin = facts.units.map((unit) => unit.validFrom).sort()[0]
  const mergers = municipalities.flatMap(({ code, validTo: date, successorCode: into }) =>
    begin !== undefined && date !== null && date >= begin && into !== null ? [{ code, date, into }] : []
  )
  const groups = groupBy(mergers, ({ date, into }) => `${date}/${into}`)
  return [...groups.values()].map((group) => {
    const [{ date, into }] = group
    const municipalityCodes = group.map((merger) => merger.code).sort()
    const before = centresServing(facts, addDays(date, -1))
    const after = centresServing(facts, date).get(into)
    return {
      ...withoutUnits,
      id: `${date}/municipality_merged/${into}`,
      date,
      kind: 'municipality_merged',
      unitIds: [],
      fromIds: [...new Set(municipalityCodes.flatMap((code) => before.get(code) ?? []))].sort(),
      toIds: after === undefined ? [] : [after],
      municipalityCodes,
      intoMunicipalityCode: into,
      reason: null
    }
  })
}

const withoutUnits = { placements: [], endedIds: [], names: null } as const

/** What a municipality that merged loses is not a handover: the merger tells it. */
function handovers(facts: TerritoryFacts, municipalities: readonly MunicipalityFact[]): Handover[] {
  const units = unitsById(facts.units)
  const served = groupBy(facts.territories, (fact) => fact.municipalityCode)
  return municipalities.flatMap((municipality) => {
    const periods = (served.get(municipality.code) ?? []).flatMap((fact) =>
      (units.get(fact.unitId)?.lives ?? []).flatMap((life) => {
        const validity = intersection(fact, life)
        return validity ? [{ ...validity, fact }] : []
      })
    )
    return handoversOf(municipality, periods)
  })
}

/** When a centre served a municipality: while both the fact and the centre held. */
interface ServingPeriod extends Validity {
  readonly fact: TerritoryFact
}

function handoversOf(municipality: MunicipalityFact, periods: readonly ServingPeriod[]): Handover[] {
  const found: Handover[] = []
  let fromId: string | null = null
  for (const date of turningDays([municipality, ...periods])) {
    const current = periods.filter((period) => isValidOn(municipality, date) && isValidOn(period, date))
    const toId = current.map((period) => period.fact).sort(latestFirst)[0]?.unitId ?? null
    const hasMergedAway = municipality.validTo === date && municipality.successorCode !== null
    if (fromId !== toId && !hasMergedAway) found.push({ date, code: municipality.code, fromId, toId })
    fromId = toId
  }
  return found
}

/** Every day on which one of the validities begins or ends. */
function turningDays(validities: readonly Validity[]): IsoDate[] {
  const days = validities.flatMap(({ validFrom, validTo }) => (validTo === null ? [validFrom] : [validFrom, validTo]))
  return [...new Set(days)].sort()
}

function reasonOf(facts: TerritoryFacts, group: readonly Handover[]): string | null {
  const reasons = facts.territories.filter((fact) =>
    group.some(
      ({ date, code, toId }) =>
        fact.municipalityCode === code && fact.unitId === toId && isValidOn(fact, date) && fact.reason !== null
    )
  )
  return reasons[0]?.reason ?? null
}

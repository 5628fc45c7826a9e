/**
 * The events that concern municipalities: territories that change hands, gathered
 * by the day and by the centres between which they pass, and municipalities that
 * merge under the network.
 * Source: requirements 7 and 18; mergers 2013-2026.
 */
import { addDays, isValidOn, type IsoDate } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import { municipalitiesOn, type MunicipalityFact } from '../geography/succession.js'
import type { NetworkEvent } from './events.js'
import type { NetworkFacts } from './facts.js'
import { centresServing } from './territory.js'

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

const withoutUnits = { placements: [], endedIds: [] } as const

/** What a municipality that merged loses is not a handover: the merger tells it. */
function handovers(facts: TerritoryFacts, municipalities: readonly MunicipalityFact[]): Handover[] {
  const found: Handover[] = []
  let before = new Map<string, string>()
  for (const date of turningDays(facts, municipalities)) {
    const serving = centresServing(facts, date)
    const living = new Set(municipalitiesOn(municipalities, date).map((municipality) => municipality.code))
    const after = new Map([...serving].filter(([code]) => living.has(code)))
    const mergedAway = new Set(
      municipalities.filter((each) => each.validTo === date && each.successorCode !== null).map((each) => each.code)
    )
    for (const code of new Set([...before.keys(), ...after.keys()])) {
      const fromId = before.get(code) ?? null
      const toId = after.get(code) ?? null
      if (fromId !== toId && !mergedAway.has(code)) found.push({ date, code, fromId, toId })
    }
    before = after
  }
  return found
}

/** Every day on which a territory can change. */
function turningDays(facts: TerritoryFacts, municipalities: readonly MunicipalityFact[]): IsoDate[] {
  const days = new Set<IsoDate>()
  for (const validity of [...facts.territories, ...facts.units, ...municipalities]) {
    days.add(validity.validFrom)
    if (validity.validTo !== null) days.add(validity.validTo)
  }
  return [...days].sort()
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

/**
 * The changes that happen to areas: municipalities pass to another centre, and
 * units declare between which municipalities they divide their work.
 * Source: requirements 7 and 18.
 */
import { earlierEnd, isValidOn, type IsoDate, type Validity } from '@solmu/shared/dates.js'
import { municipalityCarrying } from '../geography/succession.js'
import type { ServeOperation, TerritoryOperation } from './change.js'
import type { Planning } from './change-operations.js'
import { factShapes } from './fact-shapes.js'
import type { ServiceFact } from './facts.js'
import type { NetworkDraft } from './network-draft.js'

export function territory(planning: Planning, { unitId, municipalityCodes }: TerritoryOperation): void {
  const { draft, check, day } = planning
  const centre = unitId === null ? null : check.alive(unitId)
  if (centre && centre.type !== 'regional_centre') check.refuse('not_a_centre', { unitId })
  const codes = [...new Set(municipalityCodes)].sort()
  const lives = codes.map((code) => ({ code, life: check.municipality(code, unitId) }))
  const passing = lives.filter(({ code }) => (draft.territories.on(code, day)?.unitId ?? null) !== unitId)
  if (check.isClear && passing.length === 0) check.refuse('nothing_changes', { unitId })
  if (!check.isClear) return
  for (const { code, life } of passing) assign(planning, { unitId, code, until: life?.validTo ?? null })
}

/** Gives a municipality to a centre from the day on, for as long as what holds now would have held. */
function assign(
  { draft, day, reason }: Planning,
  { unitId, code, until }: { readonly unitId: string | null; readonly code: string; readonly until: IsoDate | null }
): void {
  const current = draft.territories.on(code, day)
  const next = draft.territories.line(code).find((fact) => fact.validFrom > day)
  const validTo = current ? current.validTo : (next?.validFrom ?? null)
  draft.territories.clear(code, { validFrom: day, validTo })
  if (unitId === null) return
  const ends = [validTo, until, draft.lifeOn(unitId, day)?.validTo ?? null]
  draft.territories.write({
    unitId,
    municipalityCode: code,
    validFrom: day,
    validTo: ends.reduce(earlierEnd),
    reason
  })
}

export function serve(planning: Planning, { unitId, shares }: ServeOperation): void {
  const { draft, check, day } = planning
  const unit = check.ordinary(unitId)
  const codes = shares.map((each) => each.municipalityCode)
  check.givenOnce(unitId, codes)
  if (shares.length > 0) {
    check.shares(
      unitId,
      shares.map((each) => ({ id: each.municipalityCode, share: each.share }))
    )
  }
  for (const code of codes) check.municipality(code, unitId)
  if (!unit || !check.isClear) return
  const own = draft.services.by('unit', unitId)
  const days = { validFrom: day, validTo: untilNext(draft, unitId, day) }
  const declared = carried(planning, days, shares).map((each) => ({ unitId, ...each }))
  if (saysTheSame(own, declared, day)) return void check.refuse('nothing_changes', { unitId })
  draft.clearWork(unitId, days)
  for (const service of declared) draft.services.write(service)
}

/** Until when what a unit declares on a day holds: until it declares something else, or until its life ends. */
function untilNext(draft: NetworkDraft, unitId: string, day: IsoDate): IsoDate | null {
  const turns = draft.services.by('unit', unitId).flatMap(({ validFrom, validTo }) => [validFrom, validTo])
  const later = turns.filter((turn) => turn !== null && turn > day)
  return [...later, draft.lifeOn(unitId, day)?.validTo ?? null].reduce(earlierEnd, null)
}

type Part = ServeOperation['shares'][number]

/** The parts during some days; where a municipality ends on one of them, the one that continues it has its part. */
function carried(planning: Planning, days: Validity, parts: readonly Part[]): (Part & Validity)[] {
  const lives = parts.map((part) => planning.municipalities.get(part.municipalityCode)?.validTo ?? null)
  const turn = lives.reduce(earlierEnd, days.validTo)
  const first = parts.map((part) => ({ ...part, validFrom: days.validFrom, validTo: turn }))
  if (turn === null || turn === days.validTo || parts.length === 0) return first
  const municipalities = [...planning.municipalities.values()]
  const next = new Map<string, number>()
  for (const { municipalityCode, share } of parts) {
    const code = municipalityCarrying(municipalities, municipalityCode, turn)
    if (code === null) return first
    next.set(code, (next.get(code) ?? 0) + share)
  }
  const nextParts = [...next].map(([municipalityCode, share]) => ({ municipalityCode, share }))
  return [...first, ...carried(planning, { ...days, validFrom: turn }, nextParts)]
}

/** Says whether a unit already declares on a day what it is to declare from then on. */
function saysTheSame(some: readonly ServiceFact[], others: readonly ServiceFact[], day: IsoDate): boolean {
  const [before, after] = [some, others].map((services) =>
    services
      .filter((service) => isValidOn(service, day))
      .map(factShapes.services.contentOf)
      .sort()
      .join()
  )
  return before === after
}

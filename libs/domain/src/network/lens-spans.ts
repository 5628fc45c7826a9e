/**
 * The figures of all days at once: the days on which the answer for a unit or a
 * municipality can change are gathered from the facts that bear on it, the answer
 * is asked for on each of them, and neighbours that are alike become one.
 * Source: requirements 7 and 18.
 */
import type { IsoDate, Validity } from '@solmu/shared/dates.js'
import { divisions, type Division } from '../geography/divisions.js'
import type { LensIndex, LensPlace } from './lens-index.js'
import type { Lens, LensDays, LensSubject, Portion, Span } from './lens.js'
import type { UnitLives } from './lives.js'

/** Whose figures, through which lens, and restated to which day; null for as it was. */
export interface SpanQuestion {
  readonly subject: LensSubject
  readonly lens: Lens
  readonly restateTo: IsoDate | null
}

/** Sorts before every day that the facts can name, so that it stands for all the days before the first of them. */
const beforeAllDays: IsoDate = '0001-01-01'

/** How far two shares may be apart and still be the same, for sums made in another order. */
const tolerance = 1e-12

/** The answers of `assign` for the figures of every day. */
export function spansOf(index: LensIndex, question: SpanQuestion, assign: (days: LensDays) => Portion[]): Span[] {
  const turns = [...turnsOf(index, question)].sort()
  const answerOn = (day: IsoDate): Portion[] => assign({ day, asOf: question.restateTo ?? day })
  const spans: Span[] = []
  let open = answerOn(beforeAllDays).map((portion) => spanFrom(null, portion))
  for (const day of turns) {
    const portions = answerOn(day)
    const ended = open.filter((span) => !portions.some((portion) => isAlike(span, portion)))
    spans.push(...ended.map((span) => ({ ...span, to: day })))
    open = portions.map((portion) => open.find((span) => isAlike(span, portion)) ?? spanFrom(day, portion))
  }
  return [...spans, ...open].sort(inOrder)
}

const spanFrom = (from: IsoDate | null, portion: Portion): Span => ({ from, to: null, ...portion })

const isAlike = (a: Portion, b: Portion): boolean =>
  a.area === b.area && a.isEstimated === b.isEstimated && Math.abs(a.share - b.share) < tolerance

/** By beginning, null first; those that begin together by area, null last. */
function inOrder(a: Span, b: Span): number {
  const byBeginning = compare(a.from ?? '', b.from ?? '')
  return byBeginning || Number(a.area === null) - Number(b.area === null) || compare(a.area ?? '', b.area ?? '')
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The days on which the answer can change; more of them than needed do no harm. */
function turnsOf(index: LensIndex, { subject, lens, restateTo }: SpanQuestion): Set<IsoDate> {
  const turns = new Set<IsoDate>()
  if ('municipalityCode' in subject) {
    if (restateTo === null) addTurnsOfCode(turns, index, { lens, code: subject.municipalityCode })
    return turns
  }
  const unit = index.units.get(subject.unitId)
  if (!unit) return turns
  if (restateTo !== null) addDaysOfUnit(turns, index, unit)
  else for (const each of relativesOf(index, unit)) addTurnsOfUnit(turns, index, { lens, unit: each })
  return turns
}

/** A unit, and those that stand for it while it does not exist: its heirs and its origins, and theirs. */
function relativesOf(index: LensIndex, unit: UnitLives): UnitLives[] {
  const heirsOf = (id: string): string[] =>
    (index.handovers.get(id) ?? []).flatMap(({ edges }) => edges.map(({ successorId }) => successorId))
  const originsOf = (id: string): string[] => (index.origins.get(id) ?? []).map(({ predecessorId }) => predecessorId)
  const hasEnded = unit.lives.some(({ validTo }) => validTo !== null)
  const ids = [...(hasEnded ? reach(unit.id, heirsOf) : []), ...reach(unit.id, originsOf)]
  return [...new Set(ids)].flatMap((id) => index.units.get(id) ?? [])
}

/** The days on which a unit begins, ends, or gives something over. */
function addDaysOfUnit(turns: Set<IsoDate>, index: LensIndex, unit: UnitLives): void {
  addBounds(turns, unit.lives)
  for (const { day } of index.handovers.get(unit.id) ?? []) turns.add(day)
}

/** The days on which the areas of a unit can change, as they were. */
function addTurnsOfUnit(turns: Set<IsoDate>, index: LensIndex, { lens, unit }: { lens: Lens; unit: UnitLives }): void {
  addDaysOfUnit(turns, index, unit)
  addBounds(turns, unit.periods)
  const codes = new Set(unit.periods.map(({ municipalityCode }) => municipalityCode))
  if (lens === 'centre') addTurnsOfCentre(turns, index, unit.id)
  else {
    const services = index.services.get(unit.id) ?? []
    addBounds(turns, services)
    for (const { municipalityCode } of services) codes.add(municipalityCode)
  }
  for (const code of codes) addTurnsOfCode(turns, index, { lens, code })
}

/** The days on which the centre of a unit can change: those of its links, and of whatever it was ever linked to. */
function addTurnsOfCentre(turns: Set<IsoDate>, index: LensIndex, unitId: string): void {
  const parentsOf = (id: string): string[] => (index.links.get(id) ?? []).map(({ parentId }) => parentId)
  for (const id of reach(unitId, parentsOf)) {
    addBounds(turns, index.links.get(id) ?? [])
    addBounds(turns, index.units.get(id)?.periods ?? [])
  }
}

/** The days on which the area of a municipality's figures can change, as it was. */
function addTurnsOfCode(turns: Set<IsoDate>, index: LensIndex, { lens, code }: { lens: Lens; code: string }): void {
  const neighboursOf = (each: string): string[] => {
    const place = index.municipalities.get(each)
    return place ? [...place.chain.map((fact) => fact.code), ...place.formedFrom] : []
  }
  for (const each of reach(code, neighboursOf)) {
    const place = index.municipalities.get(each)
    if (!place) continue
    addBounds(turns, [place.fact])
    if (isDivision(lens)) addBounds(turns, place.memberships.get(lens) ?? [])
    if (lens === 'centre') addTurnsOfTerritory(turns, index, place)
  }
}

function addTurnsOfTerritory(turns: Set<IsoDate>, index: LensIndex, { territories }: LensPlace): void {
  addBounds(turns, territories)
  for (const { unitId } of territories) addBounds(turns, index.units.get(unitId)?.lives ?? [])
}

const isDivision = (lens: Lens): lens is Division => (divisions as readonly string[]).includes(lens)

function addBounds(turns: Set<IsoDate>, facts: readonly Validity[]): void {
  for (const { validFrom, validTo } of facts) {
    turns.add(validFrom)
    if (validTo !== null) turns.add(validTo)
  }
}

/** An id and all that can be reached from it, each once. */
function reach(id: string, next: (id: string) => readonly string[]): Set<string> {
  const reached = new Set([id])
  for (const each of reached) for (const other of next(each)) reached.add(other)
  return reached
}

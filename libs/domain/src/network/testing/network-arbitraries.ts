/**
 * Networks for property tests: sound ones, in which every rule holds, and any at
 * all, with rings, strangers and overlaps, which the functions must survive.
 */
import type { IsoDate, Validity } from '@solmu/shared/dates.js'
import { sameInAll } from '@solmu/shared/text.js'
import fc from 'fast-check'
import type { MunicipalityFact } from '../../geography/succession.js'
import { codes, dayNumber, lastCount, municipalityLives } from '../../geography/testing/municipality-arbitraries.js'
import type { LinkFact, NetworkFacts, SuccessionFact, TerritoryFact, UnitFact, UnitType } from '../facts.js'

const never = 1000

/** A span of day numbers, `never` standing for an open end. */
interface Span {
  readonly from: number
  readonly to: number
}

const validityOf = ({ from, to }: Span): Validity => ({
  validFrom: dayNumber(from),
  validTo: to >= never ? null : dayNumber(to)
})

const clip = (a: Span, b: Span): Span => ({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) })
const isReal = ({ from, to }: Span): boolean => from < to

const span: fc.Arbitrary<Span> = fc
  .tuple(fc.integer({ min: 0, max: lastCount }), fc.oneof(fc.integer({ min: 1, max: lastCount }), fc.constant(never)))
  .map(([from, length]) => ({ from, to: Math.min(never, from + length) }))

/** A unit with the things that a test wants to say about it. */
export function aUnit(id: string, type: UnitType, more: Partial<UnitFact> = {}): UnitFact {
  return {
    id,
    consortiumId: 'consortium',
    organisationId: 'organisation',
    type,
    kind: type === 'local_unit' ? 'workshop' : type,
    name: sameInAll(id),
    municipalityCode: '001',
    lon: 25,
    lat: 62,
    validFrom: dayNumber(0),
    validTo: null,
    ...more
  }
}

export const aLink = (unitId: string, parentId: string, more: Partial<LinkFact> = {}): LinkFact => ({
  unitId,
  parentId,
  validFrom: dayNumber(0),
  validTo: null,
  reason: null,
  ...more
})

export const aTerritory = (
  unitId: string,
  municipalityCode: string,
  more: Partial<TerritoryFact> = {}
): TerritoryFact => ({
  unitId,
  municipalityCode,
  validFrom: dayNumber(0),
  validTo: null,
  reason: null,
  ...more
})

const unitType = fc.constantFrom<UnitType>('headquarters', 'regional_centre', 'local_unit')
const lat = fc.option(fc.integer({ min: 60, max: 70 }))
const ids = Array.from({ length: 8 }, (_none, place) => `u${place}`)
const anyId = fc.constantFrom(...ids, 'stranger')

/** Facts without any order: rings, strangers, overlaps, links to the dead. */
export const anyFacts: fc.Arbitrary<NetworkFacts> = fc.record({
  units: fc
    .array(fc.record({ type: unitType, span, lat }), { maxLength: ids.length })
    .map((units) =>
      units.map(({ type, span: life, lat: north }, place) =>
        aUnit(ids[place]!, type, { ...validityOf(life), lat: north })
      )
    ),
  links: fc
    .array(fc.record({ unitId: anyId, parentId: anyId, span }), { maxLength: 16 })
    .map((links) => links.map((link) => aLink(link.unitId, link.parentId, validityOf(link.span)))),
  territories: fc
    .array(fc.record({ unitId: anyId, code: fc.constantFrom(...codes, '999'), span }), { maxLength: 16 })
    .map((facts) => facts.map((fact) => aTerritory(fact.unitId, fact.code, validityOf(fact.span)))),
  successions: fc.array(
    fc.record<SuccessionFact>({
      predecessorId: anyId,
      successorId: anyId,
      kind: fc.constantFrom('merge', 'split'),
      effectiveOn: fc.integer({ min: 0, max: 2 * lastCount }).map(dayNumber),
      share: fc.constantFrom(0.4, 0.6, 1),
      reason: fc.constant(null)
    }),
    { maxLength: 4 }
  )
})

interface UnitPlan {
  readonly life: Span
  readonly centres: readonly number[]
  readonly cut: number
}

const plan: fc.Arbitrary<UnitPlan> = fc.record({
  life: span,
  centres: fc.tuple(fc.nat(), fc.nat()),
  cut: fc.integer({ min: 1, max: lastCount })
})

/** Networks in which every rule holds, with municipalities to go with them. */
export const soundNetwork: fc.Arbitrary<{ facts: NetworkFacts; municipalities: MunicipalityFact[] }> = fc
  .record({
    centreLives: fc.array(span, { minLength: 1, maxLength: 4 }),
    localPlans: fc.array(plan, { maxLength: 8 }),
    territoryPlans: fc.array(plan, { minLength: codes.length, maxLength: codes.length }),
    lats: fc.array(lat, { minLength: 4, maxLength: 4 }),
    municipalities: municipalityLives
  })
  .map(({ centreLives, localPlans, territoryPlans, lats, municipalities }) => {
    const centres = centreLives.map((life, place) => ({ id: `c${place}`, life }))
    const locals = localPlans.flatMap((each, place) => {
      const stays = staysOf(each, centres)
      return stays.length === 0 ? [] : [{ id: `l${place}`, stays }]
    })
    const facts: NetworkFacts = {
      units: [
        aUnit('hq', 'headquarters'),
        ...centres.map(({ id, life }, place) =>
          aUnit(id, 'regional_centre', { ...validityOf(life), lat: lats[place]! })
        ),
        ...locals.map(({ id, stays }) =>
          aUnit(id, 'local_unit', validityOf({ from: stays[0]!.span.from, to: stays.at(-1)!.span.to }))
        )
      ],
      links: [
        ...centres.map(({ id, life }) => aLink(id, 'hq', validityOf(life))),
        ...locals.flatMap(({ id, stays }) => stays.map((stay) => aLink(id, stay.centreId, validityOf(stay.span))))
      ],
      territories: territoryPlans.flatMap((each, place) => {
        const end = municipalities[place]!.validTo
        const life = { from: -never, to: end === null ? never : spanEnd(end) }
        return staysOf(each, centres)
          .map((stay) => ({ ...stay, span: clip(stay.span, life) }))
          .filter((stay) => isReal(stay.span))
          .map((stay) => aTerritory(stay.centreId, codes[place]!, validityOf(stay.span)))
      }),
      successions: []
    }
    return { facts, municipalities }
  })

const spanEnd = (day: IsoDate): number =>
  Array.from({ length: lastCount + 1 }, (_none, count) => count).find((count) => dayNumber(count) === day)!

interface Stay {
  readonly centreId: string
  readonly span: Span
}

/** One or two stays without a gap between them, each within the life of its centre. */
function staysOf({ life, centres: wanted, cut }: UnitPlan, centres: readonly { id: string; life: Span }[]): Stay[] {
  const [first, second] = wanted.map((number) => centres[number % centres.length]!)
  const stay = { centreId: first!.id, span: clip(life, first!.life) }
  if (!isReal(stay.span)) return []
  const middle = stay.span.from + cut
  const next = { centreId: second!.id, span: clip({ from: middle, to: life.to }, second!.life) }
  const isNext =
    middle < stay.span.to && isReal(next.span) && next.span.from === middle && next.centreId !== stay.centreId
  return isNext ? [{ ...stay, span: { ...stay.span, to: middle } }, next] : [stay]
}

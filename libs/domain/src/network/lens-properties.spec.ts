import { addDays, isValidOn, type IsoDate } from '@solmu/shared/dates.js'
import { sized } from '@solmu/shared/testing/size.js'
import fc from 'fast-check'
import { areaOf, divisions, type Division } from '../geography/divisions.js'
import { municipalityCarrying, shapesDay } from '../geography/succession.js'
import { anyDay, dayNumber, lastCount, municipalityLives } from '../geography/testing/municipality-arbitraries.js'
import { lenses, lensReader, type Lens, type LensFacts, type LensSubject, type Portion } from './lens.js'
import { validateNetwork } from './rules.js'
import { centresServing } from './territory.js'
import { allCodes, quietNetwork, reorganisedNetwork } from './testing/lens-arbitraries.js'
import { anyFacts } from './testing/network-arbitraries.js'
import { centreOn } from './tree.js'

const anyLens = fc.constantFrom(...lenses)
const runs = { numRuns: sized({ usual: 40, nightly: 200 }) }

const subjectsOf = (facts: LensFacts): LensSubject[] => [
  ...[...new Set(facts.units.map(({ id }) => id))].map((unitId) => ({ unitId })),
  ...allCodes.map((municipalityCode) => ({ municipalityCode }))
]

const sumOf = (portions: readonly Portion[]): number => portions.reduce((sum, { share }) => sum + share, 0)

/** Each area once. */
function joined(portions: readonly Portion[]): Portion[] {
  const areas = [...new Set(portions.map(({ area }) => area))]
  return areas.map((area) => {
    const group = portions.filter((portion) => portion.area === area)
    return { area, share: sumOf(group), isEstimated: group.some(({ isEstimated }) => isEstimated) }
  })
}

const existsOn = (facts: LensFacts, unitId: string, day: IsoDate): boolean =>
  facts.units.some((unit) => unit.id === unitId && isValidOn(unit, day))

/** A part of a unit's figures on its way from day to day. */
interface Step {
  readonly unitId: string
  readonly share: number
  readonly isEstimated: boolean
}

/** The slow way: one day after another, over all successions, nothing joined and nothing remembered. */
function unitsStandingFor(facts: LensFacts, unitId: string, { day, asOf }: { day: IsoDate; asOf: IsoDate }): Step[] {
  let parts: Step[] = [{ unitId, share: 1, isEstimated: false }]
  for (let at = day; at < asOf; ) {
    at = addDays(at, 1)
    parts = parts.flatMap((part) => onTo(facts, part, at))
  }
  for (let at = day; at > asOf; at = addDays(at, -1)) parts = parts.flatMap((part) => backFrom(facts, part, at))
  return parts
}

function onTo(facts: LensFacts, part: Step, tomorrow: IsoDate): Step[] {
  const edges = facts.successions.filter((each) => each.predecessorId === part.unitId && each.effectiveOn === tomorrow)
  if (edges.length === 0) return [part]
  const given = edges.reduce((sum, { share }) => sum + share, 0)
  const whole = existsOn(facts, part.unitId, tomorrow) ? 1 : given
  const heirs = edges.map((edge) => ({ ...part, unitId: edge.successorId, share: (part.share * edge.share) / whole }))
  return [...heirs, { ...part, share: part.share * (1 - given / whole) }].filter(({ share }) => share > 1e-9)
}

function backFrom(facts: LensFacts, part: Step, today: IsoDate): Step[] {
  if (!existsOn(facts, part.unitId, today) || existsOn(facts, part.unitId, addDays(today, -1))) return [part]
  const edges = facts.successions.filter((each) => each.successorId === part.unitId && each.effectiveOn === today)
  if (edges.length === 0) return [part]
  const isEstimated = part.isEstimated || edges.length > 1
  return edges.map(({ predecessorId }) => ({ unitId: predecessorId, share: part.share / edges.length, isEstimated }))
}

function areasOfCode(facts: LensFacts, lens: Lens, { code, day }: { code: string; day: IsoDate }): Portion[] {
  const known = facts.municipalities.find((each) => each.code === code)
  const enders = facts.municipalities.filter((each) => each.successorCode === code)
  const formers = enders.filter(({ validTo }) => validTo === known?.validFrom)
  if (known && day < known.validFrom && formers.length > 0) {
    return formers.flatMap((former) =>
      areasOfCode(facts, lens, { code: former.code, day }).map((portion) => ({
        ...portion,
        share: portion.share / formers.length,
        isEstimated: portion.isEstimated || formers.length > 1
      }))
    )
  }
  const carrier = municipalityCarrying(facts.municipalities, code, day)
  const area = carrier === null ? null : areaOfLiving(facts, lens, { code: carrier, day })
  return [{ area, share: 1, isEstimated: false }]
}

function areaOfLiving(facts: LensFacts, lens: Lens, { code, day }: { code: string; day: IsoDate }): string | null {
  if (lens === 'centre') return centresServing(facts, day).get(code) ?? null
  if (divisions.includes(lens as Division)) {
    return areaOf(facts.memberships, lens as Division, { municipalityCode: code, day })
  }
  const today = municipalityCarrying(facts.municipalities, code, shapesDay)
  const fact = facts.municipalities.find((each) => each.code === today)
  return (lens === 'language_status' ? fact?.languageStatus : fact?.urbanRural) ?? null
}

function areasOfUnit(facts: LensFacts, lens: Lens, { unitId, day }: { unitId: string; day: IsoDate }): Portion[] {
  const period = facts.units.find((unit) => unit.id === unitId && isValidOn(unit, day))
  if (period && lens === 'centre') {
    return [{ area: centreOn(facts, unitId, day)?.id ?? null, share: 1, isEstimated: false }]
  }
  const services = facts.services.filter((each) => period && each.unitId === unitId && isValidOn(each, day))
  if (services.length > 0) {
    return services.flatMap(({ municipalityCode: code, share }) =>
      areasOfCode(facts, lens, { code, day }).map((portion) => ({ ...portion, share: portion.share * share }))
    )
  }
  const before = facts.units.filter((unit) => unit.id === unitId && unit.validFrom <= day)
  const nearest = before.sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0]
  const code = (nearest ?? facts.units.find((unit) => unit.id === unitId))!.municipalityCode
  if (lens === 'centre' && unitId === 'hq') return [{ area: null, share: 1, isEstimated: true }]
  const portions = areasOfCode(facts, lens, { code, day })
  return period ? portions : portions.map((portion) => ({ ...portion, isEstimated: true }))
}

const withPlaces = fc
  .tuple(anyFacts, municipalityLives)
  .map(([facts, lives]): LensFacts => ({
    ...facts,
    memberships: [],
    municipalities: lives.map((life) => ({ ...life, languageStatus: null, urbanRural: 'rural' }))
  }))

describe('a lens on a network that is reorganised again and again', () => {
  it('looks at networks in which every rule holds', () => {
    fc.assert(
      fc.property(reorganisedNetwork, (facts) => {
        expect(validateNetwork(facts)).toEqual([])
      }),
      runs
    )
  })

  it.each(lenses)('counts every value exactly once by %s, on every date', (lens) => {
    fc.assert(
      fc.property(reorganisedNetwork, anyDay, anyDay, (facts, day, asOf) => {
        const reader = lensReader(facts)
        for (const subject of subjectsOf(facts)) {
          const portions = reader.assign(subject, lens, { day, asOf })
          expect(Math.abs(sumOf(portions) - 1)).toBeLessThan(1e-12)
          expect(portions.every(({ share }) => share > 0)).toBe(true)
          expect(new Set(portions.map(({ area }) => area)).size).toBe(portions.length)
        }
      }),
      { numRuns: sized({ usual: 10, nightly: 100 }) }
    )
  })

  it('counts every value exactly once, whatever nonsense the facts say', () => {
    fc.assert(
      fc.property(withPlaces, anyLens, anyDay, anyDay, (facts, lens, day, asOf) => {
        const reader = lensReader(facts)
        for (const subject of [...subjectsOf(facts), { unitId: 'stranger' }, { municipalityCode: '999' }]) {
          expect(Math.abs(sumOf(reader.assign(subject, lens, { day, asOf })) - 1)).toBeLessThan(1e-12)
          for (const restateTo of [null, asOf]) {
            const spans = reader.spans(subject, lens, restateTo)
            const portions = reader.assign(subject, lens, { day, asOf: restateTo ?? day })
            expectSame(spans.filter((span) => holdsOn(span, day)), portions)
          }
        }
      }),
      runs
    )
  })

  it('never changes the national total by restating it', () => {
    const value = fc.record({ of: fc.nat(), day: anyDay, worth: fc.integer({ min: -1000, max: 1000 }) })
    fc.assert(
      fc.property(reorganisedNetwork, fc.array(value), anyLens, anyDay, (facts, values, lens, asOf) => {
        const reader = lensReader(facts)
        const subjects = subjectsOf(facts)
        const totals = new Map<string | null, number>()
        for (const { of, day, worth } of values) {
          for (const { area, share } of reader.assign(subjects[of % subjects.length]!, lens, { day, asOf })) {
            totals.set(area, (totals.get(area) ?? 0) + worth * share)
          }
        }
        const national = values.reduce((sum, { worth }) => sum + worth, 0)
        expect([...totals.values()].reduce((sum, total) => sum + total, 0)).toBeCloseTo(national, 6)
      }),
      runs
    )
  })

  it('agrees with the tree and the divisions on how it was', () => {
    fc.assert(
      fc.property(reorganisedNetwork, anyDay, fc.constantFrom(...divisions), (facts, day, division) => {
        const reader = lensReader(facts)
        const days = { day, asOf: day }
        for (const { id, municipalityCode } of facts.units.filter((unit) => isValidOn(unit, day))) {
          const centre = { area: centreOn(facts, id, day)?.id ?? null, share: 1, isEstimated: false }
          expect(reader.assign({ unitId: id }, 'centre', days)).toEqual([centre])
          if (facts.services.some((service) => service.unitId === id && isValidOn(service, day))) continue
          const place = reader.assign({ municipalityCode }, division, days)
          expect(reader.assign({ unitId: id }, division, days)).toEqual(place)
        }
        for (const { code } of facts.municipalities.filter((each) => isValidOn(each, day))) {
          const at = { municipalityCode: code }
          const area = areaOf(facts.memberships, division, { ...at, day })
          expect(reader.assign(at, division, days)).toEqual([{ area, share: 1, isEstimated: false }])
          const centre = centresServing(facts, day).get(code) ?? null
          expect(reader.assign(at, 'centre', days)).toEqual([{ area: centre, share: 1, isEstimated: false }])
        }
      }),
      runs
    )
  })

  it('agrees with the tree and the territories even where the facts overlap or contradict each other', () => {
    fc.assert(
      fc.property(withPlaces, anyDay, (facts, day) => {
        const reader = lensReader(facts)
        const areaNow = (subject: LensSubject) => reader.assign(subject, 'centre', { day, asOf: day })[0]!.area
        for (const { id } of facts.units.filter((unit) => isValidOn(unit, day))) {
          expect(areaNow({ unitId: id })).toBe(centreOn(facts, id, day)?.id ?? null)
        }
        const serving = centresServing(facts, day)
        for (const { code } of facts.municipalities.filter((each) => isValidOn(each, day))) {
          expect(areaNow({ municipalityCode: code })).toBe(serving.get(code) ?? null)
        }
      }),
      { numRuns: sized({ usual: 100, nightly: 400 }) }
    )
  })

  it('takes the same way as a walk day by day', () => {
    fc.assert(
      fc.property(reorganisedNetwork, anyLens, anyDay, anyDay, (facts, lens, day, asOf) => {
        const reader = lensReader(facts)
        for (const { id: unitId } of facts.units.filter((unit) => isValidOn(unit, day))) {
          const expected = unitsStandingFor(facts, unitId, { day, asOf }).flatMap((part) =>
            areasOfUnit(facts, lens, { unitId: part.unitId, day: asOf }).map((portion) => ({
              ...portion,
              share: portion.share * part.share,
              isEstimated: portion.isEstimated || part.isEstimated
            }))
          )
          expectSame(reader.assign({ unitId }, lens, { day, asOf }), joined(expected))
        }
        for (const code of allCodes) {
          const expected = areasOfCode(facts, lens, { code, day: asOf })
          expectSame(reader.assign({ municipalityCode: code }, lens, { day, asOf }), joined(expected))
        }
      }),
      { numRuns: sized({ usual: 40, nightly: 400 }) }
    )
  })

  it('gives spans that agree with the answer for each day', () => {
    fc.assert(
      fc.property(reorganisedNetwork, anyLens, fc.option(anyDay), fc.nat(10), (facts, lens, restateTo, first) => {
        const reader = lensReader(facts)
        for (const subject of subjectsOf(facts)) {
          const spans = reader.spans(subject, lens, restateTo)
          for (let count = first - 3; count <= 2 * lastCount + 3; count += 11) {
            const day = dayNumber(count)
            const portions = reader.assign(subject, lens, { day, asOf: restateTo ?? day })
            expectSame(spans.filter((span) => holdsOn(span, day)), portions)
          }
          expectNoSeams(spans)
        }
      }),
      { numRuns: sized({ usual: 20, nightly: 100 }) }
    )
  })

  it('shows every unit and every municipality of a day exactly once', () => {
    fc.assert(
      fc.property(reorganisedNetwork, anyLens, anyDay, (facts, lens, day) => {
        const reader = lensReader(facts)
        const shares = new Map<string, number>()
        for (const { unitId, share } of [...reader.unitsIn(lens, day).values()].flat()) {
          shares.set(unitId, (shares.get(unitId) ?? 0) + share)
        }
        const alive = facts.units.filter((unit) => isValidOn(unit, day)).map(({ id }) => id)
        expect([...shares.keys()].sort()).toEqual(alive.sort())
        for (const share of shares.values()) expect(share).toBeCloseTo(1, 12)
        const living = facts.municipalities.filter((each) => isValidOn(each, day)).map(({ code }) => code)
        const grouped = reader.municipalitiesIn(lens, day)
        expect([...grouped.values()].flat().sort()).toEqual(living.sort())
        for (const [area, codes] of grouped) {
          for (const municipalityCode of codes) {
            expect(reader.assign({ municipalityCode }, lens, { day, asOf: day })[0]!.area).toBe(area)
          }
        }
      }),
      runs
    )
  })
})

describe('a lens on a network in which nothing but openings and closings happen', () => {
  it('shows a figure alike from every day of the life of its unit', () => {
    fc.assert(
      fc.property(quietNetwork, anyLens, anyDay, anyDay, (facts, lens, day, asOf) => {
        const reader = lensReader(facts)
        for (const unit of facts.units.filter((each) => isValidOn(each, day) && isValidOn(each, asOf))) {
          const seen = reader.assign({ unitId: unit.id }, lens, { day, asOf })
          expect(seen).toEqual(reader.assign({ unitId: unit.id }, lens, { day, asOf: day }))
          expect(seen.every(({ isEstimated }) => !isEstimated)).toBe(true)
        }
      }),
      runs
    )
  })
})

const holdsOn = ({ from, to }: { from: IsoDate | null; to: IsoDate | null }, day: IsoDate): boolean =>
  (from === null || from <= day) && (to === null || day < to)

const portionOf = ({ area, share, isEstimated }: Portion) => ({ area, share: Number(share.toFixed(9)), isEstimated })

/** The same portions, in whatever order. */
function expectSame(found: readonly Portion[], expected: readonly Portion[]): void {
  const inOrder = (portions: readonly Portion[]) =>
    portions.map(portionOf).sort((a, b) => (String(a.area) < String(b.area) ? -1 : 1))
  expect(inOrder(found)).toEqual(inOrder(expected))
}

/** No span ends on the day on which one that is the same begins, and none is empty. */
function expectNoSeams(spans: readonly (Portion & { from: IsoDate | null; to: IsoDate | null })[]): void {
  for (const span of spans) {
    if (span.from !== null && span.to !== null) expect(span.from < span.to).toBe(true)
    const next = spans.find((each) => each.from !== null && each.from === span.to && each.area === span.area)
    if (next) expect(portionOf(next)).not.toEqual(portionOf(span))
  }
}

/**
 * Networks for property tests: sound ones, in which every rule holds, and any at
 * all, with rings, strangers and overlaps, which the functions must survive.
 */
import type { IsoDate, Validity } from '@solmu/shared/dates.js'
import { sameInAll } from '@solmu/shared/text.js'
import fc from 'fast-check'
import type { MunicipalityFact } from '../../geography/succession.js'
import { codes, dayNumber, lastCount, municipalityLives } from '../../geography/testing/municipality-arbitraries.js'
import type {
  LinkFact,
  NetworkFacts,
  ServiceFact,
  SuccessionFact,
  TerritoryFact,
  UnitFact,
  UnitType
} from '../facts.js'

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
    reason: null,
    endReason: null,
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

export const aService = (unitId: string, municipalityCode: string, more: Partial<ServiceFact> = {}): ServiceFact => ({
  unitId,
  municipalityCode,
  share: 1,
  validFrom: dayNumber(0),
  validTo: null,
  ...more
})

export const aSuccession = (
  predecessorId: string,
  successorId: string,
  more: Partial<SuccessionFact> = {}
): SuccessionFact => ({
  predecessorId,
  successorId,
  kind: 'merge',
  effectiveOn: dayNumber(10),
  share: 1,
  reason: null,
  ...more
})

const unitType = fc.constantFrom<UnitType>('headquarters', 'regional_centre', 'local_unit')
const lat = fc.option(fc.integer({ min: 60, max: 70 }))
const ids = Array.from({ length: 8 }, (_none, place) => `u${place}`)
const anyId = fc.constantFrom(...ids, 'stranger')

/** Periods without any order: of one unit they may overlap, touch or disagree, but no two begin on one day. */
const anyPeriods: fc.Arbitrary<UnitFact[]> = fc
  .uniqueArray(
    fc.record({
      id: fc.constantFrom(...ids),
      type: unitType,
      span,
      lat,
      name: fc.constantFrom('Alku', 'Uusi'),
      municipalityCode: fc.constantFrom('001', '002')
    }),
    { maxLength: 14, selector: ({ id, span: { from } }) => `${id}/${from}` }
  )
  .map((periods) =>
    periods.map(({ id, type, span: held, name, ...more }) =>
      aUnit(id, type, { ...more, ...validityOf(held), name: sameInAll(`${id} ${name}`) })
    )
  )

/** Facts without any order: rings, strangers, overlaps, links to the dead. */
export const anyFacts: fc.Arbitrary<NetworkFacts> = fc.record({
  units: anyPeriods,
  links: fc
    .array(fc.record({ unitId: anyId, parentId: anyId, span }), { maxLength: 16 })
    .map((links) => links.map((link) => aLink(link.unitId, link.parentId, validityOf(link.span)))),
  territories: fc
    .array(fc.record({ unitId: anyId, code: fc.constantFrom(...codes, '999'), span }), { maxLength: 16 })
    .map((facts) => facts.map((fact) => aTerritory(fact.unitId, fact.code, validityOf(fact.span)))),
  services: fc
    .array(
      fc.record({
        unitId: anyId,
        code: fc.constantFrom(...codes, '999'),
        share: fc.constantFrom(0, 0.4, 0.6, 1),
        span
      }),
      { maxLength: 8 }
    )
    .map((facts) =>
      facts.map(({ unitId, code, share, span: held }) => aService(unitId, code, { share, ...validityOf(held) }))
    ),
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

/** Where a unit or a municipality goes and when: two centres after one another, the second from `cut` days on. */
interface StayPlan {
  readonly life: Span
  readonly centres: readonly number[]
  readonly cut: number
}

const stayPlan: fc.Arbitrary<StayPlan> = fc.record({
  life: span,
  centres: fc.tuple(fc.nat(), fc.nat()),
  cut: fc.integer({ min: 1, max: lastCount })
})

/** What about a unit changes so many days after the change before it. */
interface Turn {
  readonly after: number
  readonly what: readonly ('name' | 'municipality' | 'organisation' | 'place')[]
}

const turns: fc.Arbitrary<Turn[]> = fc.array(
  fc.record({
    after: fc.integer({ min: 1, max: 20 }),
    what: fc.constantFrom<Turn['what'][]>(['name'], ['municipality'], ['organisation'], ['place'], ['name', 'place'])
  }),
  { maxLength: 3 }
)

const centrePlan = fc.record({
  life: span,
  /** How many days later it reopens, and for how long. */
  again: fc.option(fc.tuple(fc.integer({ min: 1, max: 10 }), span)),
  lat,
  turns
})

const localPlan = fc.record({
  first: stayPlan,
  again: fc.option(stayPlan),
  turns,
  /** Which unit continues it where it closes. */
  heir: fc.option(fc.nat()),
  services: fc.option(fc.record({ codes: fc.tuple(fc.nat(), fc.nat()), cut: fc.integer({ min: 1, max: lastCount }) }))
})

/**
 * Networks in which every rule holds, with municipalities to go with them. Units are renamed, amended, closed and
 * reopened, move between centres, are continued by others, and divide their work between municipalities.
 */
export const soundNetwork: fc.Arbitrary<{ facts: NetworkFacts; municipalities: MunicipalityFact[] }> = fc
  .record({
    centrePlans: fc.array(centrePlan, { minLength: 1, maxLength: 4 }),
    localPlans: fc.array(localPlan, { maxLength: 8 }),
    territoryPlans: fc.array(stayPlan, { minLength: codes.length, maxLength: codes.length }),
    municipalities: municipalityLives
  })
  .map(({ centrePlans, localPlans, territoryPlans, municipalities }) => {
    const centres = centrePlans.map((each, place) => ({ ...each, id: `c${place}`, lives: centreLives(each) }))
    const homes = centres.flatMap(({ id, lives }) => lives.map((life) => ({ id, life })))
    const locals = localPlans.flatMap((each, place) => {
      const stays = [each.first, ...(each.again ? [each.again] : [])].map((plan) => staysOf(plan, homes))
      const [first = [], again = []] = stays
      const isApart = first.length > 0 && again.length > 0 && again[0]!.span.from > first.at(-1)!.span.to
      const sojourns = [first, ...(isApart ? [again] : [])].filter((sojourn) => sojourn.length > 0)
      const lives = sojourns.map((sojourn) => ({ from: sojourn[0]!.span.from, to: sojourn.at(-1)!.span.to }))
      return lives.length === 0 ? [] : [{ ...each, id: `l${place}`, stays: sojourns.flat(), lives }]
    })
    const living = municipalities.map(({ validTo: end }) => ({ from: -never, to: end === null ? never : spanEnd(end) }))
    const facts: NetworkFacts = {
      units: [
        aUnit('hq', 'headquarters'),
        ...centres.flatMap((each) => periodsOf(aUnit(each.id, 'regional_centre', { lat: each.lat }), each)),
        ...locals.flatMap((each) => periodsOf(aUnit(each.id, 'local_unit'), each))
      ],
      links: [
        ...homes.map(({ id, life }) => aLink(id, 'hq', validityOf(life))),
        ...locals.flatMap(({ id, stays }) => stays.map((stay) => aLink(id, stay.centreId, validityOf(stay.span))))
      ],
      territories: territoryPlans.flatMap((each, place) =>
        staysOf(each, homes)
          .map((stay) => ({ ...stay, span: clip(stay.span, living[place]!) }))
          .filter((stay) => isReal(stay.span))
          .map((stay) => aTerritory(stay.centreId, codes[place]!, validityOf(stay.span)))
      ),
      services: locals.flatMap((each) => servicesOf(each, living)),
      successions: locals.flatMap((each) => heirsOf(each, locals))
    }
    return { facts, municipalities }
  })

const spanEnd = (day: IsoDate): number =>
  Array.from({ length: lastCount + 1 }, (_none, count) => count).find((count) => dayNumber(count) === day)!

function centreLives({ life, again }: { life: Span; again: readonly [number, Span] | null }): Span[] {
  if (again === null || life.to >= never) return [life]
  const [gap, { from, to }] = again
  const begin = life.to + gap
  return [life, { from: begin, to: to >= never ? never : begin + to - from }]
}

/** A unit through its lives, cut into periods where something about it changes; every period differs from the last. */
function periodsOf(unit: UnitFact, plan: { lives: readonly Span[]; turns: readonly Turn[] }): UnitFact[] {
  let count = 0
  let state = unit
  return plan.lives.flatMap(({ from, to }, place) => {
    const cuts = plan.turns.reduce<number[]>((days, { after }) => [...days, (days.at(-1) ?? from) + after], [])
    const begins = [from, ...cuts.filter((day) => day < to)]
    return begins.map((begin, number) => {
      if (number > 0) state = turned(state, plan.turns[number - 1]!, (count += 1))
      const end = begins[number + 1] ?? to
      const isLast = number === begins.length - 1
      return {
        ...state,
        ...validityOf({ from: begin, to: end }),
        reason: `begins ${place}.${number}`,
        endReason: isLast && to < never ? `ends ${place}` : null
      }
    })
  })
}

function turned(unit: UnitFact, { what }: Turn, count: number): UnitFact {
  const nextCode = codes[(codes.indexOf(unit.municipalityCode) + 1) % codes.length]!
  return {
    ...unit,
    ...(what.includes('name') && { name: sameInAll(`${unit.id} ${count}`) }),
    ...(what.includes('municipality') && { municipalityCode: nextCode }),
    ...(what.includes('organisation') && { organisationId: `organisation ${count}` }),
    ...(what.includes('place') && { lon: 25 + count / 100 })
  }
}

interface LocalPlan {
  readonly id: string
  readonly lives: readonly Span[]
  readonly heir: number | null
  readonly services: { readonly codes: readonly [number, number]; readonly cut: number } | null
}

/** Shares between two municipalities while both live, and after the cut the whole for the first of them. */
function servicesOf({ id, lives, services }: LocalPlan, living: readonly Span[]): ServiceFact[] {
  if (services === null) return []
  const [a, b] = services.codes.map((number) => number % codes.length)
  const both = clip(lives[0]!, clip(living[a!]!, living[b!]!))
  if (a === b || !isReal(both)) return []
  const cut = Math.min(both.from + services.cut, both.to)
  const shared = validityOf({ from: both.from, to: cut })
  const alone = { from: cut, to: both.to }
  return [
    aService(id, codes[a!]!, { share: 0.4, ...shared }),
    aService(id, codes[b!]!, { share: 0.6, ...shared }),
    ...(isReal(alone) ? [aService(id, codes[a!]!, { share: 1, ...validityOf(alone) })] : [])
  ]
}

/** Where a unit closes for the first time, the unit that continues it, if it has an heir that exists then. */
function heirsOf({ id, lives, heir }: LocalPlan, locals: readonly LocalPlan[]): SuccessionFact[] {
  const day = lives[0]!.to
  if (heir === null || day >= never) return []
  const others = locals.filter((each) => each.id !== id && each.lives.some(({ from, to }) => from <= day && day < to))
  const successor = others[heir % Math.max(1, others.length)]
  return successor ? [aSuccession(id, successor.id, { effectiveOn: dayNumber(day), reason: 'continued' })] : []
}

interface Stay {
  readonly centreId: string
  readonly span: Span
}

/** One or two stays without a gap between them, each within a life of its centre. */
function staysOf({ life, centres: wanted, cut }: StayPlan, homes: readonly { id: string; life: Span }[]): Stay[] {
  const [first, second] = wanted.map((number) => homes[number % homes.length]!)
  const stay = { centreId: first!.id, span: clip(life, first!.life) }
  if (!isReal(stay.span)) return []
  const middle = stay.span.from + cut
  const next = { centreId: second!.id, span: clip({ from: middle, to: life.to }, second!.life) }
  const isNext =
    middle < stay.span.to && isReal(next.span) && next.span.from === middle && next.centreId !== stay.centreId
  return isNext ? [{ ...stay, span: { ...stay.span, to: middle } }, next] : [stay]
}

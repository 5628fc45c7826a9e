/**
 * Networks that are reorganised again and again: units open, move, move house,
 * merge, are split, close and open again on random days, centres merge and give
 * up parts, municipalities merge and change areas. Each step is written down as
 * the facts that end and those that begin, without the help of any rule.
 */
import { addDays, isEmpty, type IsoDate } from '@solmu/shared/dates.js'
import fc from 'fast-check'
import { divisions, type MembershipFact } from '../../geography/divisions.js'
import { aMunicipality, codes, dayNumber, lastCount } from '../../geography/testing/municipality-arbitraries.js'
import type { LinkFact, ServiceFact, SuccessionFact, SuccessionKind, TerritoryFact, UnitFact } from '../facts.js'
import type { LensFacts, LensMunicipality } from '../lens.js'
import { aLink, aTerritory, aUnit } from './network-arbitraries.js'

/** The municipality that some generated networks form out of two others. */
const formedCode = '007'
export const allCodes = [...codes, formedCode]

const steps = [
  'open_centre',
  'open',
  'move',
  'move_house',
  'merge',
  'merge_into',
  'split',
  'split_living_on',
  'close',
  'reopen',
  'merge_centres',
  'split_centre',
  'serve',
  'territory'
] as const

type StepKind = (typeof steps)[number]

interface Step {
  readonly kind: StepKind
  /** Days since the step before; 0 for several things on one day. */
  readonly wait: number
  readonly choices: readonly number[]
  readonly share: number
}

type Row<F> = { -readonly [K in keyof F]: F[K] }

/** Writes the facts of a network down as things happen to it. */
class Chronicle {
  private day = dayNumber(0)
  private opened = 0
  private choices: number[] = []
  /** What has already changed today: it is left alone until tomorrow, so that every fact holds on some day. */
  private readonly touched = new Set<string>()
  private readonly units: Row<UnitFact>[] = []
  private readonly links: Row<LinkFact>[] = []
  private readonly territories: Row<TerritoryFact>[] = []
  private readonly services: Row<ServiceFact>[] = []
  private readonly successions: SuccessionFact[] = []

  constructor() {
    this.units.push(aUnit('hq', 'headquarters', { validFrom: addDays(this.day, -1) }))
    for (const centre of [this.open('regional_centre', 'hq', '001'), this.open('regional_centre', 'hq', '004')]) {
      for (const code of centre === 'regional_centre1' ? codes.slice(0, 3) : codes.slice(3)) this.serve(centre, code)
      this.open('local_unit', centre, '002')
      this.open('local_unit', centre, '005')
    }
  }

  get facts(): Pick<LensFacts, 'units' | 'links' | 'territories' | 'services' | 'successions'> {
    const { units, territories, services, successions } = this
    return { units, links: this.links.filter((link) => !isEmpty(link)), territories, services, successions }
  }

  take({ kind, wait, choices, share }: Step): void {
    if (wait > 0) this.touched.clear()
    this.day = addDays(this.day, wait)
    this.choices = [...choices]
    const act: Record<StepKind, () => void> = {
      open_centre: () => this.open('regional_centre', 'hq', this.pick(allCodes)!),
      open: () => this.open('local_unit', this.pick(this.centres())!, this.pick(allCodes)!),
      move: () => this.withLocal((unit) => this.move(unit.id, this.pick(this.centres())!)),
      move_house: () => this.withLocal((unit) => this.moveHouse(unit)),
      merge: () => this.merge(null),
      merge_into: () => this.merge(this.pick(this.locals())?.id ?? null),
      split: () => this.withLocal((unit) => this.split(unit, [share, 1 - share])),
      split_living_on: () => this.withLocal((unit) => this.split(unit, [share / 2, (1 - share) / 2])),
      close: () => this.withLocal((unit) => this.close(unit.id)),
      reopen: () => this.reopen(),
      merge_centres: () => this.mergeCentres(),
      split_centre: () => this.splitCentre(share),
      serve: () => this.withLocal((unit) => this.declare(unit.id, share)),
      territory: () => this.serve(this.pick(this.centres())!, this.pick(allCodes)!)
    }
    act[kind]()
  }

  private pick<T>(items: readonly T[]): T | undefined {
    return items[(this.choices.shift() ?? 0) % Math.max(1, items.length)]
  }

  private alive(type: UnitFact['type']): Row<UnitFact>[] {
    return this.units.filter((unit) => unit.type === type && unit.validTo === null)
  }

  private centres(): string[] {
    return this.alive('regional_centre').map(({ id }) => id)
  }

  private locals(): Row<UnitFact>[] {
    return this.alive('local_unit').filter(({ id }) => !this.touched.has(id))
  }

  private withLocal(act: (unit: Row<UnitFact>) => void): void {
    const unit = this.pick(this.locals())
    if (!unit) return
    this.touched.add(unit.id)
    act(unit)
  }

  private open(type: 'regional_centre' | 'local_unit', parentId: string, municipalityCode: string): string {
    this.opened += 1
    const id = `${type}${this.opened}`
    this.begin(aUnit(id, type, { municipalityCode, validFrom: this.day }), parentId)
    return id
  }

  private begin(unit: UnitFact, parentId: string): void {
    this.touched.add(unit.id)
    this.units.push({ ...unit, validFrom: this.day, validTo: null })
    this.links.push(aLink(unit.id, parentId, { validFrom: this.day }))
  }

  private end(facts: { validFrom: IsoDate; validTo: IsoDate | null }[]): void {
    for (const fact of facts) if (fact.validTo === null) fact.validTo = this.day
  }

  private close(id: string): void {
    this.end([...ofUnit(this.units, id), ...ofUnit(this.links, id)])
    this.end([...ofUnit(this.services, id), ...ofUnit(this.territories, id)])
  }

  private parentOf(id: string): string {
    return ofUnit(this.links, id).find(({ validTo }) => validTo === null)!.parentId
  }

  private move(id: string, parentId: string): void {
    const link = ofUnit(this.links, id).find(({ validTo }) => validTo === null)!
    if (link.parentId === parentId) return
    if (link.validFrom === this.day) link.parentId = parentId
    else {
      this.end([link])
      this.links.push(aLink(id, parentId, { validFrom: this.day }))
    }
  }

  private moveHouse(unit: Row<UnitFact>): void {
    this.end([unit])
    this.units.push({ ...unit, municipalityCode: this.pick(allCodes)!, validFrom: this.day, validTo: null })
  }

  private succeed(kind: SuccessionKind, edge: { from: string; to: string; share: number }): void {
    const { from: predecessorId, to: successorId, share } = edge
    this.successions.push({ predecessorId, successorId, kind, effectiveOn: this.day, share, reason: null })
  }

  private merge(existingId: string | null): void {
    if (existingId !== null) this.touched.add(existingId)
    const merged = [this.pick(this.locals()), this.pick(this.locals())].flatMap((unit) => (unit ? [unit.id] : []))
    const ids = [...new Set(merged)]
    if (ids.length === 0 || (ids.length < 2 && existingId === null)) return
    const intoId = existingId ?? this.open('local_unit', this.parentOf(ids[0]!), this.pick(allCodes)!)
    for (const id of ids) {
      this.touched.add(id)
      this.close(id)
      this.succeed('merge', { from: id, to: intoId, share: 1 })
    }
  }

  /** Two take over the shares, the first of them sometimes a unit that exists; what is left stays with the unit. */
  private split(unit: Row<UnitFact>, shares: readonly [number, number]): void {
    const parentId = this.parentOf(unit.id)
    const existing = (this.choices[0] ?? 0) % 3 === 0 ? this.pick(this.locals()) : undefined
    if (existing) this.touched.add(existing.id)
    const heirs = [existing?.id ?? this.open('local_unit', parentId, '003'), this.open('local_unit', parentId, '006')]
    for (const [place, to] of heirs.entries()) this.succeed('split', { from: unit.id, to, share: shares[place]! })
    if (shares[0] + shares[1] > 0.99) this.close(unit.id)
  }

  private reopen(): void {
    const open = new Set(this.alive('local_unit').map(({ id }) => id))
    const closed = this.units.filter(({ id, type }) => type === 'local_unit' && !open.has(id) && !this.touched.has(id))
    const unit = this.pick(closed)
    if (unit) this.begin(unit, this.pick(this.centres())!)
  }

  private mergeCentres(): void {
    const centres = this.centres().filter((id) => !this.touched.has(id))
    const [from, to] = [this.pick(centres), this.pick(centres)]
    if (from === undefined || to === undefined || from === to) return
    this.touched.add(from).add(to)
    this.passChildren(from, to)
    for (const { municipalityCode } of this.served(from)) this.serve(to, municipalityCode)
    this.close(from)
    this.succeed('merge', { from, to, share: 1 })
  }

  private splitCentre(share: number): void {
    const from = this.pick(this.centres().filter((id) => !this.touched.has(id)))
    if (from === undefined) return
    this.touched.add(from)
    const to = this.open('regional_centre', 'hq', this.pick(allCodes)!)
    this.passChildren(from, to, 1)
    for (const { municipalityCode } of this.served(from).slice(1)) this.serve(to, municipalityCode)
    this.succeed('split', { from, to, share })
  }

  private passChildren(from: string, to: string, kept = 0): void {
    const children = this.links.filter(({ parentId, validTo }) => parentId === from && validTo === null)
    for (const { unitId } of children.slice(kept)) this.move(unitId, to)
  }

  private served(centreId: string): TerritoryFact[] {
    return ofUnit(this.territories, centreId).filter(({ validTo }) => validTo === null)
  }

  private serve(centreId: string, code: string): void {
    const current = this.territories.find((fact) => fact.municipalityCode === code && fact.validTo === null)
    if (current?.validFrom === this.day) current.unitId = centreId
    else {
      this.end(current ? [current] : [])
      this.territories.push(aTerritory(centreId, code, { validFrom: this.day }))
    }
  }

  private declare(unitId: string, share: number): void {
    this.end(ofUnit(this.services, unitId))
    const [first, second] = [this.pick(allCodes)!, this.pick(allCodes)!]
    if (first === second) return
    const declared = { unitId, validFrom: this.day, validTo: null }
    this.services.push({ ...declared, municipalityCode: first, share })
    this.services.push({ ...declared, municipalityCode: second, share: 1 - share })
  }
}

const ofUnit = <F extends { id: string } | { unitId: string }>(facts: readonly F[], id: string): F[] =>
  facts.filter((fact) => ('id' in fact ? fact.id : fact.unitId) === id)

const stepOf = (kinds: readonly StepKind[]): fc.Arbitrary<Step> =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    wait: fc.integer({ min: 0, max: 6 }),
    choices: fc.array(fc.nat({ max: 30 }), { minLength: 4, maxLength: 4 }),
    share: fc.constantFrom(0.1, 0.3, 1 / 3, 0.5, 0.6)
  })

const networkOf = (kinds: readonly StepKind[]): fc.Arbitrary<Chronicle['facts']> =>
  fc.array(stepOf(kinds), { maxLength: 24, size: 'max' }).map((taken) => {
    const chronicle = new Chronicle()
    for (const step of taken) chronicle.take(step)
    return chronicle.facts
  })

const count = fc.integer({ min: 1, max: 2 * lastCount })
const trait = <T extends string>(...values: T[]): fc.Arbitrary<T | null> => fc.option(fc.constantFrom(...values))

/** Municipalities of which some merge into others, and two may form a seventh. */
const lensMunicipalities: fc.Arbitrary<LensMunicipality[]> = fc
  .record({
    ends: fc.array(fc.option(fc.record({ end: count, into: fc.nat() })), { minLength: 5, maxLength: 5 }),
    formed: fc.option(fc.record({ on: count, from: fc.subarray(codes, { minLength: 1, maxLength: 2 }) })),
    traits: fc.array(
      fc.record({ languageStatus: trait('finnish', 'swedish'), urbanRural: trait('urban', 'semi_urban', 'rural') }),
      { minLength: allCodes.length, maxLength: allCodes.length }
    )
  })
  .map(({ ends, formed, traits }) => {
    const lives = codes.map((code, place) => {
      if (formed?.from.includes(code)) return { validTo: dayNumber(formed.on), successorCode: formedCode }
      const later = codes.slice(place + 1)
      const end = ends[place]
      return end ? { validTo: dayNumber(end.end), successorCode: later[end.into % later.length]! } : {}
    })
    const known = codes.map((code, place) => ({ ...aMunicipality(code, lives[place]), ...traits[place]! }))
    if (!formed) return known
    return [...known, { ...aMunicipality(formedCode, { validFrom: dayNumber(formed.on) }), ...traits.at(-1)! }]
  })

/** Each municipality lies in one area of each division, then perhaps in another or in none. */
const lensMemberships: fc.Arbitrary<MembershipFact[]> = fc
  .array(
    fc.record({
      municipalityCode: fc.constantFrom(...allCodes),
      division: fc.constantFrom(...divisions),
      areaCode: fc.constantFrom('01', '02', '03'),
      cut: fc.option(count),
      then: fc.option(fc.constantFrom('01', '02', '03'))
    }),
    { minLength: 16, maxLength: 40, size: 'max' }
  )
  .map((drafts) => {
    const once = new Map(drafts.map((draft) => [`${draft.municipalityCode}/${draft.division}`, draft]))
    return [...once.values()].flatMap(({ cut, then, ...first }): MembershipFact[] => {
      const from = { ...first, validFrom: '2013-01-01', validTo: null }
      if (cut === null) return [from]
      const next = { ...first, areaCode: then ?? '', validFrom: dayNumber(cut), validTo: null }
      return [{ ...from, validTo: dayNumber(cut) }, ...(then === null ? [] : [next])]
    })
  })

/** A network that is reorganised in every way there is. */
export const reorganisedNetwork: fc.Arbitrary<LensFacts> = fc
  .tuple(networkOf(steps), lensMunicipalities, lensMemberships)
  .map(([facts, municipalities, memberships]) => ({ ...facts, municipalities, memberships }))

/** A network in which units open and close and nothing else ever happens, in a country that stays as it is. */
export const quietNetwork: fc.Arbitrary<LensFacts> = fc
  .tuple(networkOf(['open_centre', 'open', 'close']), lensMunicipalities, lensMemberships)
  .map(([facts, municipalities, memberships]) => ({
    ...facts,
    municipalities: municipalities.map((each) => ({ ...each, ...aMunicipality(each.code) })),
    memberships: memberships
      .filter(({ validFrom }) => validFrom === '2013-01-01')
      .map((membership) => ({ ...membership, validTo: null }))
  }))

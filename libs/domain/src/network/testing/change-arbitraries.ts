/**
 * Changes for property tests. What a test draws is an intent; it becomes a change
 * only in view of a network, so that most of a row of changes can be made, and
 * some of every kind cannot.
 */
import { isValidOn, type IsoDate } from '@solmu/shared/dates.js'
import { sameInAll } from '@solmu/shared/text.js'
import fc from 'fast-check'
import { dayNumber, lastCount } from '../../geography/testing/municipality-arbitraries.js'
import type { MunicipalityFact } from '../../geography/succession.js'
import { changeKinds, type ChangeKind, type NetworkChange, type NetworkOperation, type UnitDetails } from '../change.js'
import type { NetworkFacts, NetworkRecords, UnitPeriod, UnitType } from '../facts.js'
import { unitsOn } from '../lives.js'
import { aLink, aUnit, soundNetwork } from './network-arbitraries.js'

/** A period with the things that a test wants to say about it. */
export const aPeriod = (id: string, type: UnitType, more: Partial<UnitPeriod> = {}): UnitPeriod => ({
  ...aUnit(id, type),
  streetAddress: null,
  email: null,
  phone: null,
  ...more
})

/** What a new unit is, with the things that a test wants to say about it. */
export const someDetails = (more: Partial<UnitDetails> = {}): UnitDetails => ({
  organisationId: 'organisation',
  kind: 'workshop',
  name: sameInAll('Uusi'),
  municipalityCode: '006',
  lon: null,
  lat: null,
  streetAddress: null,
  email: null,
  phone: null,
  ...more
})

export const toRecords = (facts: NetworkFacts): NetworkRecords => ({
  ...facts,
  units: facts.units.map((unit) => ({ streetAddress: null, email: null, phone: null, ...unit }))
})

/** Units that are there from the first day on, so that there is always something to change. */
const enduring: Pick<NetworkRecords, 'units' | 'links'> = {
  units: [
    ...['e1', 'e2'].map((id) => aPeriod(id, 'regional_centre')),
    ...['f1', 'f2', 'f3', 'f4'].map((id) => aPeriod(id, 'local_unit'))
  ],
  links: [
    ...['e1', 'e2'].map((id) => aLink(id, 'hq')),
    ...['f1', 'f2', 'f3'].map((id) => aLink(id, 'e1')),
    aLink('f4', 'e2')
  ]
}

/** Sound networks with everything that a change has to keep. */
export const soundRecords = soundNetwork.map(({ facts, municipalities }) => {
  const { units, links, ...rest } = toRecords(facts)
  const records: NetworkRecords = {
    ...rest,
    units: [...units, ...enduring.units],
    links: [...links, ...enduring.links]
  }
  return { records, municipalities }
})

/** What somebody would like to do, before it is known to what. */
export interface Intent {
  readonly kind: ChangeKind
  readonly day: IsoDate
  /** Numbers from which units, municipalities and shares are picked. */
  readonly picks: readonly number[]
  /** True to leave the choice of a unit to chance, whether or not it exists on the day. */
  readonly isWild: boolean
}

export const intent: fc.Arbitrary<Intent> = fc.record({
  kind: fc.constantFrom(...changeKinds),
  day: fc.integer({ min: 1, max: 2 * lastCount }).map(dayNumber),
  picks: fc.array(fc.nat(1000), { minLength: 12, maxLength: 12 }),
  isWild: fc.integer({ min: 0, max: 9 }).map((number) => number === 0)
})

interface Chooser {
  readonly place: number
  readonly codes: readonly string[]
  readonly records: NetworkRecords
  readonly day: IsoDate
  readonly number: (count: number) => number
  readonly unit: (type?: UnitType, others?: readonly string[]) => string
}

/** A network with the municipalities that go with it. */
export interface Setting {
  readonly records: NetworkRecords
  readonly municipalities: readonly MunicipalityFact[]
}

/** What an intent comes down to in a network; `place` tells new units of one row of changes apart. */
export function changeOf(
  { kind, day, picks, isWild }: Intent,
  { records, municipalities }: Setting,
  place: number
): NetworkChange {
  let used = 0
  const number = (count: number): number => picks[used++ % picks.length]! % Math.max(1, count)
  const unit = (type?: UnitType, others: readonly string[] = []): string => {
    const all = isWild ? records.units : unitsOn(records.units, day)
    const ids = [...new Set(all.filter((each) => !type || each.type === type).map(({ id }) => id))].sort()
    const left = ids.filter((id) => !others.includes(id))
    return left[number(left.length)] ?? 'nobody'
  }
  const living = isWild ? municipalities : municipalities.filter((each) => isValidOn(each, day))
  const operation = makers[kind]({ place, records, day, codes: living.map(({ code }) => code), number, unit })
  return { effectiveOn: day, reason: `${kind} ${place}`, operation }
}

const levels: readonly UnitType[] = ['local_unit', 'regional_centre', 'local_unit']

const makers: { readonly [K in ChangeKind]: (choose: Chooser) => Extract<NetworkOperation, { kind: K }> } = {
  open: ({ place, number, unit }) => {
    const isCentre = number(3) === 0
    return {
      kind: 'open',
      unitId: `new${place}`,
      type: isCentre ? 'regional_centre' : 'local_unit',
      details: someDetails({ kind: isCentre ? 'regional_centre' : 'work_centre', name: sameInAll(`Uusi ${place}`) }),
      parentId: unit(isCentre ? 'headquarters' : 'regional_centre')
    }
  },
  amend: ({ place, number, unit }) => {
    const name = sameInAll(`Nimi ${number(3)}`)
    const organisationId = `keeper ${number(2)}`
    return { kind: 'amend', unitId: unit(), details: [{ name }, { organisationId }, { phone: `${place}` }][number(3)]! }
  },
  move: ({ records, day, number, unit }) => {
    const first = unit('local_unit')
    const parentId = records.links.find((link) => link.unitId === first && isOn(day)(link))?.parentId ?? ''
    return {
      kind: 'move',
      unitIds: number(2) === 0 ? [first] : [first, unit('local_unit', [first])],
      parentId: unit('regional_centre', number(5) === 0 ? [] : [parentId])
    }
  },
  merge: ({ place, number, unit }) => {
    const type = levels[number(levels.length)]!
    const first = unit(type)
    const second = unit(type, [first])
    const isNew = number(2) === 0
    return {
      kind: 'merge',
      unitIds: isNew || number(3) > 0 ? [first, second] : [first],
      intoId: isNew ? `new${place}` : unit(type, [first, second]),
      details: isNew ? someDetails({ kind: type === 'local_unit' ? 'workshop' : 'regional_centre' }) : null,
      parentId: isNew && number(2) === 0 ? unit(type === 'local_unit' ? 'regional_centre' : 'headquarters') : null
    }
  },
  split: ({ place, records, day, number, unit }) => {
    const type = levels[number(levels.length)]!
    const unitId = unit(type)
    const details = someDetails({ kind: type === 'local_unit' ? 'workshop' : 'regional_centre' })
    const first = number(2) === 0 ? { unitId, details: null } : { unitId: `new${place}a`, details }
    const second =
      number(2) === 0 ? { unitId: unit(type, [unitId]), details: null } : { unitId: `new${place}b`, details }
    const share = (1 + number(9)) / 10
    const isHeld = isOn(day)
    const children = records.links.filter((link) => link.parentId === unitId && isHeld(link)).map((link) => link.unitId)
    const served = records.territories.filter((fact) => fact.unitId === unitId && isHeld(fact))
    const cut = number(children.length + 1)
    const border = number(served.length + 1)
    const areas = served.map((fact) => fact.municipalityCode)
    return {
      kind: 'split',
      unitId,
      parts: [
        { ...first, share, childIds: children.slice(0, cut), municipalityCodes: areas.slice(border) },
        { ...second, share: 1 - share, childIds: children.slice(cut), municipalityCodes: areas.slice(0, border) }
      ]
    }
  },
  close: ({ number, unit }) => {
    if (number(2) === 0) return { kind: 'close', unitId: unit('local_unit'), heirId: null }
    const unitId = unit('regional_centre')
    return { kind: 'close', unitId, heirId: number(4) === 0 ? null : unit('regional_centre', [unitId]) }
  },
  reopen: ({ records, day, number, unit }) => {
    const alive = new Set(unitsOn(records.units, day).map(({ id }) => id))
    const closed = records.units.filter(({ id }) => !alive.has(id))
    const chosen = closed[number(closed.length)]
    return {
      kind: 'reopen',
      unitId: chosen?.id ?? unit(),
      parentId: unit(chosen?.type === 'regional_centre' ? 'headquarters' : 'regional_centre'),
      details: number(2) === 0 ? {} : { name: sameInAll('Taas auki') }
    }
  },
  territory: ({ codes, number, unit }) => ({
    kind: 'territory',
    unitId: number(5) === 0 ? null : unit('regional_centre'),
    municipalityCodes: codes.filter(() => number(3) === 0)
  }),
  serve: ({ codes, number, unit }) => {
    const first = number(codes.length)
    const second = (first + 1 + number(codes.length - 1)) % codes.length
    const shares = [
      { municipalityCode: codes[first] ?? 'nowhere', share: 0.25 },
      { municipalityCode: codes[second] ?? 'nowhere', share: 0.75 }
    ]
    return { kind: 'serve', unitId: unit('local_unit'), shares: number(4) === 0 ? [] : shares }
  }
}

const isOn =
  (day: IsoDate) =>
  (fact: { validFrom: IsoDate; validTo: IsoDate | null }): boolean =>
    isValidOn(fact, day)

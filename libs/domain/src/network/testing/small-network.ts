/**
 * A small network in which something is already planned, and what a change of it
 * comes down to in words that a test can be read by.
 */
import { daysBetween, type Validity } from '@solmu/shared/dates.js'
import { aMunicipality, dayNumber as d } from '../../geography/testing/municipality-arbitraries.js'
import type { FactRows, NetworkChange, NetworkDelta, NetworkOperation, Refusal } from '../change.js'
import type { NetworkRecords } from '../facts.js'
import { planChange } from '../plan-change.js'
import { aPeriod } from './change-arbitraries.js'
import { aLink, aService, aTerritory } from './network-arbitraries.js'

/** 005 joined 004 on day 8; 007 joins 001 on day 70. */
export const municipalities = [
  ...['001', '002', '003', '004', '006'].map((code) => aMunicipality(code)),
  aMunicipality('005', { validTo: d(8), successorCode: '004' }),
  aMunicipality('007', { validTo: d(70), successorCode: '001' })
]

/**
 * Centres north, south and east, of which east closes on day 60. Local units a and b in the north, c in the south;
 * p, which moves south on day 40; young, which opens on day 30; gone, which closed on day 5.
 */
export const network: NetworkRecords = {
  units: [
    aPeriod('hq', 'headquarters'),
    aPeriod('north', 'regional_centre'),
    aPeriod('south', 'regional_centre'),
    aPeriod('east', 'regional_centre', { validTo: d(60), endReason: 'lakkaa' }),
    ...['a', 'b', 'c', 'p'].map((id) => aPeriod(id, 'local_unit')),
    aPeriod('young', 'local_unit', { validFrom: d(30) }),
    aPeriod('gone', 'local_unit', { validTo: d(5), endReason: 'loppui' })
  ],
  links: [
    aLink('north', 'hq'),
    aLink('south', 'hq'),
    aLink('east', 'hq', { validTo: d(60) }),
    aLink('a', 'north'),
    aLink('b', 'north'),
    aLink('c', 'south'),
    aLink('p', 'north', { validTo: d(40) }),
    aLink('p', 'south', { validFrom: d(40) }),
    aLink('young', 'south', { validFrom: d(30) }),
    aLink('gone', 'north', { validTo: d(5) })
  ],
  territories: [
    aTerritory('north', '001'),
    aTerritory('north', '002', { validTo: d(50) }),
    aTerritory('south', '002', { validFrom: d(50) }),
    aTerritory('south', '003')
  ],
  services: [aService('a', '001', { share: 0.5 }), aService('a', '003', { share: 0.5 })],
  successions: []
}

/** The network without what is planned for north, south and their units. */
export const settled: NetworkRecords = {
  ...network,
  units: network.units.filter(({ id }) => id !== 'p' && id !== 'young'),
  links: network.links.filter(({ unitId }) => unitId !== 'p' && unitId !== 'young'),
  territories: [aTerritory('north', '001'), aTerritory('north', '002'), aTerritory('south', '003')]
}

export const change = (operation: NetworkOperation, day = 10): NetworkChange => ({
  effectiveOn: d(day),
  reason: 'syy',
  operation
})

const numberOf = (day: string): number => daysBetween(d(0), day)

const daysOf = ({ validFrom, validTo }: Validity): string =>
  `${numberOf(validFrom)}-${validTo === null ? '' : numberOf(validTo)}`

const ending = (reason: string | null): string => (reason === null ? '' : ` (${reason})`)

const wordsFor = (rows: FactRows): string[] => [
  ...rows.units.map((each) => `${each.id} is ${each.name.fi} ${daysOf(each)}${ending(each.endReason)}`),
  ...rows.links.map((each) => `${each.unitId} under ${each.parentId} ${daysOf(each)}`),
  ...rows.territories.map((each) => `${each.municipalityCode} of ${each.unitId} ${daysOf(each)}`),
  ...rows.services.map((each) => `${each.unitId} for ${each.municipalityCode} ${each.share} ${daysOf(each)}`),
  ...rows.successions.map(
    (each) => `${each.predecessorId} to ${each.successorId} ${each.share} ${each.kind} ${numberOf(each.effectiveOn)}`
  )
]

/** A delta as lines: what goes with a minus, what comes with a plus, days as numbers. */
export const told = ({ removed, added }: NetworkDelta): string[] =>
  [...wordsFor(removed).map((line) => `- ${line}`), ...wordsFor(added).map((line) => `+ ${line}`)].sort()

/** Why a change is refused, as lines: the code, the unit, the other one and the number of the day. */
export const said = (refusals: readonly Refusal[]): string[] =>
  refusals.map(({ code, unitId, otherId, day }) =>
    [code, unitId ?? '', otherId ?? '', day === null ? '' : numberOf(day)].join(' ')
  )

/** What an operation on day 10 comes down to; fails when it is refused. */
export function deltaFor(operation: NetworkOperation, records: NetworkRecords = network, day = 10): string[] {
  const { delta, refusals } = planChange(records, municipalities, change(operation, day))
  if (refusals.length > 0) throw new Error(said(refusals).join('\n'))
  return told(delta)
}

/** Why an operation on day 10 is refused. */
export function refusalsOf(operation: NetworkOperation, records: NetworkRecords = network, day = 10): string[] {
  return said(planChange(records, municipalities, change(operation, day)).refusals)
}

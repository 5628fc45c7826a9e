import fc from 'fast-check'
import { addDays, isValidOn } from '@solmu/shared/dates.js'
import { applyDelta, invertDelta } from '../network/delta.js'
import type { NetworkRecords, UnitPeriod } from '../network/facts.js'
import { aPeriod, soundRecords } from '../network/testing/change-arbitraries.js'
import { aLink } from '../network/testing/network-arbitraries.js'
import { type Leaving, leavingUnits, sendBy, unclosing } from './leaving.js'

const leaving: Leaving = { organisationId: 'member', endsOn: '2027-06-01', today: '2026-12-01', closesUnits: true, reason: 'Jäsenyys päättyy' }
const own = (more: Partial<UnitPeriod> = {}): UnitPeriod => aPeriod('unit', 'local_unit', { organisationId: 'member', validFrom: '2020-01-01', ...more })
const network = (...units: readonly UnitPeriod[]): NetworkRecords => ({
  units: [aPeriod('hq', 'headquarters', { validFrom: '2010-01-01' }), aPeriod('centre', 'regional_centre', { validFrom: '2010-01-01' }), ...units],
  links: [{ ...aLink('centre', 'hq'), validFrom: '2010-01-01' }, ...units.map(({ id, validFrom, validTo }) => ({ ...aLink(id, 'centre'), validFrom, validTo }))],
  territories: [],
  successions: [],
  services: []
})
const fates = (records: NetworkRecords, of: Partial<Leaving> = {}) => leavingUnits(records, [], { ...leaving, ...of }).map(({ fate, day, toOrganisationId }) => [fate, day, toOrganisationId])

describe('what becomes of a unit', () => {
  it.each([
    ['ends on the day when the notice says so', network(own()), {}, [['closes', '2027-06-01', null]]],
    ['is left to the centre when it does not', network(own()), { closesUnits: false }, [['stays', null, null]]],
    ['has its end already', network(own({ validTo: '2027-06-01' })), {}, [['closes', '2027-06-01', null]]],
    ['ends before', network(own({ validTo: '2027-03-01' })), { closesUnits: false }, [['closed', '2027-03-01', null]]],
    ['is run by another from the day on', network(own({ validTo: '2027-06-01' }), own({ validFrom: '2027-06-01', organisationId: 'other' })), {}, [['passes', '2027-06-01', 'other']]],
    ['is named otherwise by the other later', network(own({ validTo: '2027-02-01' }), own({ validFrom: '2027-02-01', validTo: '2027-04-01', organisationId: 'other' }), own({ validFrom: '2027-04-01', organisationId: 'other' })), {}, [['passes', '2027-02-01', 'other']]],
    ['is known to change after the day', network(own({ validTo: '2027-09-01' }), own({ validFrom: '2027-09-01', organisationId: 'other' })), {}, [['blocked', null, null]]],
    ['opens before the day', network(own({ validFrom: '2027-02-01' })), {}, [['closes', '2027-06-01', null]]],
    ['opens after it', network(own({ validFrom: '2027-08-01' })), {}, []],
    ['was closed long ago', network(own({ validTo: '2025-01-01' })), {}, []],
    ['is another organisation’s', network(own({ organisationId: 'other' })), {}, []],
    ['closed on the day that has passed', network(own({ validTo: '2027-06-01' })), { today: '2027-09-01' }, [['closes', '2027-06-01', null]]]
  ])('%s', (_what, records, of, expected) => {
    expect(fates(records, of)).toEqual(expected)
  })

  it('leaves a centre of the member alone', () => {
    expect(fates({ ...network(), units: [aPeriod('centre', 'regional_centre', { organisationId: 'member' })] })).toEqual([])
  })

  it('keeps every day before, and takes every day from then on', () => {
    fc.assert(
      fc.property(soundRecords, fc.integer({ min: 1, max: 80 }).map((count) => addDays('2020-01-01', count)), ({ records, municipalities }, endsOn) => {
        const of = { ...leaving, organisationId: String(records.units.find(({ type }) => type === 'local_unit')?.organisationId), endsOn, today: '1900-01-01' }
        for (const { unitId, fate, closing } of leavingUnits(records, municipalities, of)) {
          if (!closing) continue
          const after = applyDelta(records, closing)
          const daysOf = (network: NetworkRecords, isBefore: boolean) => network.units.filter(({ id, validFrom, validTo }) => id === unitId && (isBefore ? validFrom < endsOn : validTo === null || validTo > endsOn))
          expect(fate).toBe('closes')
          expect(daysOf(after, true).map(({ validFrom }) => validFrom)).toEqual(daysOf(records, true).map(({ validFrom }) => validFrom))
          expect(after.units.some((period) => period.id === unitId && isValidOn(period, endsOn))).toBe(false)
          expect(unclosing(after, closing, { unitId, day: endsOn, today: endsOn })).toBe('undo')
          expect(unclosing(applyDelta(after, invertDelta(closing)), closing, { unitId, day: endsOn, today: endsOn })).toBe('nothing')
        }
      }),
      { numRuns: 60 }
    )
  })
})

describe('a closing that is taken back', () => {
  it('is written anew where something rests on it since', () => {
    const [{ closing } = { closing: null }] = leavingUnits(network(own()), [], leaving)
    const after = applyDelta(network(own()), closing!)
    const renamed = { ...after, units: after.units.flatMap((period) => (period.id === 'unit' ? [{ ...period, validTo: '2027-01-01' }, { ...period, validFrom: '2027-01-01' }] : [period])) }
    expect(unclosing(renamed, closing!, { unitId: 'unit', day: leaving.endsOn, today: leaving.today })).toBe('reopen')
  })

  it('is no longer undone once its day has passed: the unit opens again from today', () => {
    const [{ closing } = { closing: null }] = leavingUnits(network(own()), [], leaving)
    const after = applyDelta(network(own()), closing!)
    const later = addDays(leaving.endsOn, 40)
    expect(unclosing(after, closing!, { unitId: 'unit', day: leaving.endsOn, today: later })).toBe('reopen')
    const reopened = { ...after, units: [...after.units, own({ validFrom: addDays(leaving.endsOn, 20) })] }
    expect(unclosing(reopened, closing!, { unitId: 'unit', day: leaving.endsOn, today: later })).toBe('nothing')
  })
})

it.each([
  ['2027-01-31', '2027-06-01', '2027-01-31'],
  ['2027-06-30', '2027-06-01', '2027-05-31'],
  ['2027-05-31', '2027-06-01', '2027-05-31']
])('a return due on %s, of a member until %s, is the member’s own to send until %s', (dueOn, endsOn, expected) => {
  expect(sendBy(dueOn, endsOn)).toBe(expected)
})

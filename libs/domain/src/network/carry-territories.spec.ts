import fc from 'fast-check'
import { anyDay, aMunicipality, dayNumber as d } from '../geography/testing/municipality-arbitraries.js'
import { municipalityCarrying } from '../geography/succession.js'
import { carryTerritories, type CarryNotice } from './carry-territories.js'
import { applyDelta, isEmptyDelta } from './delta.js'
import type { NetworkRecords } from './facts.js'
import { validateNetwork } from './rules.js'
import { aPeriod, soundRecords } from './testing/change-arbitraries.js'
import { aLink, aService, aTerritory } from './testing/network-arbitraries.js'
import { told } from './testing/small-network.js'

/** Three centres, of which the third closes on day 60, and a unit that works for 001 and 002. */
const base: NetworkRecords = {
  units: [
    aPeriod('hq', 'headquarters'),
    aPeriod('north', 'regional_centre'),
    aPeriod('south', 'regional_centre'),
    aPeriod('east', 'regional_centre', { validTo: d(60) }),
    aPeriod('a', 'local_unit')
  ],
  links: [aLink('north', 'hq'), aLink('south', 'hq'), aLink('east', 'hq', { validTo: d(60) }), aLink('a', 'north')],
  territories: [],
  services: [],
  successions: []
}

const joins = (code: string, successorCode: string | null, day = 20): ReturnType<typeof aMunicipality> =>
  aMunicipality(code, { validTo: d(day), successorCode })

const held = (...facts: [string, string][]): NetworkRecords => ({
  ...base,
  territories: facts.map(([unitId, code]) => aTerritory(unitId, code))
})

const notice = (municipalityCode: string, more: Partial<CarryNotice> = {}): CarryNotice => ({
  municipalityCode,
  intoCode: '002',
  day: d(20),
  fromCentreIds: ['north'],
  toCentreId: 'north',
  isContested: false,
  ...more
})

describe('when a municipality joins another', () => {
  it('its centre carries on where there was none', () => {
    const { delta, notices } = carryTerritories(held(['north', '001']), [joins('001', '002'), aMunicipality('002')])
    expect(told(delta)).toEqual(['+ 001 of north 0-20', '+ 002 of north 20-', '- 001 of north 0-'])
    expect(notices).toEqual([notice('001')])
  })

  it('the one that lives on keeps its own centre', () => {
    const facts = held(['north', '001'], ['south', '002'])
    const { delta, notices } = carryTerritories(facts, [joins('001', '002'), aMunicipality('002')])
    expect(told(delta)).toEqual(['+ 001 of north 0-20', '- 001 of north 0-'])
    expect(notices).toEqual([notice('001', { toCentreId: 'south', isContested: true })])
  })

  it('a new municipality goes to the centre that had most of those that form it', () => {
    const facts = held(['south', '001'], ['north', '003'], ['south', '004'])
    const ended = ['001', '003', '004'].map((code) => joins(code, '002'))
    const lives = [...ended, aMunicipality('002', { validFrom: d(20) })]
    const { delta, notices } = carryTerritories(facts, lives)
    expect(told(delta)).toContain('+ 002 of south 20-')
    const all = { fromCentreIds: ['north', 'south'], toCentreId: 'south', isContested: true }
    expect(notices).toEqual([notice('001', all), notice('003', all), notice('004', all)])
  })

  it('on a tie to the one with the lower id', () => {
    const facts = held(['south', '001'], ['north', '003'])
    const lives = [joins('001', '002'), joins('003', '002'), aMunicipality('002', { validFrom: d(20) })]
    expect(told(carryTerritories(facts, lives).delta)).toContain('+ 002 of north 20-')
  })

  it('a centre carries on no longer than it exists, nor beyond what is planned', () => {
    const lives = [joins('001', '002'), aMunicipality('002')]
    const east = { ...base, territories: [aTerritory('east', '001', { validTo: d(60) })] }
    expect(told(carryTerritories(east, lives).delta)).toContain('+ 002 of east 20-60')
    const planned = {
      ...base,
      territories: [aTerritory('north', '001'), aTerritory('south', '002', { validFrom: d(30) })]
    }
    expect(told(carryTerritories(planned, lives).delta)).toContain('+ 002 of north 20-30')
  })

  it('a centre that has closed carries nothing on', () => {
    const facts = { ...base, territories: [aTerritory('east', '001', { validTo: d(60) })] }
    const { delta } = carryTerritories(facts, [joins('001', '002', 60), aMunicipality('002')])
    expect(isEmptyDelta(delta)).toBe(true)
  })

  it('one that nobody continues goes to nobody', () => {
    const { delta, notices } = carryTerritories(held(['north', '001']), [joins('001', null)])
    expect(told(delta)).toEqual(['+ 001 of north 0-20', '- 001 of north 0-'])
    expect(notices).toEqual([notice('001', { intoCode: null, toCentreId: null, isContested: true })])
  })

  it('it goes on through one merger after another', () => {
    const lives = [joins('001', '002', 20), joins('002', '003', 30), aMunicipality('003')]
    expect(told(carryTerritories(held(['north', '001']), lives).delta)).toEqual([
      '+ 001 of north 0-20',
      '+ 002 of north 20-30',
      '+ 003 of north 30-',
      '- 001 of north 0-'
    ])
  })

  it('what was planned for it after its end is dropped', () => {
    const facts = {
      ...base,
      territories: [aTerritory('north', '001', { validTo: d(30) }), aTerritory('south', '001', { validFrom: d(30) })]
    }
    const { delta } = carryTerritories(facts, [joins('001', '002'), aMunicipality('002')])
    expect(told(delta)).toEqual([
      '+ 001 of north 0-20',
      '+ 002 of north 20-',
      '- 001 of north 0-30',
      '- 001 of south 30-'
    ])
  })

  it('work that was declared for it is added to that for the one that continues it', () => {
    const facts = {
      ...base,
      services: [
        aService('a', '001', { share: 0.25 }),
        aService('a', '002', { share: 0.5, validTo: d(40) }),
        aService('a', '003', { share: 0.25, validTo: d(40) }),
        aService('a', '003', { share: 0.75, validFrom: d(40) })
      ]
    }
    const lives = [joins('001', '002'), aMunicipality('002'), aMunicipality('003')]
    const { delta } = carryTerritories(facts, lives)
    expect(told(delta)).toEqual([
      '+ a for 001 0.25 0-20',
      '+ a for 002 0.25 40-',
      '+ a for 002 0.5 0-20',
      '+ a for 002 0.75 20-40',
      '- a for 001 0.25 0-',
      '- a for 002 0.5 0-40'
    ])
    expect(validateNetwork(applyDelta(facts, delta), lives)).toEqual([])
  })

  it('work for one that nobody continues is for the own municipality again', () => {
    const facts = { ...base, services: [aService('a', '001', { share: 0.5 }), aService('a', '002', { share: 0.5 })] }
    const lives = [joins('001', null), aMunicipality('002')]
    const after = applyDelta(facts, carryTerritories(facts, lives).delta)
    expect(after.services.map(({ validTo }) => validTo)).toEqual([d(20), d(20)])
  })
})

/** Sound networks of which it is not yet known that municipalities join others. */
const unaware = soundRecords.map(({ records, municipalities }) => {
  const isLive = (unitId: string): boolean => records.units.some(({ id, validTo }) => id === unitId && validTo === null)
  const ends = new Set(municipalities.map(({ validTo }) => validTo))
  const unending = <F extends { unitId: string; validTo: string | null }>(fact: F): F =>
    isLive(fact.unitId) && ends.has(fact.validTo) ? { ...fact, validTo: null } : fact
  const territories = records.territories.map(unending)
  const services = records.services.map(unending)
  return { records: { ...records, territories, services }, municipalities }
})

describe('carrying on', () => {
  it('leaves a network in which every rule holds', () => {
    let carried = 0
    fc.assert(
      fc.property(unaware, ({ records, municipalities }) => {
        fc.pre(validateNetwork(records).length === 0)
        const { delta } = carryTerritories(records, municipalities)
        expect(validateNetwork(applyDelta(records, delta), municipalities)).toEqual([])
        if (delta.added.territories.length > 0 && delta.added.services.length > 0) carried += 1
      }),
      { numRuns: 250 }
    )
    expect(carried).toBeGreaterThan(0)
  })

  it('is done once: a second time there is nothing to carry and nothing to tell', () => {
    fc.assert(
      fc.property(unaware, ({ records, municipalities }) => {
        const after = applyDelta(records, carryTerritories(records, municipalities).delta)
        const again = carryTerritories(after, municipalities)
        expect(isEmptyDelta(again.delta)).toBe(true)
        expect(again.notices).toEqual([])
      })
    )
  })

  it('changes nothing for a municipality that lives and that no other joins', () => {
    fc.assert(
      fc.property(unaware, anyDay, ({ records, municipalities }, day) => {
        const { delta } = carryTerritories(records, municipalities)
        const named = [...delta.removed.territories, ...delta.added.territories].map((fact) => fact.municipalityCode)
        const moved = municipalities.filter(({ validTo }) => validTo !== null)
        const parties = new Set(
          moved.flatMap(({ code, validTo }) => [code, municipalityCarrying(municipalities, code, validTo ?? day)])
        )
        expect(named.filter((code) => !parties.has(code))).toEqual([])
      })
    )
  })
})

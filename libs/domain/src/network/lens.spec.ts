import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { aMunicipality } from '../geography/testing/municipality-arbitraries.js'
import type { MembershipFact } from '../geography/divisions.js'
import type { SuccessionFact, UnitFact } from './facts.js'
import { lenses, lensReader, type LensFacts, type LensMunicipality, type Portion } from './lens.js'
import { aLink, aService, aTerritory, aUnit } from './testing/network-arbitraries.js'

const whole = (area: string | null): Portion[] => [{ area, share: 1, isEstimated: false }]
const guessed = (area: string | null): Portion[] => [{ area, share: 1, isEstimated: true }]
const parts = (shares: [string, number][], isEstimated = false): Portion[] =>
  shares.map(([area, share]) => ({ area, share, isEstimated }))

const place = (code: string, more: Partial<LensMunicipality> = {}): LensMunicipality => ({
  ...aMunicipality(code, more),
  languageStatus: null,
  urbanRural: null,
  ...more
})

const region = (municipalityCode: string, areaCode: string, more: Partial<MembershipFact> = {}): MembershipFact => ({
  division: 'region',
  municipalityCode,
  areaCode,
  validFrom: '2013-01-01',
  validTo: null,
  ...more
})

const municipalities = [
  place('291'),
  place('507', { languageStatus: 'finnish', urbanRural: 'rural' }),
  place('588', { validTo: '2025-01-01', successorCode: '507' }),
  place('837', { urbanRural: 'urban' })
]

const memberships = [
  region('291', '13', { validTo: '2021-01-01' }),
  region('291', '06', { validFrom: '2021-01-01' }),
  region('507', '10'),
  region('588', '10', { validTo: '2025-01-01' }),
  region('837', '06')
]

const west = aUnit('west', 'regional_centre', { municipalityCode: '837', validFrom: '2014-01-01' })
const east = aUnit('east', 'regional_centre', { municipalityCode: '507', validFrom: '2014-01-01' })
const office = aUnit('hq', 'headquarters', { municipalityCode: '837', validFrom: '2014-01-01' })

/** A workshop in Tampere (837) since 2014, unless the test says otherwise. */
const shop = (id: string, more: Partial<UnitFact> = {}): UnitFact =>
  aUnit(id, 'local_unit', { municipalityCode: '837', validFrom: '2014-01-01', ...more })

const edge = (predecessorId: string, successorId: string, more: Partial<SuccessionFact>): SuccessionFact => ({
  predecessorId,
  successorId,
  kind: 'merge',
  effectiveOn: '2020-01-01',
  share: 1,
  reason: null,
  ...more
})

/** The head office, a western and an eastern centre with their territories, and what the test adds. */
function readerOf(units: readonly UnitFact[], more: Partial<LensFacts> = {}) {
  const always = { validFrom: '2014-01-01' }
  const links = more.links ?? units.map(({ id, validFrom, validTo }) => aLink(id, 'west', { validFrom, validTo }))
  return lensReader({
    units: [office, west, east, ...units],
    links: [aLink('west', 'hq', always), aLink('east', 'hq', always), ...links],
    territories: [
      aTerritory('west', '837', always),
      aTerritory('west', '291', always),
      aTerritory('east', '507', always),
      aTerritory('east', '588', { ...always, validTo: '2025-01-01' }),
      ...(more.territories ?? [])
    ],
    successions: more.successions ?? [],
    services: more.services ?? [],
    municipalities: more.municipalities ?? municipalities,
    memberships
  })
}

describe('a figure of a municipality', () => {
  const reader = readerOf([])

  it('counts under the area of its own day, and restated under that of another', () => {
    const of = { municipalityCode: '291' }
    expect(reader.assign(of, 'region', { day: '2020-12-31', asOf: '2020-12-31' })).toEqual(whole('13'))
    expect(reader.assign(of, 'region', { day: '2020-12-31', asOf: '2021-01-01' })).toEqual(whole('06'))
    expect(reader.assign(of, 'region', { day: '2026-06-01', asOf: '2020-12-31' })).toEqual(whole('13'))
    expect(reader.spans(of, 'region', null)).toEqual([
      { from: null, to: '2013-01-01', ...whole(null)[0] },
      { from: '2013-01-01', to: '2021-01-01', ...whole('13')[0] },
      { from: '2021-01-01', to: null, ...whole('06')[0] }
    ])
    expect(reader.spans(of, 'region', '2026-01-01')).toEqual([{ from: null, to: null, ...whole('06')[0] }])
  })

  it('leaves a centre that closed even when the facts forgot to end its territory', () => {
    const closed = readerOf([aUnit('old', 'regional_centre', { validFrom: '2016-01-01', validTo: '2020-01-01' })], {
      territories: [aTerritory('old', '837', { validFrom: '2015-01-01' })]
    })
    expect(closed.spans({ municipalityCode: '837' }, 'centre', null)).toEqual([
      { from: null, to: '2014-01-01', ...whole(null)[0] },
      { from: '2014-01-01', to: '2016-01-01', ...whole('west')[0] },
      { from: '2016-01-01', to: '2020-01-01', ...whole('old')[0] },
      { from: '2020-01-01', to: null, ...whole('west')[0] }
    ])
  })

  it('passes to the municipality that continues it', () => {
    const of = { municipalityCode: '588' }
    expect(reader.assign(of, 'centre', { day: '2024-06-01', asOf: '2024-06-01' })).toEqual(whole('east'))
    expect(reader.assign(of, 'centre', { day: '2024-06-01', asOf: '2026-06-01' })).toEqual(whole('east'))
    expect(reader.assign(of, 'language_status', { day: '2024-06-01', asOf: '2024-06-01' })).toEqual(whole('finnish'))
    expect(reader.assign(of, 'urban_rural', { day: '2024-06-01', asOf: '2024-06-01' })).toEqual(whole('rural'))
  })

  it('goes back in equal parts to those that formed it, but not to one that joined it later', () => {
    const formed = readerOf([], {
      municipalities: [
        place('291', { validTo: '2020-01-01', successorCode: '900' }),
        place('507', { validTo: '2020-01-01', successorCode: '900' }),
        place('837', { validTo: '2023-01-01', successorCode: '900' }),
        place('900', { validFrom: '2020-01-01' })
      ]
    })
    const of = { municipalityCode: '900' }
    expect(formed.assign(of, 'region', { day: '2024-06-01', asOf: '2019-06-01' })).toEqual(
      parts([['10', 0.5], ['13', 0.5]], true)
    )
    expect(formed.assign({ municipalityCode: '507' }, 'centre', { day: '2019-06-01', asOf: '2019-06-01' })).toEqual(
      whole('east')
    )
  })

  it('of nobody knows which municipality counts under no area', () => {
    expect(reader.assign({ municipalityCode: '999' }, 'region', { day: '2020-01-01', asOf: '2026-01-01' })).toEqual(
      whole(null)
    )
    expect(reader.spans({ municipalityCode: '999' }, 'region', null)).toEqual([
      { from: null, to: null, ...whole(null)[0] }
    ])
  })
})

describe('a figure of a unit', () => {
  it('counts under its centre: the one of its day, or of another', () => {
    const moved = readerOf([shop('a')], {
      links: [
        aLink('a', 'west', { validFrom: '2014-01-01', validTo: '2019-01-01' }),
        aLink('a', 'east', { validFrom: '2019-01-01' })
      ]
    })
    const of = { unitId: 'a' }
    expect(moved.assign(of, 'centre', { day: '2018-06-01', asOf: '2018-06-01' })).toEqual(whole('west'))
    expect(moved.assign(of, 'centre', { day: '2018-06-01', asOf: '2019-01-01' })).toEqual(whole('east'))
    expect(moved.assign(of, 'centre', { day: '2020-06-01', asOf: '2018-12-31' })).toEqual(whole('west'))
    expect(moved.assign({ unitId: 'west' }, 'centre', { day: '2020-06-01', asOf: '2020-06-01' })).toEqual(whole('west'))
    expect(moved.assign({ unitId: 'hq' }, 'centre', { day: '2020-06-01', asOf: '2020-06-01' })).toEqual(whole(null))
    expect(moved.spans(of, 'centre', null)).toEqual([
      { from: null, to: '2014-01-01', ...whole(null)[0], isEstimated: true },
      { from: '2014-01-01', to: '2019-01-01', ...whole('west')[0] },
      { from: '2019-01-01', to: null, ...whole('east')[0] }
    ])
  })

  it('counts where the unit stood, also when the unit moved house', () => {
    const moved = readerOf([
      shop('a', { municipalityCode: '588', validTo: '2022-01-01' }),
      shop('a', { municipalityCode: '837', validFrom: '2022-01-01' })
    ])
    const of = { unitId: 'a' }
    expect(moved.assign(of, 'region', { day: '2020-06-01', asOf: '2020-06-01' })).toEqual(whole('10'))
    expect(moved.assign(of, 'region', { day: '2020-06-01', asOf: '2026-06-01' })).toEqual(whole('06'))
    expect(moved.assign(of, 'region', { day: '2026-06-01', asOf: '2020-06-01' })).toEqual(whole('10'))
  })

  it('is divided by the parts that the unit has declared, which hold from their day on', () => {
    const serving = readerOf([shop('a'), shop('b')], {
      services: [
        aService('a', '837', { share: 0.7, validFrom: '2018-01-01' }),
        aService('a', '588', { share: 0.3, validFrom: '2018-01-01' }),
        aService('b', '291', { validFrom: '2018-01-01' })
      ]
    })
    const on = (asOf: IsoDate, lens: 'region' | 'centre' = 'region') =>
      serving.assign({ unitId: 'a' }, lens, { day: '2016-06-01', asOf })
    expect(on('2016-06-01')).toEqual(whole('06'))
    expect(on('2018-06-01')).toEqual(parts([['06', 0.7], ['10', 0.3]]))
    expect(on('2026-06-01')).toEqual(parts([['06', 0.7], ['10', 0.3]]))
    expect(on('2018-06-01', 'centre')).toEqual(whole('west'))
    expect(serving.spans({ unitId: 'b' }, 'region', null).slice(-3)).toEqual([
      { from: '2014-01-01', to: '2018-01-01', ...whole('06')[0] },
      { from: '2018-01-01', to: '2021-01-01', ...whole('13')[0] },
      { from: '2021-01-01', to: null, ...whole('06')[0] }
    ])
    expect(serving.unitsIn('region', '2018-06-01').get('10')).toEqual([
      { unitId: 'east', share: 1 },
      { unitId: 'a', share: 0.3 }
    ])
  })

  it('follows a merger forward whole, and back in equal parts', () => {
    const merged = readerOf(
      [
        shop('a', { municipalityCode: '507', validTo: '2020-01-01' }),
        shop('b', { validTo: '2020-01-01' }),
        shop('c', { municipalityCode: '291', validFrom: '2020-01-01' })
      ],
      { successions: [edge('a', 'c', {}), edge('b', 'c', {})] }
    )
    expect(merged.assign({ unitId: 'a' }, 'region', { day: '2019-06-01', asOf: '2026-01-01' })).toEqual(whole('06'))
    expect(merged.assign({ unitId: 'c' }, 'region', { day: '2024-06-01', asOf: '2019-12-31' })).toEqual(
      parts([['06', 0.5], ['10', 0.5]], true)
    )
    expect(merged.spans({ unitId: 'c' }, 'region', null)).toEqual([
      { from: null, to: '2013-01-01', area: null, share: 1, isEstimated: true },
      { from: '2013-01-01', to: '2020-01-01', area: '06', share: 0.5, isEstimated: true },
      { from: '2013-01-01', to: '2020-01-01', area: '10', share: 0.5, isEstimated: true },
      { from: '2020-01-01', to: '2021-01-01', area: '13', share: 1, isEstimated: false },
      { from: '2021-01-01', to: null, area: '06', share: 1, isEstimated: false }
    ])
  })

  it('stays with a unit that took another in, when it is seen from before', () => {
    const taken = readerOf([shop('a', { municipalityCode: '507', validTo: '2020-01-01' }), shop('b')], {
      successions: [edge('a', 'b', {})]
    })
    expect(taken.assign({ unitId: 'b' }, 'region', { day: '2024-06-01', asOf: '2019-01-01' })).toEqual(whole('06'))
    expect(taken.assign({ unitId: 'a' }, 'region', { day: '2019-01-01', asOf: '2024-06-01' })).toEqual(whole('06'))
  })

  it('is divided by a split; what nobody took over stays, and what came later is whole', () => {
    const split = readerOf(
      [shop('a'), shop('b', { municipalityCode: '507', validFrom: '2020-01-01' })],
      { successions: [edge('a', 'b', { kind: 'split', share: 0.4 })] }
    )
    const restated = { asOf: '2026-01-01' }
    expect(split.assign({ unitId: 'a' }, 'region', { day: '2019-12-31', ...restated })).toEqual(
      parts([['06', 0.6], ['10', 0.4]])
    )
    expect(split.assign({ unitId: 'a' }, 'region', { day: '2020-01-01', ...restated })).toEqual(whole('06'))
    expect(split.assign({ unitId: 'b' }, 'region', { day: '2024-01-01', asOf: '2019-12-31' })).toEqual(whole('06'))
    expect(split.spans({ unitId: 'a' }, 'region', '2026-01-01')).toEqual([
      { from: null, to: '2020-01-01', area: '06', share: 0.6, isEstimated: false },
      { from: null, to: '2020-01-01', area: '10', share: 0.4, isEstimated: false },
      { from: '2020-01-01', to: null, area: '06', share: 1, isEstimated: false }
    ])
  })

  it('is divided whole even when the shares of a unit that ended are thirds written as decimals', () => {
    const ids = ['x', 'y', 'z']
    const split = readerOf(
      [
        shop('a', { validTo: '2020-01-01' }),
        ...ids.map((id, at) => shop(id, { validFrom: '2020-01-01', municipalityCode: ['837', '507', '999'][at]! }))
      ],
      { successions: ids.map((id) => edge('a', id, { kind: 'split', share: 0.333 })) }
    )
    const portions = split.assign({ unitId: 'a' }, 'region', { day: '2019-06-01', asOf: '2022-06-01' })
    expect(portions.map(({ area }) => area)).toEqual(['06', '10', null])
    for (const { share } of portions) expect(share).toBeCloseTo(1 / 3, 12)
  })

  it('follows several successions one after the other, and meets itself again', () => {
    const ring = readerOf(
      [
        shop('a', { validTo: '2016-01-01' }),
        shop('a', { validFrom: '2020-01-01', municipalityCode: '507' }),
        shop('b', { validFrom: '2016-01-01', validTo: '2020-01-01' })
      ],
      {
        successions: [
          edge('a', 'b', { kind: 'split', effectiveOn: '2016-01-01' }),
          edge('b', 'a', { kind: 'split', effectiveOn: '2020-01-01' })
        ]
      }
    )
    expect(ring.assign({ unitId: 'a' }, 'region', { day: '2015-01-01', asOf: '2018-01-01' })).toEqual(whole('06'))
    expect(ring.assign({ unitId: 'a' }, 'region', { day: '2015-01-01', asOf: '2024-01-01' })).toEqual(whole('10'))
    expect(ring.assign({ unitId: 'a' }, 'region', { day: '2024-01-01', asOf: '2018-01-01' })).toEqual(whole('06'))
    expect(ring.assign({ unitId: 'a' }, 'region', { day: '2024-01-01', asOf: '2015-01-01' })).toEqual(whole('06'))
  })

  it('counts by the place of the unit when it does not exist on the other day, and says that this is a guess', () => {
    const lives = readerOf([
      shop('a', { municipalityCode: '588', validFrom: '2016-01-01', validTo: '2018-01-01' }),
      shop('a', { validFrom: '2020-01-01', validTo: '2022-01-01' })
    ])
    const seen = (asOf: IsoDate, lens: 'region' | 'centre' = 'region') =>
      lives.assign({ unitId: 'a' }, lens, { day: '2021-01-01', asOf })
    expect(seen('2021-06-01')).toEqual(whole('06'))
    expect(seen('2026-01-01')).toEqual(guessed('06'))
    expect(seen('2019-01-01')).toEqual(guessed('10'))
    expect(seen('2017-01-01')).toEqual(whole('10'))
    expect(seen('2015-01-01')).toEqual(guessed('10'))
    expect(seen('2015-01-01', 'centre')).toEqual(guessed('east'))
  })

  it('of a day after its unit was merged away counts under the one that continues it', () => {
    const merged = readerOf(
      [shop('a', { validTo: '2020-01-01' }), shop('b', { municipalityCode: '507', validFrom: '2020-01-01' })],
      { successions: [edge('a', 'b', {})] }
    )
    expect(merged.assign({ unitId: 'a' }, 'region', { day: '2020-03-01', asOf: '2020-03-01' })).toEqual(whole('10'))
    expect(merged.assign({ unitId: 'a' }, 'region', { day: '2020-03-01', asOf: '2019-12-31' })).toEqual(whole('06'))
    expect(merged.assign({ unitId: 'b' }, 'region', { day: '2019-11-01', asOf: '2019-11-01' })).toEqual(whole('06'))
  })

  it('of the head office belongs to no centre, also when the head office has closed', () => {
    const closed = readerOf([aUnit('old', 'headquarters', { municipalityCode: '837', validTo: '2022-01-01' })])
    const days = { day: '2021-06-01', asOf: '2024-06-01' }
    expect(closed.assign({ unitId: 'old' }, 'centre', days)).toEqual(guessed(null))
    expect(closed.assign({ unitId: 'old' }, 'region', days)).toEqual(guessed('06'))
  })

  it('of a stranger counts under no area', () => {
    const reader = readerOf([])
    for (const lens of lenses) {
      expect(reader.assign({ unitId: 'x' }, lens, { day: '2020-01-01', asOf: '2026-01-01' })).toEqual(whole(null))
    }
  })
})

describe('the areas of a day', () => {
  it('list units and municipalities in the order of the areas, what has none last', () => {
    const reader = readerOf([shop('a', { municipalityCode: '999' })])
    expect([...reader.unitsIn('region', '2020-06-01')]).toEqual([
      ['06', [{ unitId: 'hq', share: 1 }, { unitId: 'west', share: 1 }]],
      ['10', [{ unitId: 'east', share: 1 }]],
      [null, [{ unitId: 'a', share: 1 }]]
    ])
    expect([...reader.municipalitiesIn('centre', '2024-06-01')]).toEqual([
      ['east', ['507', '588']],
      ['west', ['291', '837']]
    ])
    expect([...reader.municipalitiesIn('urban_rural', '2026-06-01')]).toEqual([
      ['rural', ['507']],
      ['urban', ['837']],
      [null, ['291']]
    ])
    expect(reader.unitsIn('region', '2013-06-01').size).toBe(0)
  })
})

describe('the cost of the lenses', () => {
  /** A network of so many units, with as many municipalities as it takes, and how often its facts have been read. */
  function counted(size: number) {
    let reads = 0
    const watch = <F extends { readonly validFrom: IsoDate }>(fact: F): F =>
      Object.defineProperty({ ...fact }, 'validFrom', { get: () => ((reads += 1), fact.validFrom), enumerable: true })
    const days = (number: number) => addDays('2014-01-01', (number * 37) % 4000)
    const ids = Array.from({ length: size }, (_none, number) => `u${number}`)
    const codes = ids.filter((_id, number) => number % 5 === 0).map((id) => `m${id}`)
    const centres = ids.filter((_id, number) => number % 50 === 0).map((id) => `c${id}`)
    const ofCentre = (number: number) => centres[number % centres.length]!
    const reader = lensReader({
      units: [
        ...centres.map((id) => watch(aUnit(id, 'regional_centre', { validFrom: '2014-01-01' }))),
        ...ids.map((id, at) => watch(shop(id, { municipalityCode: codes[at % codes.length]!, validFrom: days(at) })))
      ],
      links: ids.map((id, number) => watch(aLink(id, ofCentre(number), { validFrom: days(number) }))),
      territories: codes.map((code, number) => watch(aTerritory(ofCentre(number), code, { validFrom: '2014-01-01' }))),
      successions: ids.flatMap((id, number) =>
        number % 2 ? [edge(id, ids[number - 1]!, { kind: 'split', share: 0.2, effectiveOn: days(number + 9) })] : []
      ),
      services: [],
      municipalities: codes.map((code) => watch(place(code))),
      memberships: codes.flatMap((code, number) => [
        watch(region(code, `${number % 19}`, { validTo: '2021-01-01' })),
        watch(region(code, `${number % 18}`, { validFrom: '2021-01-01' }))
      ])
    })
    for (const lens of ['centre', 'region'] as const) {
      for (const unitId of ids) reader.spans({ unitId }, lens, lens === 'centre' ? null : '2026-01-01')
      reader.unitsIn(lens, '2026-01-01')
      reader.municipalitiesIn(lens, '2026-01-01')
    }
    return reads
  }

  it('grows with the network and no faster: ten times the units read their facts ten times as often', () => {
    const [small, large] = [counted(600), counted(6000)]
    expect(small).toBeGreaterThan(600)
    expect(large / small).toBeLessThan(10.5)
  })
})

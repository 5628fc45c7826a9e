import { sameInAll } from '@solmu/shared/text.js'
import fc from 'fast-check'
import { nameSimilarity, organisationKey, organisationWords, rankSimilar } from './organisation-name.js'

const known = (id: string, name: string, businessId: string | null = null) => ({ id, name: sameInAll(name), businessId })

/** Names as people write them, and whatever else a field may hold. */
const aName = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .tuple(
      fc.array(fc.constantFrom('Parik', 'Meri', 'Lapin', 'Åbo', 'työpaja', 'Luotsi', 'Ärrän'), { minLength: 1, maxLength: 4 }),
      fc.constantFrom('', ' ry', ' rf', '-säätiö', ' Oy', ' sr', ' r.y.')
    )
    .map(([words, form]) => words.join(' ') + form)
)

describe('organisationKey', () => {
  it.each([
    ['Parik säätiö', 'Parik-säätiö sr'],
    ['Rinnekoti-säätiö', 'Rinnekotisäätiö'],
    ['Nuorten Ystävät ry', 'nuorten ystävät r.y.'],
    ['Stiftelsen Parik', 'Parik-säätiö'],
    ['Osuuskunta Voima', 'Voima osk'],
    ['Lapin  Työ  Oy', 'LAPIN TYÖ OY AB'],
    ['Caf\u00e9 Voima', 'Cafe\u0301 Voima'],
    ['ＳＯＶＡＴＥＫ', 'Sovatek'],
    ["Kemin Ässä'", 'Kemin Ässä']
  ])('%j and %j are one', (a, b) => {
    expect(organisationKey(a)).toBe(organisationKey(b))
  })

  it.each([
    ['Åbo stad', 'Abo stad'],
    ['Säätiö Sade', 'Säätiö Säde'],
    ['Porin kaupunki', 'Porin työpaja ry'],
    ['Lavia', 'Laavia']
  ])('%j and %j are two', (a, b) => {
    expect(organisationKey(a)).not.toBe(organisationKey(b))
  })

  it('keeps the words of a name that has no others', () => {
    expect(organisationWords('Säätiö ry')).toEqual(['säätiö', 'ry'])
    expect(organisationKey('***')).toBe('')
  })

  it('is the same of its own key, and never fails', () => {
    fc.assert(fc.property(aName, (name) => expect(organisationKey(name)).toBe(organisationKey(name.normalize('NFD')))))
  })
})

describe('nameSimilarity', () => {
  it('is the same both ways, between 0 and 1, and 1 for one key', () => {
    fc.assert(
      fc.property(aName, aName, (a, b) => {
        const similarity = nameSimilarity(a, b)
        expect(similarity).toBe(nameSimilarity(b, a))
        expect(similarity).toBeGreaterThanOrEqual(0)
        expect(similarity).toBeLessThanOrEqual(1)
        if (organisationKey(a) !== '') expect(nameSimilarity(a, a)).toBe(1)
      })
    )
  })

  it.each([
    ['Luotsi', 'Työhönvalmennussäätiö Luotsi', 0.6],
    ['Helsingin Diakonissalaitos', 'Helsingin Diakonissalaitoksen säätiö sr', 0.8],
    ['Siltavalmennus ry', 'Silta-valmennusyhdistys ry', 0.9]
  ])('finds that %j may be %j', (a, b, least) => {
    expect(nameSimilarity(a, b)).toBeGreaterThanOrEqual(least)
  })

  it.each([
    ['Porin kaupunki', 'Porin Työväen Musiikkiyhdistys ry'],
    ['Parik-säätiö', 'Eduro-säätiö'],
    ['Kemin Tuki ry', 'Oulun Apu ry']
  ])('takes %j and %j for two', (a, b) => {
    expect(nameSimilarity(a, b)).toBeLessThan(0.45)
  })
})

describe('rankSimilar', () => {
  const parik = known('1', 'Parik-säätiö sr', '0112038-9')
  const eduro = known('2', 'Eduro-säätiö')
  const parikka = known('3', 'Parikkalan Säätiö')

  it('puts the same business id first, whatever the name', () => {
    expect(rankSimilar({ name: 'Eduro säätiö', businessId: '0112038-9' }, [eduro, parik])).toEqual([parik, eduro])
  })

  it('then the same name, then those that are like it, and leaves out the others', () => {
    expect(rankSimilar({ name: 'Parik', businessId: null }, [eduro, parikka, parik])).toEqual([parik, parikka])
  })

  it('looks at the names of all languages', () => {
    const city = { id: '4', name: { fi: 'Turun kaupunki', sv: 'Åbo stad', en: 'City of Turku' }, businessId: null }
    expect(rankSimilar({ name: 'Åbo', businessId: null }, [city])).toEqual([city])
    expect(rankSimilar({ name: 'Abo', businessId: null }, [city])).toEqual([])
  })

  it('lists five at the most, always the same ones', () => {
    const many = Array.from({ length: 9 }, (_none, place) => known(String(place), 'Parik ry'))
    const asked = { name: 'Parik', businessId: null }
    expect(rankSimilar(asked, many.toReversed())).toEqual(many.slice(0, 5))
  })

  it('finds nothing like nothing', () => {
    expect(rankSimilar({ name: '', businessId: null }, [known('1', '***'), parik])).toEqual([])
  })
})

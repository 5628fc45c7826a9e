/** Municipalities for property tests, and the days on which things happen to them. */
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { sameInAll } from '@solmu/shared/text.js'
import fc from 'fast-check'
import type { MunicipalityFact } from '../succession.js'

/** Days are counted from here, so that the generated ones lie close together and meet. */
export const dayNumber = (count: number): IsoDate => addDays('2020-01-01', count)

/** No generated change lies further ahead than twice this count. */
export const lastCount = 40

/** A day on, before or after everything that happens in a generated network. */
export const anyDay = fc.integer({ min: -2, max: 2 * lastCount + 2 }).map(dayNumber)

/** A municipality with the things that a test wants to say about it. */
export const aMunicipality = (code: string, more: Partial<MunicipalityFact> = {}): MunicipalityFact => ({
  code,
  name: sameInAll(code),
  validFrom: '2013-01-01',
  validTo: null,
  successorCode: null,
  isMainland: true,
  ...more
})

export const codes = ['001', '002', '003', '004', '005', '006']

/** Six municipalities, of which some merge into one with a greater code. */
export const municipalityLives: fc.Arbitrary<MunicipalityFact[]> = fc
  .array(
    fc.record({ end: fc.option(fc.integer({ min: 1, max: lastCount })), into: fc.nat(), isMainland: fc.boolean() }),
    {
      minLength: codes.length,
      maxLength: codes.length
    }
  )
  .map((lives) =>
    lives.map(({ end, into, isMainland }, place) => {
      const later = codes.slice(place + 1)
      const successorCode = later[into % Math.max(1, later.length)]
      if (end === null || successorCode === undefined) return aMunicipality(codes[place]!, { isMainland })
      return aMunicipality(codes[place]!, { isMainland, validTo: dayNumber(end), successorCode })
    })
  )

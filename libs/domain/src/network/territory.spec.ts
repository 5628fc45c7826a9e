import { isValidOn } from '@solmu/shared/dates.js'
import fc from 'fast-check'
import { aMunicipality, anyDay, dayNumber, municipalityLives } from '../geography/testing/municipality-arbitraries.js'
import { anyFacts, aTerritory, aUnit, soundNetwork } from './testing/network-arbitraries.js'
import { centresServing, territoriesOn } from './territory.js'

const centres = [aUnit('east', 'regional_centre'), aUnit('south', 'regional_centre')]
const pertunmaa = aMunicipality('588', { validTo: '2025-01-01', successorCode: '507' })
const mantyharju = aMunicipality('507')
const mariehamn = aMunicipality('478', { isMainland: false })

describe('the territories of a day', () => {
  const municipalities = [pertunmaa, mantyharju, aMunicipality('005'), mariehamn]
  const territories = [
    aTerritory('south', '588', { validTo: '2025-01-01' }),
    aTerritory('east', '507'),
    aTerritory('east', '005', { validTo: '2024-07-01' }),
    aTerritory('south', '005', { validFrom: '2024-07-01' })
  ]
  const on = (day: string) => territoriesOn({ units: centres, territories }, municipalities, day)

  it('hold the municipalities of the day and the shapes that depict them', () => {
    expect(on('2024-06-30').territories).toEqual([
      { unitId: 'east', municipalityCodes: ['005', '507'], shapeCodes: ['005', '507'] },
      { unitId: 'south', municipalityCodes: ['588'], shapeCodes: [] }
    ])
    expect(on('2024-07-01').territories).toEqual([
      { unitId: 'east', municipalityCodes: ['507'], shapeCodes: ['507'] },
      { unitId: 'south', municipalityCodes: ['005', '588'], shapeCodes: ['005'] }
    ])
  })

  it('let the municipality that lives on decide about the shape that both share', () => {
    const south = on('2024-12-31').territories.find((territory) => territory.unitId === 'south')
    expect(south?.municipalityCodes).toContain('588')
    expect(south?.shapeCodes).not.toContain('507')
    expect(on('2025-01-01').territories.flatMap((territory) => territory.municipalityCodes)).not.toContain('588')
  })

  it('leave nothing uncovered but what nobody serves on the mainland', () => {
    expect(on('2024-06-30').uncoveredCodes).toEqual([])
    const partly = territoriesOn({ units: centres, territories: territories.slice(0, 2) }, municipalities, '2024-06-30')
    expect(partly.uncoveredCodes).toEqual(['005'])
  })

  it('end with their centre even when the facts forgot to', () => {
    const closed = [aUnit('east', 'regional_centre', { validTo: '2024-01-01' })]
    const found = territoriesOn(
      { units: closed, territories: [aTerritory('east', '005')] },
      [aMunicipality('005')],
      '2024-06-01'
    )
    expect(found).toEqual({ territories: [], uncoveredCodes: ['005'], overlaps: [] })
  })

  it('name an overlap and give the municipality to the centre that began last', () => {
    const twice = [aTerritory('south', '005', { validFrom: '2024-01-01' }), aTerritory('east', '005')]
    const found = territoriesOn({ units: centres, territories: twice }, [aMunicipality('005')], '2024-06-01')
    expect(found.overlaps).toEqual([{ municipalityCode: '005', unitIds: ['south', 'east'] }])
    expect(found.territories.map((territory) => territory.unitId)).toEqual(['south'])
  })

  it('share the living municipalities and the shapes without ever overlapping, whatever the facts', () => {
    fc.assert(
      fc.property(anyFacts, municipalityLives, anyDay, (facts, lives, day) => {
        const { territories: found, uncoveredCodes } = territoriesOn(facts, lives, day)
        const living = lives.filter((municipality) => isValidOn(municipality, day))
        const held = found.flatMap((territory) => territory.municipalityCodes)
        const shapes = found.flatMap((territory) => territory.shapeCodes)
        expect(new Set(held).size).toBe(held.length)
        expect(new Set(shapes).size).toBe(shapes.length)
        const unserved = living.filter(({ code }) => !held.includes(code))
        expect(uncoveredCodes).toEqual(unserved.filter(({ isMainland }) => isMainland).map(({ code }) => code))
        expect(held.every((code) => living.some((municipality) => municipality.code === code))).toBe(true)
        expect(found.every((territory) => territory.municipalityCodes.length > 0)).toBe(true)
      })
    )
  })

  it('of a sound network are exactly what the facts say', () => {
    fc.assert(
      fc.property(soundNetwork, anyDay, ({ facts, municipalities: lives }, day) => {
        const { territories: found, overlaps } = territoriesOn(facts, lives, day)
        expect(overlaps).toEqual([])
        const said = facts.territories.filter((fact) => isValidOn(fact, day))
        expect(
          found.flatMap(({ unitId, municipalityCodes }) => municipalityCodes.map((code) => [code, unitId])).sort()
        ).toEqual(said.map((fact) => [fact.municipalityCode, fact.unitId]).sort())
        expect(centresServing(facts, day).size).toBe(said.length)
      })
    )
  })

  it('paint nothing before the records begin', () => {
    expect(territoriesOn({ units: centres, territories }, municipalities, dayNumber(-4000))).toEqual({
      territories: [],
      uncoveredCodes: [],
      overlaps: []
    })
  })
})

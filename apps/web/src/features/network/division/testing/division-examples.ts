/** The example network of 5 November 2023 through divisions, as the API answers it. */
import type { UnitRef } from '../../network.types.js'
import { joensuu, kajaani, kuopio, oulu, treeOf2023 } from '../../testing/network-examples.js'
import type { DivisionArea, NetworkDivision } from '../division.operations.js'
import type { LensName } from '../lens-names.js'

const text = (name: string) => ({ fi: name, sv: `${name} (sv)`, en: `${name} (en)` })

type Shares = readonly (readonly [UnitRef, number])[]

interface AreaDraft {
  readonly area: string | null
  readonly name?: string
  readonly municipalityCodes: readonly string[]
  readonly population: number
  readonly units: Shares
}

function areaOf({ area, name, municipalityCodes, population, units }: AreaDraft): DivisionArea {
  return {
    area,
    name: name === undefined ? null : text(name),
    municipalityCodes: [...municipalityCodes],
    shapeCodes: [...municipalityCodes],
    population,
    units: units.map(([unit, share]) => ({ unit, share })),
    unitCount: units.reduce((sum, [, share]) => sum + share, 0)
  }
}

export function aDivision(lens: LensName, areas: readonly AreaDraft[], asOf = '2023-11-05'): NetworkDivision {
  return {
    lens,
    asOf,
    populationDate: '2022-12-31',
    areas: areas.map(areaOf),
    attribution: 'Aluejaot: Tilastokeskus 2026, CC BY 4.0'
  }
}

const everything = {
  municipalityCodes: treeOf2023().territories.flatMap((territory) => [...territory.municipalityCodes]).concat('478').sort(),
  population: 473524,
  units: [[oulu, 1], [kajaani, 1], [joensuu, 1], [kuopio, 1]] as Shares
}

/** Five regions; the unit in Joensuu does 30 % of its work in Pohjois-Savo. */
export function regionDivision(): NetworkDivision {
  return aDivision('region', [
    { area: '11', name: 'Pohjois-Savo', municipalityCodes: ['297'], population: 121543, units: [[joensuu, 0.3], [kuopio, 1]] },
    { area: '12', name: 'Pohjois-Karjala', municipalityCodes: ['167', '422'], population: 88000, units: [[joensuu, 0.7]] },
    { area: '17', name: 'Pohjois-Pohjanmaa', municipalityCodes: ['564'], population: 211848, units: [[oulu, 1]] },
    { area: '18', name: 'Kainuu', municipalityCodes: ['205'], population: 40457, units: [[kajaani, 1]] },
    { area: '21', name: 'Ahvenanmaa', municipalityCodes: ['478'], population: 11676, units: [] }
  ])
}

/** Two counties, a municipality that lies in none, and a unit that works outside both. */
export function countyDivision(): NetworkDivision {
  return aDivision('wellbeing_county', [
    { area: '13', name: 'Pohjois-Savon hyvinvointialue', municipalityCodes: ['167', '297', '422'], population: 209543, units: [[joensuu, 1], [kuopio, 1]] },
    { area: '19', name: 'Pohjois-Pohjanmaan hyvinvointialue', municipalityCodes: ['205', '564'], population: 252305, units: [[oulu, 1]] },
    { area: null, municipalityCodes: ['478'], population: 11676, units: [[kajaani, 1]] }
  ])
}

/** Three classes of municipalities. */
export function classDivision(): NetworkDivision {
  return aDivision('urban_rural', [
    { area: 'rural', municipalityCodes: ['422', '478'], population: 22000, units: [] },
    { area: 'semi_urban', municipalityCodes: ['205'], population: 40457, units: [[kajaani, 1]] },
    { area: 'urban', municipalityCodes: ['167', '297', '564'], population: 411067, units: [[oulu, 1], [joensuu, 1], [kuopio, 1]] }
  ])
}

/** A division that is not there on the day: everything lies in no area. */
export function missingDivision(lens: LensName, asOf: string): NetworkDivision {
  return aDivision(lens, [{ area: null, ...everything }], asOf)
}

/** The answer to the question for a division. */
export function divisionAnswer({ lens, asOf }: Record<string, unknown>) {
  const known: Partial<Record<LensName, NetworkDivision>> = {
    region: regionDivision(),
    wellbeing_county: countyDivision(),
    urban_rural: classDivision()
  }
  const division = known[lens as LensName] ?? missingDivision(lens as LensName, String(asOf ?? '2026-11-21'))
  return {
    division: {
      __typename: 'NetworkDivision',
      ...division,
      areas: division.areas.map((area) => ({
        __typename: 'DivisionArea',
        ...area,
        units: area.units.map(({ unit, share }) => ({
          __typename: 'AreaUnit',
          share,
          unit: { __typename: 'OrgUnitRef', ...unit }
        }))
      }))
    }
  }
}

/** The municipalities of the examples with their names. */
export function municipalitiesAnswer() {
  const names: Record<string, string> = { '167': 'Joensuu', '205': 'Kajaani', '297': 'Kuopio', '422': 'Lieksa', '478': 'Maarianhamina', '564': 'Oulu' }
  return {
    municipalities: Object.entries(names).map(([code, name]) => ({
      __typename: 'Municipality',
      code,
      name: text(name),
      population: 10000 + Number(code),
      languageStatus: 'finnish'
    }))
  }
}

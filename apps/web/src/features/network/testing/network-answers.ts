/** The example network as the API answers it, for specs that draw whole pages. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Answers } from '../../../app/testing.js'
import type { NetworkEvent, NetworkTree, RegionArea, UnitRef } from '../network.types.js'
import { east, events, kajaani, north, treeOf2023, treeOfToday } from './network-examples.js'

const refAnswer = (unit: UnitRef) => ({ __typename: 'OrgUnitRef', ...unit })

export const treeAnswer = (tree: NetworkTree) => ({
  networkTree: {
    __typename: 'NetworkTree',
    ...tree,
    nodes: tree.nodes.map((node) => ({ __typename: 'NetworkNode', ...node })),
    territories: tree.territories.map((territory) => ({ __typename: 'Territory', ...territory }))
  }
})

export const eventAnswer = (event: NetworkEvent) => ({
  __typename: 'NetworkEvent',
  ...event,
  units: event.units.map(refAnswer),
  from: event.from.map(refAnswer),
  to: event.to.map(refAnswer)
})

const text = (name: string) => ({ fi: name, sv: name, en: name })

export const regions: RegionArea[] = [
  { code: '18', name: text('Kainuu'), municipalityCodes: ['205'] },
  { code: '17', name: text('Pohjois-Pohjanmaa'), municipalityCodes: ['564'] },
  { code: '12', name: text('Pohjois-Karjala'), municipalityCodes: ['167', '422'] },
  { code: '11', name: text('Pohjois-Savo'), municipalityCodes: ['297'] },
  { code: '21', name: text('Ahvenanmaa'), municipalityCodes: ['478'] }
]

/** A regional centre with everything that its page asks for; `people` null = the viewer may not see them. */
export function unitAnswer(change: Record<string, unknown> = {}) {
  const municipality = {
    __typename: 'Municipality',
    code: '167',
    lon: 29.76,
    lat: 62.6,
    population: 77261,
    languageStatus: 'finnish',
    name: text('Joensuu')
  }
  return {
    orgUnit: {
      __typename: 'OrgUnit',
      ...east,
      kind: 'regional_centre',
      streetAddress: 'Kumppaninkuja 19',
      email: null,
      phone: '000 255 594',
      validFrom: '2014-04-01',
      validTo: null,
      organisation: {
        __typename: 'Organisation',
        id: 'o1',
        businessId: '9876350-7',
        legalForm: 'association',
        name: text('Karjalan Työsilta ry')
      },
      municipality,
      parent: refAnswer({ id: 'hq', name: text('Pääkonttori'), type: 'headquarters' }),
      centre: refAnswer(east),
      path: [refAnswer({ id: 'hq', name: text('Pääkonttori'), type: 'headquarters' })],
      children: [refAnswer(kajaani)],
      territory: { __typename: 'Territory', population: 250000, populationDate: '2022-12-31' },
      serviceShares: [],
      territoryMunicipalities: [municipality, { ...municipality, code: '205', name: text('Kajaani'), population: 36297 }],
      history: events()
        .filter((event) => [...event.units, ...event.from, ...event.to].some((unit) => unit.id === east.id))
        .map(eventAnswer),
      people: [
        {
          __typename: 'UnitPerson',
          userId: 'p1',
          displayName: 'Eeva-Liisa Turunen',
          role: 'regional_coordinator',
          validFrom: '2020-01-01',
          validTo: null,
          deputyForName: null
        }
      ],
      ...change
    }
  }
}

const shapes = JSON.parse(
  readFileSync(resolve(process.cwd(), 'apps/web/public/geo/fi-admin-2026-coast.topo.json'), 'utf8')
) as unknown

/** The network of 5 November 2023, of today, and of nothing between. */
export function networkAnswers(change: Answers = {}): Answers {
  return {
    NetworkTree: ({ asOf }) => treeAnswer(asOf === null ? treeOfToday() : { ...treeOf2023(), asOf: String(asOf) }),
    NetworkEvents: () => ({ networkEvents: events().map(eventAnswer) }),
    Regions: () => ({ areas: regions.map((region) => ({ __typename: 'Area', ...region })) }),
    OrgUnit: ({ id }) => unitAnswer(id === north.id ? { ...north } : {}),
    'GET /geo/fi-admin-2026-coast.topo.json': () => shapes,
    ...change
  }
}

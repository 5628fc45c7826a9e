/** A small network for the specs: two centres, five units, one that moves and takes its municipality with it. */
import type { LocalizedText } from '@solmu/shared/text.js'
import type { NetworkEvent, NetworkNode, NetworkTree, UnitRef } from '../network.types.js'

export const today = '2026-11-21'

const text = (name: string): LocalizedText => ({ fi: name, sv: `${name} (sv)`, en: `${name} (en)` })

export const headquarters: UnitRef = { id: 'hq', name: text('Pääkonttori'), type: 'headquarters' }
export const east: UnitRef = { id: 'east', name: text('Itä-Suomi'), type: 'regional_centre' }
export const north: UnitRef = { id: 'north', name: text('Pohjois-Pohjanmaa'), type: 'regional_centre' }
export const kajaani: UnitRef = { id: 'kajaani', name: text('Kajaanin Kiintopiste'), type: 'local_unit' }
export const joensuu: UnitRef = { id: 'joensuu', name: text('Karjalan Työsilta'), type: 'local_unit' }
export const oulu: UnitRef = { id: 'oulu', name: text('Oulun Sampo'), type: 'local_unit' }
export const lieksa: UnitRef = { id: 'lieksa', name: text('Lieksan Lauttaus'), type: 'local_unit' }
export const kuopio: UnitRef = { id: 'kuopio', name: text('Kuopion Käsi'), type: 'local_unit' }

const places: Record<string, { code: string; name: string; lon: number; lat: number }> = {
  hq: { code: '091', name: 'Helsinki', lon: 24.94, lat: 60.17 },
  east: { code: '167', name: 'Joensuu', lon: 29.76, lat: 62.6 },
  north: { code: '564', name: 'Oulu', lon: 25.47, lat: 65.01 },
  kajaani: { code: '205', name: 'Kajaani', lon: 27.73, lat: 64.23 },
  joensuu: { code: '167', name: 'Joensuu', lon: 29.8, lat: 62.55 },
  oulu: { code: '564', name: 'Oulu', lon: 25.5, lat: 65.05 },
  lieksa: { code: '422', name: 'Lieksa', lon: 30.02, lat: 63.32 },
  kuopio: { code: '297', name: 'Kuopio', lon: 27.68, lat: 62.89 }
}

function node(unit: UnitRef, parentId: string | null, change: Partial<NetworkNode> = {}): NetworkNode {
  const place = places[unit.id] as { code: string; name: string; lon: number; lat: number }
  return {
    id: unit.id,
    parentId,
    depth: unit.type === 'headquarters' ? 0 : unit.type === 'regional_centre' ? 1 : 2,
    type: unit.type,
    kind: unit.type === 'local_unit' ? 'workshop' : unit.type,
    name: unit.name,
    organisationName: 'Karjalan Työsilta ry',
    municipalityCode: place.code,
    municipalityName: text(place.name),
    lon: place.lon,
    lat: place.lat,
    validFrom: '2014-04-01',
    validTo: null,
    localUnitCount: 0,
    ...change
  }
}

/** The tree of 5 November 2023: Kajaani still belongs to the east, Lieksa has not opened. */
export function treeOf2023(): NetworkTree {
  return {
    asOf: '2023-11-05',
    today,
    nodes: [
      node(headquarters, null, { localUnitCount: 4 }),
      node(north, 'hq', { localUnitCount: 1 }),
      node(oulu, 'north'),
      node(east, 'hq', { localUnitCount: 3 }),
      node(kajaani, 'east'),
      node(joensuu, 'east'),
      node(kuopio, 'east')
    ],
    territories: [
      { unitId: 'north', municipalityCodes: ['564'], shapeCodes: ['564'], population: 211848, populationDate: '2022-12-31' },
      {
        unitId: 'east',
        municipalityCodes: ['167', '205', '297', '422'],
        shapeCodes: ['167', '205', '297', '422'],
        population: 250000,
        populationDate: '2022-12-31'
      }
    ],
    uncoveredMunicipalityCodes: ['478'],
    uncoveredMunicipalityNames: [text('Maarianhamina')],
    attribution: 'Aluejaot: Tilastokeskus 2026, CC BY 4.0'
  }
}

/** The tree of today: Kajaani belongs to the north since 2025, Lieksa is open, Kuopio's unit has closed. */
export function treeOfToday(): NetworkTree {
  return {
    ...treeOf2023(),
    asOf: today,
    nodes: [
      node(headquarters, null, { localUnitCount: 4 }),
      node(north, 'hq', { localUnitCount: 2 }),
      node(kajaani, 'north'),
      node(oulu, 'north'),
      node(east, 'hq', { localUnitCount: 2 }),
      node(joensuu, 'east'),
      node(lieksa, 'east', { validFrom: '2024-02-08' })
    ],
    territories: [
      {
        unitId: 'north',
        municipalityCodes: ['205', '564'],
        shapeCodes: ['205', '564'],
        population: 248000,
        populationDate: '2022-12-31'
      },
      {
        unitId: 'east',
        municipalityCodes: ['167', '297', '422'],
        shapeCodes: ['167', '297', '422'],
        population: 213848,
        populationDate: '2022-12-31'
      }
    ]
  }
}

/** An event with everything empty that the case does not name. */
export function event(change: Partial<NetworkEvent> & Pick<NetworkEvent, 'date' | 'kind'>): NetworkEvent {
  return {
    id: `${change.kind}-${change.date}-${change.units?.map((unit) => unit.id).join('-') ?? ''}`,
    units: [],
    from: [],
    to: [],
    municipalityCodes: [],
    municipalityNames: [],
    intoMunicipalityName: null,
    nameBefore: null,
    nameAfter: null,
    reason: null,
    isFuture: change.date > today,
    ...change
  }
}

/** What happened between the two trees, one change yet to come, and a merger of municipalities. */
export function events(): NetworkEvent[] {
  return [
    event({ date: '2014-04-01', kind: 'opened', units: [joensuu] }),
    event({
      date: '2020-01-01',
      kind: 'municipality_merged',
      units: [east],
      municipalityCodes: ['911'],
      municipalityNames: [text('Valtimo')],
      intoMunicipalityName: text('Nurmes')
    }),
    event({ date: '2023-05-12', kind: 'opened', units: [kuopio] }),
    event({ date: '2024-02-08', kind: 'opened', units: [lieksa] }),
    event({ date: '2025-01-01', kind: 'moved', units: [kajaani], from: [east], to: [north] }),
    event({
      date: '2025-01-01',
      kind: 'territory_changed',
      units: [east, north],
      from: [east],
      to: [north],
      municipalityCodes: ['205'],
      municipalityNames: [text('Kajaani')],
      reason: 'päätös 12/2024'
    }),
    event({ date: '2025-06-01', kind: 'closed', units: [kuopio] }),
    event({ date: '2027-03-01', kind: 'closed', units: [oulu] })
  ]
}

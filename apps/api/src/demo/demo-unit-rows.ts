/** Makes the unit rows of the demo: head office, centres and local units, with invented contact details. */
import { sameInAll, type LocalizedText } from '@solmu/shared/text.js'
import { centres, headquartersMunicipality, headquartersName, networkStart, type CentreKey } from './demo-centres.js'
import { addressName, demoId, demoNumber } from './demo-id.js'
import type { DemoReference, DemoService, DemoUnit } from './demo-network.types.js'
import { headOrganisationId, organisationIdOf } from './demo-organisations.js'
import { earlierNames, servedShares, swedishNames, unitSeeds } from './demo-units.js'

/** Street names that no town has, so that no address leads to anybody's door. */
const finnishStreets = ['Verstaanpolku', 'Valmentajankuja', 'Osallisuudentie', 'Työpajanraitti', 'Kumppaninkuja']
const swedishStreets = ['Verkstadsstigen', 'Handledargränden', 'Delaktighetsvägen', 'Kamratgränden']
const swedishMajority = new Set(['445', '545', '598', '710'])

/** Units of one municipality fan out to the north of its centre point, so that the sea stays empty. */
const fanDegrees = [0, -50, 50, -90, 90, -25, 25]
const fanRadius = 0.045

export const headquartersId = demoId('unit:headquarters')

/** The id of a centre. */
export function centreId(key: CentreKey): string {
  return demoId(`centre:${key}`)
}

/** The id of a local unit. */
export function localUnitId(name: string): string {
  return demoId(`unit:${name}`)
}

type UnitDraft = Omit<DemoUnit, 'reason' | 'endReason' | 'lon' | 'lat' | 'streetAddress' | 'email' | 'phone' | 'consortiumId'> & {
  readonly address: string
}

function unitDrafts(): UnitDraft[] {
  const headquarters: UnitDraft = {
    id: headquartersId,
    code: 'PK',
    organisationId: headOrganisationId,
    type: 'headquarters',
    kind: 'headquarters',
    name: headquartersName,
    municipalityCode: headquartersMunicipality,
    validFrom: networkStart,
    validTo: null,
    address: 'tyojaosallisuus'
  }
  return [headquarters, ...regionalCentres(), ...localUnits()]
}

function regionalCentres(): UnitDraft[] {
  return (Object.keys(centres) as CentreKey[]).map((key, place) => {
    const { name, municipalityCode, validFrom, host } = centres[key]
    return {
      id: centreId(key),
      code: `K${place + 1}`,
      organisationId: organisationIdOf(host),
      type: 'regional_centre',
      kind: 'regional_centre',
      name,
      municipalityCode,
      validFrom,
      validTo: null,
      address: `aluekeskus.${addressName(name.fi, '')}`
    }
  })
}

function localUnits(): UnitDraft[] {
  return unitSeeds.map(([name, kind, , municipalityCode, validFrom, validTo], place) => ({
    id: localUnitId(name),
    code: `Y${String(place + 1).padStart(3, '0')}`,
    organisationId: organisationIdOf(name),
    type: 'local_unit',
    kind,
    name: nameOf(name),
    municipalityCode,
    validFrom,
    validTo,
    address: addressName(name, '')
  }))
}

function nameOf(name: string): LocalizedText {
  const swedishName = swedishNames[name]
  return swedishName === undefined ? sameInAll(name) : { fi: name, sv: swedishName, en: name }
}

/**
 * All units of the demo, each near the centre point of its municipality.
 *
 * @throws RangeError when the reference has no centre point for a municipality in which a unit stands.
 */
export function demoUnits(consortiumId: string, points: DemoReference['points']): DemoUnit[] {
  const pointOf = new Map(points.map((point) => [point.municipalityCode, point]))
  const seats = new Map<string, number>()
  return unitDrafts().flatMap(({ address, ...unit }) => {
    const point = pointOf.get(unit.municipalityCode)
    if (point === undefined) throw new RangeError(`no centre point for municipality ${unit.municipalityCode}`)
    const seat = seats.get(unit.municipalityCode) ?? 0
    seats.set(unit.municipalityCode, seat + 1)
    const whole = { ...unit, consortiumId, ...seatNear(point, seat), ...contactOf(unit, address), reason: null, endReason: null }
    return periodsOf(whole)
  })
}

/** A unit that once had another name has a period for each. */
function periodsOf(unit: DemoUnit): DemoUnit[] {
  const earlier = earlierNames[unit.name.fi]
  if (earlier === undefined) return [unit]
  const { until, name, reason } = earlier
  return [
    { ...unit, name, validTo: until },
    { ...unit, validFrom: until, reason }
  ]
}

/** The declared shares of the units that work for several municipalities. */
export function demoServices(consortiumId: string): DemoService[] {
  return Object.entries(servedShares).flatMap(([unitName, { from: validFrom, shares }]) =>
    Object.entries(shares).map(([municipalityCode, share]) => ({
      consortiumId,
      unitId: localUnitId(unitName),
      municipalityCode,
      share,
      validFrom,
      validTo: null
    }))
  )
}

function seatNear(point: { readonly lon: number; readonly lat: number }, seat: number): { lon: number; lat: number } {
  if (seat === 0) return { lon: point.lon, lat: point.lat }
  const angle = ((fanDegrees[(seat - 1) % fanDegrees.length] ?? 0) * Math.PI) / 180
  const eastward = (fanRadius * Math.sin(angle)) / Math.cos((point.lat * Math.PI) / 180)
  return { lon: rounded(point.lon + eastward), lat: rounded(point.lat + fanRadius * Math.cos(angle)) }
}

const rounded = (degrees: number): number => Math.round(degrees * 10_000) / 10_000

function contactOf(
  unit: { readonly id: string; readonly municipalityCode: string },
  address: string
): Pick<DemoUnit, 'streetAddress' | 'email' | 'phone'> {
  const isSwedish = swedishMajority.has(unit.municipalityCode)
  const streets = isSwedish ? swedishStreets : finnishStreets
  const street = streets[demoNumber(`street:${unit.id}`, streets.length)] ?? ''
  return {
    streetAddress: `${street} ${1 + demoNumber(`number:${unit.id}`, 48)}`,
    email: `${isSwedish ? 'kansli' : 'toimisto'}@${address}.example`,
    // No number in Finland begins with 000, so this one rings nowhere.
    phone: `000 ${groupOfThree(`phone1:${unit.id}`)} ${groupOfThree(`phone2:${unit.id}`)}`
  }
}

const groupOfThree = (key: string): string => String(demoNumber(key, 1000)).padStart(3, '0')

/** The network of a day as a table, as JSON and as points on a map. Nothing here asks the database. */
import type { UnitKind, UnitType } from '@solmu/domain/network/facts.js'
import { labelOf, unitKindWords, unitTypeWords } from '@solmu/domain/network/import-words.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { type Language, type LocalizedText, pick } from '@solmu/shared/text.js'
import { Day, type Table, type TableValue } from '../../../core/files/sheet-writer.js'
import { exportWords, headingOf } from './export-words.js'

/** A unit as it is on the day, with everything that a file says of it. */
export type ExportedUnit = {
  readonly id: string
  readonly key: string | null
  readonly level: UnitType
  readonly kind: UnitKind
  readonly name: LocalizedText
  readonly organisation: { readonly id: string; readonly name: LocalizedText; readonly businessId: string | null }
  readonly parent: { readonly id: string; readonly key: string | null; readonly name: LocalizedText } | null
  readonly centre: { readonly id: string; readonly name: LocalizedText } | null
  readonly municipality: { readonly code: string; readonly name: LocalizedText }
  readonly region: LocalizedText | null
  readonly opened: IsoDate
  readonly closed: IsoDate | null
  readonly lon: number | null
  readonly lat: number | null
  readonly streetAddress: string | null
  readonly email: string | null
  readonly phone: string | null
  /** Of a centre, the municipalities that it serves; null for the others. */
  readonly municipalityCodes: readonly string[] | null
}

export type ExportedNetwork = {
  readonly asOf: IsoDate
  readonly consortium: LocalizedText
  readonly attribution: string
  readonly units: readonly ExportedUnit[]
}

type Column = readonly [heading: string, value: (unit: ExportedUnit) => TableValue]

/** The columns in a language; those that a file may bring back carry the headings that are known then. */
function columnsIn(language: Language): readonly Column[] {
  const own = (word: keyof typeof exportWords): string => exportWords[word][language]
  const field = (name: string, place = 0): string => headingOf('units', name, { language, place })
  const text = (name: LocalizedText | null | undefined): string | null => (name ? pick(name, language).text : null)
  return [
    [field('type'), (unit) => labelOf(unitTypeWords, unit.level, language)],
    [field('key'), (unit) => unit.key],
    [field('id'), (unit) => unit.id],
    [field('name.fi'), (unit) => unit.name.fi],
    [field('name.sv'), (unit) => unit.name.sv],
    [field('name.en'), (unit) => unit.name.en],
    [field('kind'), (unit) => labelOf(unitKindWords, unit.kind, language)],
    [field('organisation', 2), (unit) => text(unit.organisation.name)],
    [field('organisation'), (unit) => unit.organisation.businessId],
    [field('parent'), (unit) => unit.parent?.key ?? null],
    [field('parent', 1), (unit) => text(unit.parent?.name)],
    [own('centre'), (unit) => text(unit.centre?.name)],
    [field('municipality'), (unit) => unit.municipality.code],
    [field('municipality', 1), (unit) => text(unit.municipality.name)],
    [own('region'), (unit) => text(unit.region)],
    [field('openedOn'), (unit) => new Day(unit.opened)],
    [field('closedOn'), (unit) => (unit.closed === null ? null : new Day(unit.closed))],
    [field('lon'), (unit) => unit.lon],
    [field('lat'), (unit) => unit.lat],
    [field('streetAddress'), (unit) => unit.streetAddress],
    [field('email'), (unit) => unit.email],
    [field('phone'), (unit) => unit.phone],
    [own('municipalityCount'), (unit) => unit.municipalityCodes?.length ?? null]
  ]
}

/** The tree of the day, each unit after the one above it. */
export function networkTable(network: ExportedNetwork, language: Language): Table {
  const columns = columnsIn(language)
  const word = (of: keyof typeof exportWords): string => exportWords[of][language]
  return {
    name: word('network'),
    headings: columns.map(([heading]) => heading),
    rows: network.units.map((unit) => columns.map(([, value]) => value(unit))),
    about: {
      name: word('about'),
      lines: [
        [word('consortium'), pick(network.consortium, language).text],
        [word('asOf'), network.asOf],
        [word('source'), `${word('register')}. ${network.attribution}`]
      ]
    }
  }
}

/** Units as points (RFC 7946); what is not about one of them stands beside the features. */
export function networkGeoJson({ units, ...about }: ExportedNetwork): object {
  return {
    type: 'FeatureCollection',
    ...about,
    features: units.map(({ lon, lat, ...properties }) => ({
      type: 'Feature',
      id: properties.id,
      geometry: lon === null || lat === null ? null : { type: 'Point', coordinates: [lon, lat] },
      properties
    }))
  }
}

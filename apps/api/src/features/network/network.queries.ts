import type { MunicipalityFact } from '@solmu/domain/geography/succession.js'
import type { NetworkFacts, UnitFact } from '@solmu/domain/network/facts.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type { MunicipalityType } from '../geography/geography.graphql.js'

/** A unit during its life, with the name of the organisation that keeps it. */
export type UnitRow = UnitFact & { readonly organisationName: string }

export type MunicipalityRow = MunicipalityFact & Omit<MunicipalityType, 'areas' | keyof MunicipalityFact>

/** What one statement brings: the facts of the viewer's consortium in the form in which the domain takes them. */
export type NetworkFactsRow = NetworkFacts & {
  readonly consortium: { readonly id: string; readonly name: LocalizedText; readonly isDemo: boolean } | null
  readonly units: readonly UnitRow[]
  readonly municipalities: readonly MunicipalityRow[]
}

/** The name columns of a table as one localised text. */
export const nameOf = (table: string): string =>
  `json_build_object('fi', ${table}.name_fi, 'sv', ${table}.name_sv, 'en', ${table}.name_en)`

const validity = (table: string): string => `'validFrom', ${table}.valid_from, 'validTo', ${table}.valid_to`

const listOf = (object: string, from: string): string =>
  `(SELECT coalesce(json_agg(json_build_object(${object})), '[]') FROM ${from})`

const consortium = `(SELECT json_build_object('id', c.id, 'name', ${nameOf('c')}, 'isDemo', c.is_demo)
  FROM consortium c WHERE c.id = app.consortium_id())`

const units = (where: string): string =>
  listOf(
    `'id', u.id, 'consortiumId', u.consortium_id, 'organisationId', u.organisation_id, 'type', u.type, 'kind', u.kind,
      'name', ${nameOf('u')}, 'organisationName', o.name_fi, 'municipalityCode', u.municipality_code, 'lon', u.lon,
      'lat', u.lat, ${validity('u')}`,
    `org_unit u JOIN organisation o ON o.id = u.organisation_id WHERE ${where}`
  )

const links = (where: string): string =>
  listOf(`'unitId', l.unit_id, 'parentId', l.parent_id, 'reason', l.reason, ${validity('l')}`, `unit_link l WHERE ${where}`)

const territories = (where: string): string =>
  listOf(
    `'unitId', t.unit_id, 'municipalityCode', t.municipality_code, 'reason', t.reason, ${validity('t')}`,
    `unit_territory t WHERE ${where}`
  )

const successions = listOf(
  `'predecessorId', s.predecessor_id, 'successorId', s.successor_id, 'kind', s.kind, 'effectiveOn', s.effective_on,
    'share', s.share, 'reason', s.reason`,
  'unit_succession s'
)

/** All municipalities ever, in the order of their codes; 21 is the region of Åland. */
const municipalities = `(SELECT json_agg(json_build_object('code', m.code, 'name', ${nameOf('m')}, ${validity('m')},
    'successorCode', m.successor_code, 'population', m.population, 'populationDate', m.population_date,
    'lon', m.lon, 'lat', m.lat, 'languageStatus', m.language_status,
    'isMainland', m.code <> ALL (ARRAY(SELECT a.municipality_code FROM municipality_area a
      WHERE a.division = 'region' AND a.area_code = '21'))) ORDER BY m.code) FROM municipality m)`

const onDay = (table: string): string =>
  `${table}.valid_from <= $1 AND (${table}.valid_to IS NULL OR ${table}.valid_to > $1)`

/** The facts that hold on the day `$1`: enough for the tree and the territories of that day. */
export const NETWORK_DAY_SQL = `
  SELECT ${consortium} AS consortium, ${units(onDay('u'))} AS units, ${links(onDay('l'))} AS links,
    ${territories(onDay('t'))} AS territories, '[]'::json AS successions, ${municipalities} AS municipalities`

/** Every fact of the network, of all times. */
export const NETWORK_FACTS_SQL = `
  SELECT ${consortium} AS consortium, ${units('true')} AS units, ${links('true')} AS links,
    ${territories('true')} AS territories, ${successions} AS successions, ${municipalities} AS municipalities`

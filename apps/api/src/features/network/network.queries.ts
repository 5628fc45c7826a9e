import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { MunicipalityFact } from '@solmu/domain/geography/succession.js'
import type { NetworkRecords, UnitPeriod } from '@solmu/domain/network/facts.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Db } from '../../core/db/db.js'
import { Loaders } from '../../core/graphql/loaders.js'
import type { MunicipalityType } from '../geography/geography.graphql.js'
import { NetworkPicture } from './network-picture.js'
import { nameOf, unitsOn } from './network.sql.js'

/** A unit in a period, with the name of the organisation that keeps it. */
export type UnitRow = UnitPeriod & { readonly organisationName: string }

export type MunicipalityRow = MunicipalityFact & Omit<MunicipalityType, 'areas' | keyof MunicipalityFact>

/** The reference geography, with the mark of its state that the loader leaves in the database. */
export type MunicipalityReference = {
  readonly stamp: string | null
  readonly list: readonly MunicipalityRow[]
  readonly byCode: ReadonlyMap<string, MunicipalityRow>
}

/** The facts of the viewer's consortium in the form in which the domain takes them. */
export type NetworkFactsRow = Omit<NetworkRecords, 'units'> & {
  readonly consortium: { readonly id: string; readonly name: LocalizedText; readonly isDemo: boolean } | null
  readonly units: readonly UnitRow[]
  readonly stamp: string | null
  /** Null when the caller already holds the reference of this stamp. */
  readonly municipalities: readonly MunicipalityRow[] | null
}

const validity = (table: string): string => `'validFrom', ${table}.valid_from, 'validTo', ${table}.valid_to`

const listOf = (object: string, from: string): string =>
  `(SELECT coalesce(json_agg(json_build_object(${object})), '[]') FROM ${from})`

const consortium = `(SELECT json_build_object('id', c.id, 'name', ${nameOf('c')}, 'isDemo', c.is_demo)
  FROM consortium c WHERE c.id = app.consortium_id())`

const units = (from: string): string =>
  listOf(
    `'id', p.id, 'consortiumId', app.consortium_id(), 'organisationId', p.organisation_id, 'type', p.type, 'kind', p.kind,
      'name', ${nameOf('p')}, 'organisationName', o.name_fi, 'municipalityCode', p.municipality_code, 'lon', p.lon,
      'lat', p.lat, 'streetAddress', p.street_address, 'email', p.email, 'phone', p.phone,
      'reason', p.reason, 'endReason', p.end_reason, ${validity('p')}`,
    `${from} JOIN organisation o ON o.id = p.organisation_id`
  )

/** Each unit that exists on the day `$2`, with the days of its whole life. */
const unitsOfDay = `(SELECT * FROM (${unitsOn('$2::date')}) n
  WHERE n.valid_from <= $2::date AND (n.valid_to IS NULL OR n.valid_to > $2::date)) p`

/** Each unit in each of its periods. */
const allPeriods = '(SELECT u.id, u.type, p.* FROM unit_period p JOIN org_unit u ON u.id = p.unit_id) p'

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

const services = (where: string): string =>
  listOf(
    `'unitId', s.unit_id, 'municipalityCode', s.municipality_code, 'share', s.share, ${validity('s')}`,
    `unit_service_area s WHERE ${where}`
  )

const stamp = `(SELECT value FROM app_meta WHERE key = 'reference_hash')`

/** All municipalities ever, in the order of their codes; 21 is the region of Åland. */
const municipalities = `(SELECT json_agg(json_build_object('code', m.code, 'name', ${nameOf('m')}, ${validity('m')},
    'successorCode', m.successor_code, 'population', m.population, 'populationDate', m.population_date,
    'lon', m.lon, 'lat', m.lat, 'languageStatus', m.language_status, 'urbanRural', m.urban_rural,
    'isMainland', m.code <> ALL (ARRAY(SELECT a.municipality_code FROM municipality_area a
      WHERE a.division = 'region' AND a.area_code = '21'))) ORDER BY m.code) FROM municipality m)`

/** The reference is more than half of the answer and hardly ever changes: sent only when `$1` is not its stamp. */
const reference = `${stamp} AS stamp, CASE WHEN ${stamp} IS DISTINCT FROM $1::text THEN ${municipalities} END AS municipalities`

const onDay = (table: string): string =>
  `${table}.valid_from <= $2::date AND (${table}.valid_to IS NULL OR ${table}.valid_to > $2::date)`

/** The facts that hold on the day `$2`: enough for the tree and the territories of that day. */
export const NETWORK_DAY_SQL = `
  SELECT ${consortium} AS consortium, ${units(unitsOfDay)} AS units, ${links(onDay('l'))} AS links,
    ${territories(onDay('t'))} AS territories, ${services(onDay('s'))} AS services, '[]'::json AS successions, ${reference}`

/** Every fact of the network, of all times. */
export const NETWORK_FACTS_SQL = `
  SELECT ${consortium} AS consortium, ${units(allPeriods)} AS units, ${links('true')} AS links,
    ${territories('true')} AS territories, ${services('true')} AS services, ${successions} AS successions, ${reference}`

/**
 * The same with the hash of all that the viewer sees of it; without the facts where that is one of the hashes `$2`. Whoever keeps
 * what was worked out of a network asks by it: two viewers who see the same share it, and nobody gets what another one sees.
 */
export const NETWORK_UNLESS_SQL = `
  WITH seen AS MATERIALIZED (${NETWORK_FACTS_SQL}),
  marked AS MATERIALIZED (SELECT encode(sha256(convert_to(concat_ws(E'\\n', s.consortium, s.units, s.links, s.territories, s.services, s.successions,
    s.stamp), 'UTF8')), 'hex') AS hash FROM seen s)
  SELECT m.hash, CASE WHEN m.hash <> ALL ($2::text[]) THEN row_to_json(s) END AS facts FROM seen s, marked m`

/** The head office, the centres and the units `$2` in all their periods, with whom they stood under: enough for their names and order. */
const NETWORK_UNITS_SQL = `
  SELECT ${consortium} AS consortium, ${units(`(SELECT u.id, u.type, p.* FROM unit_period p JOIN org_unit u ON u.id = p.unit_id
      WHERE u.type <> 'local_unit' OR u.id = ANY ($2::uuid[])) p`)} AS units,
    ${links(`l.unit_id = ANY ($2::uuid[]) OR l.unit_id IN (SELECT u.id FROM org_unit u WHERE u.type <> 'local_unit')`)} AS links,
    '[]'::json AS territories, '[]'::json AS services, '[]'::json AS successions, ${reference}`

/** Reads of the facts of the network. */
@Injectable()
export class NetworkQueries {
  /** Public data, the same for everyone, kept as long as the database says that it has not changed. */
  private reference: MunicipalityReference = { stamp: null, list: [], byCode: new Map() }

  constructor(
    private readonly db: Db,
    private readonly loaders: Loaders
  ) {}

  /** What holds on one day: answers for that day only, and knows no events. */
  onDay(day: IsoDate): Promise<NetworkPicture> {
    return this.read(NETWORK_DAY_SQL, [day])
  }

  /** What the head office, the centres and some units ever were: knows their names and their order, and nothing of others. */
  ofUnits(ids: readonly string[]): Promise<NetworkPicture> {
    return this.read(NETWORK_UNITS_SQL, [ids])
  }

  /** Everything that ever held, read at most once in a request however many units ask. */
  async ofAllTimes(): Promise<NetworkPicture> {
    const [picture] = await this.pictures.load('own')
    if (!picture) throw new DomainError('NOT_FOUND')
    return picture
  }

  /** Everything that ever held with its hash, unless the hash is one of some. */
  async unless(hashes: readonly string[]): Promise<{ hash: string; picture: NetworkPicture | null }> {
    const held = this.reference
    const [row] = await this.db.sql<{ hash: string; facts: NetworkFactsRow | null }>(NETWORK_UNLESS_SQL, [held.stamp, hashes])
    if (!row) throw new DomainError('NOT_FOUND')
    return { hash: row.hash, picture: row.facts && new NetworkPicture(row.facts, this.referenceOf(row.facts, held), todayIn()) }
  }

  /** The same read anew, for a change that must not rest on what was read before it took the lock. */
  afresh(): Promise<NetworkPicture> {
    this.pictures.clear('own')
    return this.read(NETWORK_FACTS_SQL, [])
  }

  private get pictures() {
    return this.loaders.of<NetworkPicture>('networkPicture', async ([key = '']) => [
      { key, value: await this.read(NETWORK_FACTS_SQL, []) }
    ])
  }

  private async read(sql: string, values: readonly unknown[]): Promise<NetworkPicture> {
    const held = this.reference
    const [facts] = await this.db.sql<NetworkFactsRow>(sql, [held.stamp, ...values])
    if (!facts) throw new DomainError('NOT_FOUND')
    return new NetworkPicture(facts, this.referenceOf(facts, held), todayIn())
  }

  /** What came with the facts, or what was held when they were asked for. */
  private referenceOf({ stamp, municipalities: list }: NetworkFactsRow, held: MunicipalityReference): MunicipalityReference {
    if (list === null) return held
    this.reference = { stamp, list, byCode: new Map(list.map((municipality) => [municipality.code, municipality])) }
    return this.reference
  }
}

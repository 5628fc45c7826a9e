import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Db } from '../../../core/db/db.js'
import type { NetworkNodeType } from '../network.graphql.js'
import type { NetworkPicture } from '../network-picture.js'
import { NetworkQueries } from '../network.queries.js'
import { ATTRIBUTION } from '../network.service.js'
import { nameOf } from '../network.sql.js'
import type { ExportedNetwork, ExportedUnit } from './network-table.js'
import type { ExportedOrganisation, ExportedRegister } from './organisation-table.js'

const REGIONS_SQL = `SELECT ma.municipality_code AS code, ${nameOf('a')} AS name
  FROM municipality_area ma JOIN area a ON a.division = ma.division AND a.code = ma.area_code
    AND a.valid_from <= $1::date AND (a.valid_to IS NULL OR a.valid_to > $1::date)
  WHERE ma.division = 'region' AND ma.valid_from <= $1::date AND (ma.valid_to IS NULL OR ma.valid_to > $1::date)`

const CODES_SQL = 'SELECT id, code FROM org_unit WHERE code IS NOT NULL'

const KEEPERS_SQL = `SELECT o.id, ${nameOf('o')} AS name, o.business_id AS "businessId" FROM organisation o`

const REGISTER_SQL = `SELECT o.id, o.code AS key, o.business_id AS "businessId", ${nameOf('o')} AS name,
    o.legal_form AS "legalForm", o.size_class AS "sizeClass", o.languages, o.email, o.phone, o.website,
    o.street_address AS "streetAddress", o.postal_code AS "postalCode", o.town, o.contact_name AS "contactName", o.note,
    ARRAY(SELECT r.role FROM organisation_role r WHERE r.organisation_id = o.id AND r.valid_from <= app.today()
      AND (r.valid_to IS NULL OR r.valid_to > app.today()) ORDER BY r.role) AS roles,
    (SELECT count(*)::int FROM unit_period p WHERE p.organisation_id = o.id AND p.valid_from <= app.today()
      AND (p.valid_to IS NULL OR p.valid_to > app.today())) AS "unitCount"
  FROM organisation o ORDER BY o.name_fi COLLATE "fi-x-icu", o.id`

const CONSORTIUM_SQL = `SELECT ${nameOf('c')} AS name FROM consortium c WHERE c.id = app.consortium_id()`

type Keeper = ExportedUnit['organisation']

/** What a unit is told with, found by id or code. */
type Beside = {
  readonly day: IsoDate
  readonly nodes: ReadonlyMap<string, NetworkNodeType>
  readonly codes: ReadonlyMap<string, string>
  readonly keepers: ReadonlyMap<string, Keeper>
  readonly regions: ReadonlyMap<string, LocalizedText>
  readonly territories: ReadonlyMap<string, readonly string[]>
}

/** Reads what is written to files. */
@Injectable()
export class NetworkExportQueries {
  constructor(
    private readonly db: Db,
    private readonly network: NetworkQueries
  ) {}

  /** The network of a day, each unit after the one above it. */
  async networkOn(day: IsoDate): Promise<ExportedNetwork> {
    const picture = await this.network.onDay(day)
    const { consortium } = picture.facts
    if (!consortium) throw new DomainError('NOT_FOUND')
    const beside = await this.beside(picture, day)
    const units = [...beside.nodes.values()].flatMap((node) => exported(node, picture, beside))
    return { asOf: day, consortium: consortium.name, attribution: ATTRIBUTION, units }
  }

  /** The register of organisations as it is today. */
  async register(): Promise<ExportedRegister> {
    const [consortium] = await this.db.sql<{ name: LocalizedText }>(CONSORTIUM_SQL)
    if (!consortium) throw new DomainError('NOT_FOUND')
    const organisations = await this.db.sql<ExportedOrganisation>(REGISTER_SQL)
    return { asOf: todayIn(), consortium: consortium.name, organisations }
  }

  private async beside(picture: NetworkPicture, day: IsoDate): Promise<Beside> {
    const codes = await this.db.sql<{ id: string; code: string }>(CODES_SQL)
    const keepers = await this.db.sql<Keeper>(KEEPERS_SQL)
    const regions = await this.db.sql<{ code: string; name: LocalizedText }>(REGIONS_SQL, [day])
    return {
      day,
      nodes: new Map(picture.nodesOn(day).map((node) => [node.id, node])),
      codes: new Map(codes.map(({ id, code }) => [id, code])),
      keepers: new Map(keepers.map((keeper) => [keeper.id, keeper])),
      regions: new Map(regions.map(({ code, name }) => [code, name])),
      territories: new Map(picture.territoriesOn(day).map(({ unitId, municipalityCodes }) => [unitId, municipalityCodes]))
    }
  }
}

/** What stands above a unit, and the centre that it belongs to or is. */
function placeOf(node: NetworkNodeType, { nodes, codes }: Beside): Pick<ExportedUnit, 'parent' | 'centre'> {
  const parent = nodes.get(node.parentId ?? '')
  const centre = [node, parent].find((each) => each?.type === 'regional_centre')
  return {
    parent: parent ? { id: parent.id, key: codes.get(parent.id) ?? null, name: parent.name } : null,
    centre: centre ? { id: centre.id, name: centre.name } : null
  }
}

function exported(node: NetworkNodeType, picture: NetworkPicture, beside: Beside): ExportedUnit[] {
  const unit = picture.unitOn(node.id, beside.day)
  const organisation = beside.keepers.get(unit?.organisationId ?? '')
  if (!unit || !organisation) return []
  const { id, type: level, kind, name, validFrom: opened, validTo: closed, lon, lat } = node
  const { streetAddress, email, phone } = unit
  return [
    {
      ...{ id, key: beside.codes.get(id) ?? null, level, kind, name, organisation, opened, closed, lon, lat },
      ...{ streetAddress, email, phone, ...placeOf(node, beside) },
      municipality: { code: node.municipalityCode, name: node.municipalityName },
      region: beside.regions.get(node.municipalityCode) ?? null,
      municipalityCodes: level === 'regional_centre' ? (beside.territories.get(id) ?? []) : null
    }
  ]
}

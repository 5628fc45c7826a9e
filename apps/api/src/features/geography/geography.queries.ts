import { Injectable } from '@nestjs/common'
import type { Division } from '@solmu/domain/geography/divisions.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { Db } from '../../core/db/db.js'
import type { AreaType, MunicipalityType } from './geography.graphql.js'

/** Which municipalities, on which day; null stands for today. */
export type MunicipalitySelection = {
  asOf: IsoDate | null
  /** Only these codes; all when left out. */
  codes?: readonly string[]
  /** Without areas the list costs less than half. */
  withAreas: boolean
}

const nameOf = (table: string) =>
  `json_build_object('fi', ${table}.name_fi, 'sv', ${table}.name_sv, 'en', ${table}.name_en)`

const onDay = (table: string) =>
  `${table}.valid_from <= day.asked AND (${table}.valid_to IS NULL OR ${table}.valid_to > day.asked)`

const askedDay = 'day AS MATERIALIZED (SELECT coalesce($1::date, app.today()) AS asked)'

const areasByMunicipality = `
  SELECT ma.municipality_code, json_agg(
    json_build_object('division', ma.division, 'code', ma.area_code, 'name', ${nameOf('a')}) ORDER BY ma.division
  ) AS areas
  FROM day
  JOIN municipality_area ma ON ${onDay('ma')}
  JOIN area a ON a.division = ma.division AND a.code = ma.area_code AND ${onDay('a')}
  WHERE $2::text[] IS NULL OR ma.municipality_code = ANY ($2)
  GROUP BY ma.municipality_code`

const municipalityColumns = `
  m.code, ${nameOf('m')} AS name, m.valid_from AS "validFrom", m.valid_to AS "validTo",
  m.successor_code AS "successorCode", m.language_status AS "languageStatus",
  m.urban_rural AS "urbanRural", m.lon, m.lat, m.population,
  m.population_date AS "populationDate"`

const municipalitiesSql = `
  WITH ${askedDay}
  SELECT ${municipalityColumns}, '[]'::json AS areas
  FROM day JOIN municipality m ON ${onDay('m')}
  WHERE $2::text[] IS NULL OR m.code = ANY ($2)
  ORDER BY m.code`

const municipalitiesWithAreasSql = `
  WITH ${askedDay}, belonging AS (${areasByMunicipality})
  SELECT ${municipalityColumns}, coalesce(b.areas, '[]') AS areas
  FROM day JOIN municipality m ON ${onDay('m')}
  LEFT JOIN belonging b ON b.municipality_code = m.code
  WHERE $2::text[] IS NULL OR m.code = ANY ($2)
  ORDER BY m.code`

const areasSql = `
  WITH ${askedDay}
  SELECT a.division, a.code, ${nameOf('a')} AS name, a.valid_from AS "validFrom", a.valid_to AS "validTo",
    coalesce(json_agg(m.code ORDER BY m.code) FILTER (WHERE m.code IS NOT NULL), '[]') AS "municipalityCodes",
    coalesce(sum(m.population), 0)::int AS population
  FROM day
  JOIN area a ON a.division = $2 AND ${onDay('a')}
  LEFT JOIN municipality_area ma ON ma.division = a.division AND ma.area_code = a.code AND ${onDay('ma')}
  LEFT JOIN municipality m ON m.code = ma.municipality_code AND ${onDay('m')}
  GROUP BY a.division, a.code, a.valid_from
  ORDER BY a.code`

/** The reads of the reference geography, one statement each. */
@Injectable()
export class GeographyQueries {
  constructor(private readonly db: Db) {}

  /** The municipalities that live on the day, in the order of their codes. */
  municipalities({ asOf, codes, withAreas }: MunicipalitySelection): Promise<MunicipalityType[]> {
    return this.db.sql(withAreas ? municipalitiesWithAreasSql : municipalitiesSql, [asOf, codes ?? null])
  }

  /** The areas of a division that exist on the day, in the order of their codes. */
  areas(division: Division, asOf: IsoDate | null): Promise<AreaType[]> {
    return this.db.sql(areasSql, [asOf, division])
  }
}

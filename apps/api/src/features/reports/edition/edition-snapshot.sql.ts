/**
 * The statements that copy what an edition rests on. `$1` is the first day of the run and `$2` the first one after it; what
 * holds on the last day of the run is told without an end, so that what ends later leaves the copy as it is.
 */
import { nameOf } from '../../network/network.sql.js'

/** The work of an edition may take longer than what somebody waits for; readers wait for none of it. */
export const TAKE_TIME_SQL = `SELECT set_config('statement_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '0', true)`

/** Of a row that began within the run or before: its end, when that is within the run. */
const end = (table: string): string => `CASE WHEN ${table}.valid_to < $2::date THEN ${table}.valid_to END`
const days = (table: string): string => `'validFrom', ${table}.valid_from, 'validTo', ${end(table)}`
const begun = (table: string): string => `${table}.valid_from < $2::date`
const inForce = (table: string): string => `${begun(table)} AND (${table}.valid_to IS NULL OR ${table}.valid_to > $1::date)`
const instant = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const text = (table: string, column: string): string =>
  `json_build_object('fi', ${table}.${column}_fi, 'sv', ${table}.${column}_sv, 'en', ${table}.${column}_en)`

export const ROUNDS_SQL = `
  SELECT c.id, ${nameOf('c')} AS name, c.period, c.period_kind AS "periodKind",
    (SELECT coalesce(json_agg(json_build_object('indicatorId', n.indicator_id, 'position', n.position, 'dimensionCodes', n.dimension_codes,
      'isRequired', n.is_required) ORDER BY n.position, n.indicator_id), '[]') FROM round_indicator n WHERE n.round_id = c.id) AS indicators
  FROM collection_round c
  WHERE c.consortium_id = app.consortium_id() AND c.state IN ('open', 'locked') AND c.period_from >= $1::date AND c.period_to <= $2::date`

/** The name that a unit had on the last day of the period of the round `c`, or had before. */
const nameThen = (unit: string): string => `(SELECT ${nameOf('p')} FROM unit_period p
  WHERE p.unit_id = ${unit} ORDER BY p.valid_from < c.period_to DESC, CASE WHEN p.valid_from < c.period_to THEN p.valid_from END DESC, p.valid_from LIMIT 1)`

/** Whoever did it by their id alone: a name would stay in the bytes of the edition when the person is erased. */
const deed = (by: string, at: string): string => `json_build_object('by', ${by}, 'at', ${instant(at)})`

/** The last step of one of some kinds that the return `r` took. */
const lastStep = (...actions: readonly string[]): string => `(SELECT ${deed('s.taken_by', 's.taken_at')} FROM return_step s
  WHERE s.return_id = r.id AND s.action IN ('${actions.join("', '")}') ORDER BY s.taken_at DESC, s.id DESC LIMIT 1)`

export const RETURNS_SQL = `
  SELECT r.id, r.round_id AS "roundId", r.unit_id AS "unitId", ${nameThen('r.unit_id')} AS "unitName", r.centre_id AS "centreId",
    CASE WHEN r.centre_id IS NOT NULL THEN ${nameThen('r.centre_id')} END AS "centreName", c.period, c.period_kind AS "periodKind",
    c.period_from AS "periodFrom", r.state, r.is_member AS "isMember", r.number,
    (SELECT ${deed('v.made_by', 'v.made_at')} FROM return_version v
      WHERE v.return_id = r.id AND v.kind = 'submission' ORDER BY v.number DESC LIMIT 1) AS sent,
    ${lastStep('verify')} AS verified, ${lastStep('accept', 'admit')} AS accepted,
    (SELECT coalesce(json_agg(json_build_object('number', w.number, 'kind', w.kind, 'reason', w.reason) ORDER BY w.number, w.at, w.kind), '[]')
      FROM (SELECT v.number, 'correction' AS kind, v.reason, v.made_at AS at FROM return_version v WHERE v.return_id = r.id AND v.kind = 'correction'
        UNION ALL SELECT s.version_number, 'reopened', s.message, s.taken_at FROM return_step s
          WHERE s.return_id = r.id AND s.action = 'reopen') w) AS reasons
  FROM unit_return r JOIN collection_round c ON c.id = r.round_id
  WHERE c.consortium_id = app.consortium_id() AND c.state IN ('open', 'locked') AND c.period_from >= $1::date AND c.period_to <= $2::date`

/** The figures that stand in the returns `$1`. */
export const FACTS_SQL = `
  SELECT f.return_id AS "returnId", f.unit_id AS "unitId", f.indicator_id AS "indicatorId", f.breakdown, f.period,
    f.period_kind AS "periodKind", f.period_from AS "periodFrom", f.status, f.value::float8 AS value, f.from_version AS "versionNumber"
  FROM fact f WHERE f.return_id = ANY ($1::uuid[]) AND f.to_version IS NULL`

export const INDICATORS_SQL = `
  SELECT i.id, i.code, g.code AS "groupCode", ${nameOf('g')} AS "groupName", g.position AS "groupPosition", i.position, i.unit, i.decimals,
    i.aggregation, i.source_class AS "sourceClass", i.weight_indicator_id AS "weightIndicatorId", i.origin,
    (SELECT coalesce(json_agg(json_build_object('number', v.number, 'name', ${nameOf('v')}, 'definition', ${text('v', 'definition')},
      'condition', ${text('v', 'condition')}, 'direction', v.direction, 'dimensionCodes', v.dimension_codes, 'numerator', v.numerator,
      'denominator', v.denominator, 'factor', v.factor, 'source', v.source, 'taskAreas', v.task_areas, ${days('v')}) ORDER BY v.valid_from), '[]')
      FROM indicator_version v WHERE v.indicator_id = i.id AND ${inForce('v')}) AS versions
  FROM indicator i JOIN indicator_group g ON g.id = i.group_id WHERE i.consortium_id = app.consortium_id()`

export const DIMENSIONS_SQL = `
  SELECT d.code, ${nameOf('d')} AS name, d.position,
    (SELECT coalesce(json_agg(json_build_object('code', c.code, 'kind', c.kind, 'name', ${nameOf('c')}, 'position', c.position,
      ${days('c')}) ORDER BY c.position, c.code), '[]')
      FROM dimension_category c WHERE c.dimension_id = d.id AND (c.valid_from IS NULL OR ${begun('c')})) AS categories
  FROM dimension d WHERE d.consortium_id = app.consortium_id() AND $1::date < $2::date`

const ofConsortium = (table: string): string => `${table}.consortium_id = app.consortium_id() AND ${begun(table)}`

/** Shares leave the database as the shortest decimal that stands for them. */
export const NETWORK_SQL = `
  SELECT json_build_object('kind', 'unit', 'id', u.id, 'type', u.type, 'unitKind', p.kind, 'name', ${nameOf('p')},
    'organisationId', p.organisation_id, 'municipalityCode', p.municipality_code, ${days('p')}) AS row
  FROM unit_period p JOIN org_unit u ON u.id = p.unit_id WHERE ${ofConsortium('p')} AND $1::date < $2::date
  UNION ALL
  SELECT json_build_object('kind', 'link', 'unitId', l.unit_id, 'parentId', l.parent_id, ${days('l')}) FROM unit_link l
    JOIN org_unit u ON u.id = l.unit_id WHERE u.consortium_id = app.consortium_id() AND ${begun('l')}
  UNION ALL
  SELECT json_build_object('kind', 'territory', 'unitId', t.unit_id, 'municipalityCode', t.municipality_code, ${days('t')})
    FROM unit_territory t WHERE ${ofConsortium('t')}
  UNION ALL
  SELECT json_build_object('kind', 'service', 'unitId', s.unit_id, 'municipalityCode', s.municipality_code, 'share', s.share::text, ${days('s')})
    FROM unit_service_area s WHERE ${ofConsortium('s')}
  UNION ALL
  SELECT json_build_object('kind', 'succession', 'predecessorId', s.predecessor_id, 'successorId', s.successor_id, 'successionKind', s.kind,
    'effectiveOn', s.effective_on, 'share', s.share::text)
    FROM unit_succession s JOIN org_unit u ON u.id = s.successor_id WHERE u.consortium_id = app.consortium_id() AND s.effective_on < $2::date
  UNION ALL
  SELECT json_build_object('kind', 'organisation', 'id', o.id, 'name', ${nameOf('o')}) FROM organisation o
    WHERE EXISTS (SELECT 1 FROM unit_period p WHERE p.organisation_id = o.id AND ${ofConsortium('p')})`

/** The divisions `$3` with their areas, and all municipalities ever: a trait of one that ended is that of the one that continues it. */
export const GEOGRAPHY_SQL = `
  SELECT json_build_object('kind', 'municipality', 'code', m.code, 'name', ${nameOf('m')}, 'successorCode', m.successor_code,
    'languageStatus', m.language_status, 'urbanRural', m.urban_rural, 'validFrom', m.valid_from, 'validTo', m.valid_to) AS row
  FROM municipality m WHERE $1::date < $2::date
  UNION ALL
  SELECT json_build_object('kind', 'membership', 'municipalityCode', a.municipality_code, 'division', a.division, 'areaCode', a.area_code, ${days('a')})
    FROM municipality_area a WHERE a.division = ANY ($3::text[]) AND ${begun('a')}
  UNION ALL
  SELECT json_build_object('kind', 'area', 'division', a.division, 'code', a.code, 'name', ${nameOf('a')}, ${days('a')})
    FROM area a WHERE a.division = ANY ($3::text[]) AND ${begun('a')}`

export const TARGETS_SQL = `
  SELECT t.scope, t.unit_id AS "unitId", t.project_code AS "projectCode", t.indicator_id AS "indicatorId", t.breakdown, t.period,
    t.kind AS "targetKind", t.value::float8 AS value, t.note
  FROM target t WHERE t.consortium_id = app.consortium_id() AND t.period_from < $2::date AND t.period_to > $1::date`

export const OVERLAPS_SQL = `
  SELECT p.indicator_id AS "indicatorId", p.breakdown, p.period, p.unit_id AS "unitId", p.other_unit_id AS "otherUnitId", p.count
  FROM person_overlap p WHERE p.consortium_id = app.consortium_id() AND p.confirmed_at IS NOT NULL AND p.period_from >= $1::date AND p.period_from < $2::date`

/** Of each unit the newest assessment by each framework that was final by the end of the run; its band only where it is published. */
const ASSESSED = `SELECT DISTINCT ON (r.unit_id, r.framework_id) r.unit_id, r.framework_id, r.version_id, r.final_kind, r.band, r.assessed_on,
    r.level = 'network' AS is_published
  FROM quality_result r WHERE r.consortium_id = app.consortium_id() AND r.assessed_on < $2::date AND $1::date < $2::date
  ORDER BY r.unit_id, r.framework_id, r.assessed_on DESC, r.assessment_id DESC`

/** Who was bound on the last day of the run; what an organisation has signed binds each of its units. */
const COMMITTED = `SELECT DISTINCT ON (u.unit_id, c.framework_id) u.unit_id, c.framework_id, c.version_id, c.valid_from
  FROM quality_commitment c
  JOIN LATERAL (SELECT c.unit_id WHERE c.subject = 'unit' UNION SELECT p.unit_id FROM unit_period p
    WHERE c.subject = 'organisation' AND p.organisation_id = c.organisation_id AND p.valid_from < $2::date AND coalesce(p.valid_to, 'infinity') >= $2::date) u ON true
  WHERE c.consortium_id = app.consortium_id() AND c.signed_at IS NOT NULL AND c.valid_from < $2::date
    AND coalesce(least(c.valid_to, c.ended_on), 'infinity') >= $2::date
  ORDER BY u.unit_id, c.framework_id, c.valid_from DESC, c.id`

export const QUALITY_SQL = `
  WITH assessed AS MATERIALIZED (${ASSESSED}), committed AS MATERIALIZED (${COMMITTED})
  SELECT json_build_object('kind', 'framework', 'frameworkCode', f.code, 'versionNumber', v.number, 'name', v.content -> 'name',
    'notice', v.content -> 'notice', 'bands', (SELECT coalesce(json_agg(json_build_object('code', b.value ->> 'code', 'name', b.value -> 'name')
      ORDER BY b.ordinality), '[]') FROM jsonb_array_elements(v.content -> 'bands') WITH ORDINALITY b)) AS row
  FROM quality_framework_version v JOIN quality_framework f ON f.id = v.framework_id
  WHERE v.id IN (SELECT version_id FROM assessed UNION SELECT version_id FROM committed)
  UNION ALL
  SELECT json_build_object('kind', 'assessment', 'frameworkCode', f.code, 'versionNumber', v.number, 'unitId', a.unit_id, 'finalKind', a.final_kind,
    'isPublished', a.is_published, 'band', CASE WHEN a.is_published THEN a.band END, 'assessedOn', a.assessed_on)
  FROM assessed a JOIN quality_framework_version v ON v.id = a.version_id JOIN quality_framework f ON f.id = a.framework_id
  UNION ALL
  SELECT json_build_object('kind', 'commitment', 'frameworkCode', f.code, 'versionNumber', v.number, 'unitId', c.unit_id, 'validFrom', c.valid_from)
  FROM committed c JOIN quality_framework_version v ON v.id = c.version_id JOIN quality_framework f ON f.id = c.framework_id`

export const CONSORTIUM_SQL = `SELECT c.id, ${nameOf('c')} AS name FROM consortium c WHERE c.id = app.consortium_id()`

/** Pieces of SQL that the reads of returns share. */
import { nameOf } from '../../network/network.sql.js'

/** A return with its round as a `ReturnRecord`; of `unit_return r` and `collection_round c`. */
export const RECORD = `r.id, r.consortium_id AS "consortiumId", r.round_id AS "roundId", r.unit_id AS "unitId",
  r.centre_id AS "centreId", r.state, r.held_since AS "heldSince", r.number, r.extended_until AS "extendedUntil",
  r.extension_reason AS "extensionReason", r.version, r.cell_clock AS "cellClock",
  json_build_object('id', c.id, 'state', c.state, 'period', c.period, 'periodKind', c.period_kind,
    'periodFrom', c.period_from, 'periodTo', c.period_to, 'dueOn', c.due_on, 'graceUntil', c.grace_until,
    'verifyBy', c.verify_by, 'acceptBy', c.accept_by) AS round`

export const FROM_RETURNS = 'unit_return r JOIN collection_round c ON c.id = r.round_id'

/** A figure of the working copy as a `ReturnCell`; of `return_cell k`. Values come as text: they are larger than an int. */
export const CELL = `k.indicator_id AS "indicatorId", k.breakdown, k.status, k.value, k.note, k.review, k.answered, k.version,
  k.changed_by AS "changedById", k.changed_at AS "changedAt"`

const category = `json_build_object('code', g.code, 'kind', g.kind, 'name', ${nameOf('g')})`

/**
 * What rounds ask for, on the last day of their period: indicators with the version in force, or the nearest one, and
 * dimensions with the categories in force. One row for each round.
 *
 * @param rounds which rounds `c`, as SQL
 * @param indicators which indicators `i`, as SQL
 */
export const askedIn = (rounds: string, indicators = 'true'): string => `
  SELECT c.id AS key, json_build_object(
    'indicators', (SELECT coalesce(json_agg(json_build_object(
        'indicator', json_build_object('id', i.id, 'code', i.code, 'unit', i.unit, 'decimals', i.decimals,
          'aggregation', i.aggregation, 'sourceClass', i.source_class, 'weightIndicatorId', i.weight_indicator_id),
        'version', json_build_object('indicatorId', i.id, 'number', v.number, 'validFrom', v.valid_from,
          'validTo', v.valid_to, 'name', ${nameOf('v')}, 'definition',
          json_build_object('fi', v.definition_fi, 'sv', v.definition_sv, 'en', v.definition_en), 'direction', v.direction,
          'dimensionCodes', v.dimension_codes, 'numerator', v.numerator, 'denominator', v.denominator, 'factor', v.factor),
        'dimensionCodes', n.dimension_codes, 'position', n.position, 'isRequired', n.is_required,
        'allowsNotApplicable', n.allows_not_applicable) ORDER BY n.position, i.code), '[]')
      FROM round_indicator n JOIN indicator i ON i.id = n.indicator_id
        JOIN LATERAL (SELECT * FROM indicator_version v WHERE v.indicator_id = i.id
          ORDER BY v.valid_from < c.period_to DESC, CASE WHEN v.valid_from < c.period_to THEN v.valid_from END DESC,
            v.valid_from LIMIT 1) v ON true
      WHERE n.round_id = c.id AND ${indicators}),
    'dimensions', (SELECT coalesce(json_agg(json_build_object('code', d.code, 'name', ${nameOf('d')}, 'categories',
        (SELECT coalesce(json_agg(${category} ORDER BY g.position, g.code), '[]') FROM dimension_category g
          WHERE g.dimension_id = d.id AND coalesce(g.valid_from < c.period_to, true)
            AND coalesce(g.valid_to >= c.period_to, true)))), '[]')
      FROM dimension d WHERE d.consortium_id = c.consortium_id)) AS value
  FROM collection_round c WHERE ${rounds}`

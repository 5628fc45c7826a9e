/** Pieces of SQL that several reads of the network share. */

/** The name columns of a table as one localised text. */
export const nameOf = (table: string): string =>
  `json_build_object('fi', ${table}.name_fi, 'sv', ${table}.name_sv, 'en', ${table}.name_en)`

/**
 * Each unit as it is on a day, or as it was last before, or will be first: one row, with the days of that life of the
 * unit (a unit that reopened has several) and `day`, the nearest day of the period that is shown.
 *
 * @param asked the day, as SQL
 * @param where which periods `p` to read, as SQL
 */
export const unitsOn = (asked: string, where = 'true'): string => `
  SELECT DISTINCT ON (p.unit_id) p.unit_id AS id, u.type, u.code, p.organisation_id, p.kind, p.name_fi, p.name_sv, p.name_en,
    p.municipality_code, p.lon, p.lat, p.street_address, p.email, p.phone, p.reason, p.end_reason,
    p.opened AS valid_from, p.closed AS valid_to, greatest(p.valid_from, least(${asked}, p.valid_to - 1)) AS day
  FROM (
    SELECT r.*, min(r.valid_from) OVER life AS opened,
      CASE WHEN bool_or(r.valid_to IS NULL) OVER life THEN NULL ELSE max(r.valid_to) OVER life END AS closed
    FROM (
      SELECT q.*, count(*) FILTER (WHERE q.begins) OVER (PARTITION BY q.unit_id ORDER BY q.valid_from) AS life_number
      FROM (
        SELECT p.*, lag(p.valid_to) OVER (PARTITION BY p.unit_id ORDER BY p.valid_from) IS DISTINCT FROM p.valid_from AS begins
        FROM unit_period p WHERE ${where}
      ) q
    ) r
    WINDOW life AS (PARTITION BY r.unit_id, r.life_number)
  ) p JOIN org_unit u ON u.id = p.unit_id
  ORDER BY p.unit_id, p.valid_from <= ${asked} DESC, CASE WHEN p.valid_from <= ${asked} THEN p.valid_from END DESC,
    p.valid_from`

/** The statements of imports: what is told of them, and how their rows are kept. */

/** How long after it was brought in an import can be undone as a whole. */
const UNDO_HOURS = 24

const isUndone = `EXISTS (SELECT 1 FROM network_change c WHERE c.id = i.change_id AND c.undone_at IS NOT NULL)`

/** An import whose change was undone by itself in the history of the network counts as undone. */
export const STATE = `CASE WHEN i.state = 'applied' AND ${isUndone} THEN 'undone' ELSE i.state END`

export const IS_IN_TIME = `(i.effective_on > app.today() OR i.finished_at > now() - interval '${UNDO_HOURS} hours')`

export const IMPORT_COLUMNS = `i.id, i.kind, i.file_name AS "fileName", i.format, i.file_key AS "fileKey", ${STATE} AS state,
  i.effective_on AS "effectiveOn", i.only_sound AS "onlySound", i.columns, i.mapping, i.row_count AS "rowCount",
  i.done_count AS "doneCount", i.new_count AS "newCount", i.changed_count AS "changedCount",
  i.unchanged_count AS "unchangedCount", i.wrong_count AS "wrongCount", i.failure, i.change_id AS "changeId", i.totals,
  ${STATE} = 'applied' AND ${IS_IN_TIME} AS "canUndo", i.created_at AS "createdAt", i.finished_at AS "finishedAt"`

export const ONE_SQL = `SELECT ${IMPORT_COLUMNS} FROM network_import i WHERE i.id = $1`

/** The same, held until the transaction ends. */
export const HELD_SQL = `${ONE_SQL} FOR UPDATE OF i`

/** The newest first; `$1` and `$2` are the instant and the id after which the page begins. */
export const PAGE_SQL = `SELECT ${IMPORT_COLUMNS}, to_char(i.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS instant
  FROM network_import i
  WHERE $1::timestamptz IS NULL OR (i.created_at, i.id) < ($1::timestamptz, $2::uuid)
  ORDER BY i.created_at DESC, i.id DESC LIMIT $3`

export const COUNT_SQL = 'SELECT count(*)::int AS count FROM network_import'

export const ROWS_SQL = `SELECT line, label, outcome, cells, issues, subject_id AS "subjectId", before FROM network_import_row
  WHERE import_id = $1 AND line > $2 AND ($3::text[] IS NULL OR outcome = ANY ($3)) ORDER BY line LIMIT $4`

export const ROW_COUNT_SQL = `SELECT count(*)::int AS count FROM network_import_row
  WHERE import_id = $1 AND ($2::text[] IS NULL OR outcome = ANY ($2))`

export const ADD_SQL = `INSERT INTO network_import (id, consortium_id, kind, file_name, file_key, format, columns, mapping,
    effective_on, row_count, created_by)
  VALUES ($1, app.consortium_id(), $2, $3, $4, $5, $6, $7, app.today(), $8, app.user_id())`

export const REMEMBERED_SQL = 'SELECT mapping FROM import_mapping WHERE kind = $1'

export const REMEMBER_SQL = `INSERT INTO import_mapping AS m (consortium_id, kind, mapping) VALUES (app.consortium_id(), $1, $2)
  ON CONFLICT (consortium_id, kind) DO UPDATE SET mapping = m.mapping || excluded.mapping`

export const START_CHECK_SQL = `UPDATE network_import SET state = 'checking', mapping = $2, effective_on = $3, done_count = 0,
    new_count = 0, changed_count = 0, unchanged_count = 0, wrong_count = 0, failure = NULL, finished_at = NULL, totals = '[]' WHERE id = $1`

export const START_SQL = `UPDATE network_import SET state = $2, only_sound = $3, done_count = 0, failure = NULL WHERE id = $1`

export const PROGRESS_SQL = 'UPDATE network_import SET done_count = $2 WHERE id = $1'

export const FORGET_ROWS_SQL = 'DELETE FROM network_import_row WHERE import_id = $1'

export const ADD_ROWS_SQL = `INSERT INTO network_import_row (consortium_id, import_id, line, cells, outcome, issues, label, subject_id)
  SELECT app.consortium_id(), $1, r.line, r.cells, r.outcome, r.issues, r.label, r."subjectId"
  FROM jsonb_to_recordset($2::jsonb) AS r(line int, cells jsonb, outcome text, issues jsonb, label text, "subjectId" uuid)`

export const CHECKED_SQL = `UPDATE network_import SET state = 'checked', done_count = row_count, finished_at = now(),
    new_count = $2, changed_count = $3, unchanged_count = $4, wrong_count = $5, totals = $6 WHERE id = $1`

export const APPLIED_SQL = `UPDATE network_import SET state = 'applied', done_count = row_count, change_id = $2, totals = coalesce($3, totals), finished_at = now()
  WHERE id = $1`

export const ENDED_SQL = 'UPDATE network_import SET state = $2, failure = $3, finished_at = coalesce($4, now()) WHERE id = $1'

/** The subjects of the rows and what they were before, once they are brought in. */
export const BROUGHT_IN_SQL = `UPDATE network_import_row t SET subject_id = r."subjectId", before = r.before
  FROM jsonb_to_recordset($2::jsonb) AS r(line int, "subjectId" uuid, before jsonb)
  WHERE t.import_id = $1 AND t.line = r.line`

/**
 * The work of a job may take longer than that of a request; readers wait for none of it. References are looked up anew:
 * a plan from when the tables were small would go through every row for every row.
 */
export const TAKE_TIME_SQL = `SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0;
  DISCARD PLANS`

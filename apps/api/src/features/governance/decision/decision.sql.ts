/** Pieces of SQL that tell when a decision `d` is looked at again: what the last look said, or the decision itself. */
export const LAST_REVIEW = `LEFT JOIN LATERAL (SELECT v.id, v.next_on FROM decision_review v WHERE v.decision_id = d.id ORDER BY v.recorded_at DESC, v.id DESC LIMIT 1) seen ON true`
export const REVIEW_ON = `CASE WHEN seen.id IS NULL THEN d.review_on ELSE seen.next_on END`

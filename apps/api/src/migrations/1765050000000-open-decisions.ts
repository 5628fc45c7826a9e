import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Decisions that are for everybody are read by everybody; a decision is talked about; and a word is found inside a compound,
 * of which Finnish and Swedish are full.
 */
export class OpenDecisions1765050000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`INSERT INTO record_kind (kind, action) VALUES ('governance_decision', 'decision.read')`)
    await runner.query(searching)
    await runner.query(open)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const searching = `
  DROP FUNCTION app.decision_query(text);

  -- What somebody looks for: all the words, by their stems in any of the languages, as their beginnings, or inside one of the
  -- known words. Null for no words. The Finnish stemmer knows no consonant gradation (sopimus, sopimuksen): the end of a longer
  -- stem is left open. Inside other words a stem is looked for from four letters on: a shorter one is found by chance.
  CREATE FUNCTION app.decision_query(p_words text, p_known text[]) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
    WITH word AS (SELECT DISTINCT w, (ts_lexize('finnish_stem', w))[1] AS finnish, (ts_lexize('swedish_stem', w))[1] AS swedish FROM regexp_split_to_table(lower(p_words), '[^[:alnum:]]+') w WHERE w <> ''),
    stem AS (SELECT *, CASE WHEN length(finnish) >= 7 THEN left(finnish, -2) WHEN length(finnish) >= 5 THEN left(finnish, -1) ELSE finnish END AS open FROM word WHERE finnish IS NOT NULL),
    way AS (
      SELECT w, quote_literal(w) || ':*' AS how FROM stem
      UNION ALL SELECT w, quote_literal(open) || ':*' FROM stem WHERE length(finnish) >= 5
      UNION ALL SELECT s.w, quote_literal(k) FROM stem s JOIN unnest(p_known) k ON k ~ '^[[:alnum:]-]+$'
        AND (length(s.open) >= 4 AND strpos(k, s.open) > 1 OR length(s.swedish) >= 4 AND strpos(k, s.swedish) > 1)),
    wanted AS (SELECT string_agg(hows, ' & ') AS query FROM (SELECT '(' || string_agg(how, ' | ') || ')' AS hows FROM way GROUP BY w) each)
    SELECT CASE WHEN query IS NOT NULL THEN plainto_tsquery('finnish', p_words) || plainto_tsquery('swedish', p_words) || plainto_tsquery('english', p_words) || to_tsquery('simple', query) END FROM wanted $$;
  REVOKE ALL ON FUNCTION app.decision_query(text, text[]) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.decision_query(text, text[]) TO solmu_app;
`

const open = `
  -- What a consortium that is open to all has decided for everybody, the best or the newest first. Without the name of any person. No viewer.
  CREATE FUNCTION app.open_decisions(p_consortium uuid, p_words text)
    RETURNS TABLE (consortium_name jsonb, number text, title jsonb, content jsonb, basis text, body_name jsonb, votes_for integer, votes_against integer, votes_abstain integer,
      decided_on date, end_kind text, ended_on date, ended_by text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH open AS MATERIALIZED (SELECT d.* FROM governance_decision d WHERE d.consortium_id = p_consortium AND d.publication = 'public'
      AND EXISTS (SELECT 1 FROM audience a WHERE a.consortium_id = p_consortium AND a.kind = 'public' AND a.is_active)),
    wanted AS MATERIALIZED (SELECT app.decision_query(p_words, ARRAY(SELECT DISTINCT k FROM open o, unnest(tsvector_to_array(o.search)) k)) AS query)
    SELECT jsonb_build_object('fi', c.name_fi, 'sv', c.name_sv, 'en', c.name_en), d.year || '/' || d.serial, d.title, d.content, d.basis, d.body_name, d.votes_for, d.votes_against, d.votes_abstain,
      d.decided_on, d.end_kind, d.ended_on, (SELECT e.year || '/' || e.serial FROM open e WHERE e.id = d.ended_by)
    FROM open d JOIN consortium c ON c.id = d.consortium_id CROSS JOIN wanted w
    WHERE w.query IS NULL OR d.search @@ w.query
    ORDER BY coalesce(ts_rank_cd(d.search, w.query), 0) DESC, d.decided_on DESC, d.serial DESC LIMIT 500 $$;
  REVOKE ALL ON FUNCTION app.open_decisions(uuid, text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.open_decisions(uuid, text) TO solmu_app;
`

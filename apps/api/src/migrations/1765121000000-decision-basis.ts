import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * By what right something was decided is written in the languages in which whoever records it writes, as every other text is, and is
 * found in each of them. What there was is taken for Finnish, as it was shown.
 */
export class DecisionBasis1765121000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [column, search, open]) await runner.query(part)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

/** As it was in the first migration of the register, but for the basis. */
const SEARCHED = (['finnish:fi', 'swedish:sv', 'english:en'] as const)
  .flatMap((each) => {
    const [dictionary = '', language = ''] = each.split(':')
    return ['title:A', 'content:B', 'basis:C'].flatMap((part) => {
      const [name = '', weight = ''] = part.split(':')
      const text = `coalesce(${name}->>'${language}', '')`
      return [dictionary, 'simple'].map((config) => `setweight(to_tsvector('${config}', ${text}), '${weight}')`)
    })
  })
  .concat(["setweight(to_tsvector('simple', coalesce(body_name->>'fi', '') || ' ' || coalesce(body_name->>'sv', '')), 'C')"])
  .join(' || ')

const column = `
  ALTER TABLE governance_decision DROP COLUMN search, DROP CONSTRAINT governance_decision_basis_check, ALTER COLUMN basis DROP DEFAULT;
  ALTER TABLE governance_decision ALTER COLUMN basis TYPE jsonb USING jsonb_build_object('fi', basis, 'sv', '', 'en', '');
  ALTER TABLE governance_decision ALTER COLUMN basis SET DEFAULT '{"fi": "", "sv": "", "en": ""}',
    ADD CONSTRAINT governance_decision_basis_check CHECK (jsonb_typeof(basis) = 'object' AND length(basis::text) <= 7000);
`

const search = `
  ALTER TABLE governance_decision ADD COLUMN search tsvector GENERATED ALWAYS AS (${SEARCHED}) STORED;
  CREATE INDEX governance_decision_search ON governance_decision USING gin (search);
`

const open = `
  DROP FUNCTION app.open_decisions(uuid, text);
  CREATE FUNCTION app.open_decisions(p_consortium uuid, p_words text)
    RETURNS TABLE (consortium_name jsonb, number text, title jsonb, content jsonb, basis jsonb, body_name jsonb, votes_for integer, votes_against integer, votes_abstain integer,
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

import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Large portfolios: what summaries add up is read from indexes that hold all of it, and projects that look alike are sought among
 * the newest ones, by the beginnings of the words of their names. Comparing every name with every other one took minutes.
 */
export class PortfolioReads1765220000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(indexes)
    await runner.query(pairs)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const indexes = `
  CREATE INDEX budget_line_grant ON budget_line (budget_id, period) INCLUDE (amount, consortium_id, project_id) WHERE source = 'grant';
  DROP INDEX project_claim_line_accepted;
  CREATE INDEX project_claim_line_accepted ON project_claim_line (project_id) INCLUDE (claim_id, cost_id, amount, added, consortium_id) WHERE verdict = 'accepted';
  CREATE INDEX project_cost_grant ON project_cost (id) INCLUDE (consortium_id, project_id) WHERE source = 'grant';
  DROP INDEX public_project_alike;
`

const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
/** The first four letters of each word, so that an inflected word is known again. */
const words = (text: string): string => `regexp_split_to_table(lower(${text}), '[^[:alnum:]]+') s (word)`
const likest = (a: string, b: string): string => `greatest(${['fi', 'sv', 'en'].map((lang) => `similarity(${a}.title->>'${lang}', ${b}.title->>'${lang}')`).join(', ')})`

const pairs = `
  DROP FUNCTION app.project_pairs();
  -- The projects of the network that began last and have not ended, no more than p_most of them, beside one another and beside those
  -- of public lists that run at the same time: those about the same task area in the same region, of the same lead, or of much the
  -- same name. Names are compared where they share the beginning of a word that is not in hundreds of names; of public lists with
  -- the forty that share the rarest ones. Without a first day nothing runs at the same time. Everybody who reads the portfolio reads all of it.
  CREATE FUNCTION app.project_pairs(p_most integer) RETURNS TABLE (project_id uuid, other_id uuid, public_id uuid, likeness real) LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
    WITH regions AS MATERIALIZED (SELECT g.project_id, array_agg(g.region_id) AS ids FROM app.project_regions() g GROUP BY g.project_id),
    newest AS MATERIALIZED (
      SELECT p.*, coalesce(p.ends_on, '2199-12-31'::date) AS until, p.starts_on AS since FROM project p
      WHERE p.starts_on IS NOT NULL AND p.${whole('project.read')} AND p.stage NOT IN ('ended', 'embedded', 'rejected', 'withdrawn') AND coalesce(p.ends_on, '2199-12-31'::date) >= app.today()
      ORDER BY p.starts_on DESC, p.id LIMIT p_most
    ),
    own AS MATERIALIZED (SELECT n.*, coalesce(g.ids, '{}') AS regions FROM newest n LEFT JOIN regions g ON g.project_id = n.id),
    own_words AS MATERIALIZED (SELECT DISTINCT a.id, left(s.word, 4) AS word FROM own a CROSS JOIN LATERAL ${words(`concat_ws(' ', a.title->>'fi', a.title->>'sv', a.title->>'en', a.acronym)`)} WHERE length(s.word) > 3),
    named AS MATERIALIZED (SELECT DISTINCT a.id AS one, b.id AS two FROM own_words a JOIN own_words b ON b.word = a.word AND a.id < b.id),
    public_words AS MATERIALIZED (SELECT DISTINCT q.id, left(s.word, 4) AS word FROM public_project q CROSS JOIN LATERAL ${words('q.name')}
      WHERE q.${whole('project.read')} AND coalesce(q.ends_on, '2199-12-31'::date) >= app.today() AND length(s.word) > 3),
    rare AS MATERIALIZED (SELECT w.word, count(*) AS times FROM public_words w GROUP BY w.word HAVING count(*) <= 500),
    near AS MATERIALIZED (SELECT t.own_id, t.public_id FROM (SELECT w.own_id, w.public_id, row_number() OVER (PARTITION BY w.own_id ORDER BY w.weight DESC, w.public_id) AS rank
      FROM (SELECT o.id AS own_id, q.id AS public_id, sum(1.0::float8 / r.times) AS weight FROM own_words o JOIN rare r ON r.word = o.word JOIN public_words q ON q.word = o.word GROUP BY o.id, q.id) w) t WHERE t.rank <= 40)
    SELECT * FROM (SELECT p.one, p.two, NULL::uuid, p.likeness FROM (SELECT a.id AS one, b.id AS two, CASE WHEN n.one IS NOT NULL THEN ${likest('a', 'b')} ELSE 0 END::real AS likeness,
        a.task_areas && b.task_areas AND (a.regions && b.regions OR a.lead_unit_id = b.lead_unit_id) AS is_near
      FROM own a JOIN own b ON a.id < b.id AND a.since <= b.until AND b.since <= a.until AND a.group_id IS DISTINCT FROM b.id AND b.group_id IS DISTINCT FROM a.id AND (a.group_id IS NULL OR a.group_id IS DISTINCT FROM b.group_id)
        LEFT JOIN named n ON n.one = a.id AND n.two = b.id WHERE n.one IS NOT NULL OR a.task_areas && b.task_areas) p WHERE p.is_near OR p.likeness >= 0.3
    UNION ALL
    SELECT p.one, NULL::uuid, p.other, p.likeness FROM (SELECT a.id AS one, q.id AS other, greatest(similarity(a.title->>'fi', q.name), similarity(a.title->>'sv', q.name)) AS likeness
      FROM near n JOIN own a ON a.id = n.own_id JOIN public_project q ON q.id = n.public_id
      WHERE coalesce(q.starts_on, '1900-01-01'::date) <= a.until AND coalesce(q.ends_on, '2199-12-31'::date) >= greatest(a.since, app.today()) AND q.code IS DISTINCT FROM nullif(a.funder_code, '')) p WHERE p.likeness >= 0.3
    ) found ORDER BY likeness DESC, 1, 2, 3 LIMIT 4000 $$;
  REVOKE ALL ON FUNCTION app.project_pairs(integer) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.project_pairs(integer) TO solmu_app;
`

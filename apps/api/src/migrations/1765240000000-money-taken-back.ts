import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Money after it was judged: a part of a line is parked while the rest is paid, the funder takes back what it has paid, costs in
 * other currencies keep what they were. Where claimed money stands is one view, which every list adds up.
 */
export class MoneyTakenBack1765240000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(lines)
    await runner.query(recoveries)
    await runner.query(keeping)
    await runner.query(standing)
    await runner.query(currencies)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const refuse = (code: string): string => `RAISE EXCEPTION 'claims are kept' USING ERRCODE = 'check_violation', CONSTRAINT = 'refused_${code}';`

const lines = `
  ALTER TABLE project_claim_line
    -- What was parked or refused of it, all or a part, in the cost and in what the rate adds.
    ADD COLUMN aside bigint NOT NULL DEFAULT 0, ADD COLUMN aside_added bigint NOT NULL DEFAULT 0,
    -- What the funder took back after it was paid, and what has been paid back: the sums of project_recovery.
    ADD COLUMN recovered bigint NOT NULL DEFAULT 0, ADD COLUMN recovered_added bigint NOT NULL DEFAULT 0,
    ADD COLUMN repaid bigint NOT NULL DEFAULT 0, ADD COLUMN repaid_added bigint NOT NULL DEFAULT 0,
    ADD CONSTRAINT project_claim_line_of_claim UNIQUE (id, claim_id);
  ALTER TABLE project_claim_line DISABLE TRIGGER keep_project_claim_line;
  UPDATE project_claim_line SET (aside, aside_added) = (amount, added) WHERE verdict IN ('parked', 'refused');
  ALTER TABLE project_claim_line ENABLE TRIGGER keep_project_claim_line;
  ALTER TABLE project_claim_line
    ADD CONSTRAINT project_claim_line_aside CHECK (CASE WHEN verdict IN ('claimed', 'accepted') THEN aside = 0 AND aside_added = 0 ELSE (aside = amount AND aside_added = added) OR (aside > 0 AND aside < amount) END),
    ADD CONSTRAINT project_claim_line_recovered CHECK (recovered = 0 OR recovered BETWEEN 0 AND amount - aside);
  GRANT UPDATE (aside, aside_added) ON project_claim_line TO solmu_app;
`

const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`
const within = (action: string, known: string): string => `(${whole(action)} OR consortium_id = app.consortium_id() AND project_id = ANY (ARRAY(SELECT ${known}('${action}'))))`

const recoveries = `
  CREATE TABLE project_recovery (
    id uuid PRIMARY KEY, consortium_id uuid NOT NULL REFERENCES consortium(id), project_id uuid NOT NULL, partner_id uuid NOT NULL, claim_id uuid NOT NULL, line_id uuid NOT NULL,
    act text NOT NULL CHECK (act IN ('decide', 'lift', 'repay')), amount bigint NOT NULL, added bigint NOT NULL, day date NOT NULL,
    document text NOT NULL CHECK (length(document) BETWEEN 1 AND 60), reason text NOT NULL DEFAULT '' CHECK (length(reason) <= 1000),
    by_user uuid REFERENCES app_user(id), at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (project_id, consortium_id) REFERENCES project (id, consortium_id), FOREIGN KEY (partner_id, project_id) REFERENCES project_partner (id, project_id),
    FOREIGN KEY (claim_id, partner_id) REFERENCES project_claim (id, partner_id), FOREIGN KEY (line_id, claim_id) REFERENCES project_claim_line (id, claim_id),
    CONSTRAINT project_recovery_some CHECK (amount <> 0 OR added <> 0), CONSTRAINT project_recovery_reasoned CHECK (act = 'repay' OR reason <> '')
  );
  CREATE INDEX project_recovery_of ON project_recovery (claim_id, at);
  ALTER TABLE project_recovery ENABLE ROW LEVEL SECURITY;
  ALTER TABLE project_recovery FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON project_recovery TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT (id, consortium_id, project_id, partner_id, claim_id, line_id, act, amount, added, day, document, reason, by_user) ON project_recovery TO solmu_app;
  CREATE POLICY read ON project_recovery FOR SELECT TO solmu_app USING (${within('budget.read', 'app.projects_of')});
  CREATE POLICY insert_rows ON project_recovery FOR INSERT TO solmu_app WITH CHECK (${within('project.steer', 'app.projects_led')} AND by_user = (SELECT app.user_id()));
`

const keeping = `
  -- Lines come and go in a draft; each is a cost as it was recorded, or what was parked of a line, as it was. They are judged by
  -- the funder's word while the claim is with it, set free when the claim is taken back, and keep what was recovered of them.
  CREATE OR REPLACE FUNCTION app.keep_project_claim_line() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE claim_state text; fixed text[] := ARRAY['verdict', 'reason', 'aside', 'aside_added']; kept text[] := ARRAY['is_live', 'recovered', 'recovered_added', 'repaid', 'repaid_added'];
    BEGIN
      IF TG_OP = 'UPDATE' AND pg_trigger_depth() > 1 AND to_jsonb(NEW) - kept = to_jsonb(OLD) - kept THEN RETURN NEW; END IF;
      SELECT c.state INTO claim_state FROM project_claim c WHERE c.id = coalesce(NEW.claim_id, OLD.claim_id);
      IF app.user_id() IS NOT NULL AND claim_state <> (CASE WHEN TG_OP = 'UPDATE' THEN 'with_funder' ELSE 'draft' END)
        OR TG_OP = 'UPDATE' AND to_jsonb(NEW) - fixed <> to_jsonb(OLD) - fixed
        OR TG_OP = 'INSERT' AND NEW.origin_id IS NULL AND NOT EXISTS (SELECT 1 FROM project_cost k WHERE k.id = NEW.cost_id AND k.amount = NEW.amount)
        OR TG_OP = 'INSERT' AND NEW.origin_id IS NULL AND EXISTS (SELECT 1 FROM project_claim_line l WHERE l.cost_id = NEW.cost_id AND l.is_live)
        OR TG_OP = 'INSERT' AND NEW.origin_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM project_claim_line l JOIN project_claim c ON c.id = l.claim_id
          WHERE l.id = NEW.origin_id AND l.cost_id = NEW.cost_id AND l.verdict = 'parked' AND l.is_live AND l.aside = NEW.amount AND l.aside_added = NEW.added AND c.state IN ('certified', 'paid')) THEN
        ${refuse('claim_state')}
      END IF;
      RETURN coalesce(NEW, OLD);
    END $$;

  -- A part is taken back of what was paid; what is lifted or repaid is all that is owed. The sums stand on the line.
  CREATE FUNCTION app.keep_project_recovery() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE l project_claim_line; c project_claim; owed bigint; owed_added bigint;
    BEGIN
      IF TG_OP = 'UPDATE' AND app.is_erasing(TG_RELID) THEN RETURN NEW; END IF;
      IF TG_OP <> 'INSERT' THEN ${refuse('claim_state')} END IF;
      SELECT * INTO c FROM project_claim WHERE id = NEW.claim_id;
      SELECT * INTO l FROM project_claim_line WHERE id = NEW.line_id FOR NO KEY UPDATE;
      owed := CASE WHEN c.state = 'withdrawn' THEN l.amount - l.aside ELSE l.recovered END - l.repaid;
      owed_added := CASE WHEN c.state = 'withdrawn' THEN l.added - l.aside_added ELSE l.recovered_added END - l.repaid_added;
      IF NEW.act = 'decide' AND (c.state <> 'paid' OR NEW.amount <= 0 OR l.recovered + NEW.amount > l.amount - l.aside OR l.recovered_added + NEW.added > l.added - l.aside_added)
        OR NEW.act = 'lift' AND c.state <> 'paid' OR NEW.act = 'repay' AND c.paid_on IS NULL OR NEW.act <> 'decide' AND (NEW.amount, NEW.added) IS DISTINCT FROM (owed, owed_added) THEN
        ${refuse('claim_state')}
      END IF;
      UPDATE project_claim_line SET recovered = recovered + NEW.amount * f.way, recovered_added = recovered_added + NEW.added * f.way,
          repaid = repaid + NEW.amount * f.back, repaid_added = repaid_added + NEW.added * f.back
        FROM (SELECT CASE NEW.act WHEN 'decide' THEN 1 WHEN 'lift' THEN -1 ELSE 0 END AS way, CASE NEW.act WHEN 'repay' THEN 1 ELSE 0 END AS back) f WHERE id = NEW.line_id;
      RETURN NEW;
    END $$;
  CREATE TRIGGER keep_project_recovery BEFORE INSERT OR UPDATE OR DELETE ON project_recovery FOR EACH ROW EXECUTE FUNCTION app.keep_project_recovery();
  REVOKE ALL ON FUNCTION app.keep_project_recovery() FROM PUBLIC;
`

/** What stands with the funder: sent to it, certified or paid. */
const sent = `('with_funder', 'certified', 'paid')`
const sums = ['with_lead', 'claimed', 'certified', 'paid', 'parked', 'refused', 'owed', 'repaid']
const isParked = `l.verdict = 'parked' AND NOT EXISTS (SELECT 1 FROM project_claim_line n JOIN project_claim d ON d.id = n.claim_id AND d.state IN ${sent} WHERE n.origin_id = l.id AND n.is_live)`
const aside = '(l.aside + l.aside_added)'
const accepted = `(l.amount + l.added - ${aside})`
const stands = `(${accepted} - l.recovered - l.recovered_added)`
const repaid = '(l.repaid + l.repaid_added)'
const name = (of: string): string => `jsonb_build_object('fi', ${of}.name_fi, 'sv', ${of}.name_sv, 'en', ${of}.name_en)`

const standing = `
  -- fatesOf of libs/domain/src/portfolio/claim-money.ts: where each line stands, in sums that every list adds up. Under the reach
  -- of whoever reads it.
  CREATE VIEW claim_money WITH (security_invoker = true) AS
    SELECT l.id AS line_id, l.claim_id, l.project_id, l.partner_id, k.category, k.source, c.period,
      CASE WHEN c.state = 'with_lead' AND l.origin_id IS NULL THEN l.amount + l.added ELSE 0 END AS with_lead,
      CASE WHEN c.state IN ${sent} THEN ${stands} + CASE WHEN ${isParked} THEN ${aside} ELSE 0 END ELSE 0 END AS claimed,
      CASE WHEN c.state IN ('certified', 'paid') THEN ${stands} ELSE 0 END AS certified,
      CASE WHEN c.state = 'paid' THEN ${stands} ELSE 0 END AS paid,
      CASE WHEN c.state IN ${sent} AND ${isParked} THEN ${aside} ELSE 0 END AS parked,
      CASE WHEN c.state IN ${sent} AND l.verdict = 'refused' THEN ${aside} ELSE 0 END AS refused,
      CASE WHEN c.state = 'paid' THEN l.recovered + l.recovered_added - ${repaid} WHEN c.state = 'withdrawn' AND c.paid_on IS NOT NULL THEN ${accepted} - ${repaid} ELSE 0 END AS owed,
      CASE WHEN c.paid_on IS NOT NULL THEN ${repaid} ELSE 0 END AS repaid
    FROM project_claim_line l JOIN project_claim c ON c.id = l.claim_id JOIN project_cost k ON k.id = l.cost_id;
  GRANT SELECT ON claim_money TO solmu_app;

  DROP FUNCTION app.funded_projects(uuid);
  CREATE FUNCTION app.funded_projects(p_audience uuid)
    RETURNS TABLE (id uuid, number text, title jsonb, summary jsonb, stage text, starts_on date, ends_on date, lead jsonb, funder_id uuid, funder jsonb, programme_id uuid, programme jsonb, call jsonb,
      currency text, applied bigint, granted bigint, claimed bigint, certified bigint, paid bigint, owed bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT p.id, p.year || '/' || p.serial, p.title, p.summary, p.stage, p.starts_on, p.ends_on, ${name('u')}, f.organisation_id, ${name('o')}, g.id, g.name, a.name,
        p.currency, (SELECT coalesce(sum(l.amount), 0)::bigint FROM budget_line l WHERE l.source = 'grant'
          AND l.budget_id = (SELECT b.id FROM budget_version b WHERE b.project_id = p.id AND b.kind = 'plan' AND b.state IN ('locked', 'replaced') ORDER BY b.number DESC LIMIT 1)),
        (SELECT coalesce(sum(l.amount), 0)::bigint FROM budget_version b JOIN budget_line l ON l.budget_id = b.id AND l.source = 'grant'
          WHERE b.project_id = p.id AND b.state = 'locked' AND b.kind <> 'plan'),
        s.claimed, s.certified, s.paid, s.owed
      FROM project p JOIN unit_now u ON u.id = p.lead_unit_id JOIN funding_call a ON a.id = p.call_id JOIN programme g ON g.id = a.programme_id
      JOIN funder f ON f.id = g.funder_id JOIN organisation o ON o.id = f.organisation_id
      CROSS JOIN LATERAL (SELECT ${sums.map((sum) => `coalesce(sum(m.${sum}), 0)::bigint AS ${sum}`).join(', ')} FROM claim_money m WHERE m.project_id = p.id AND m.source = 'grant') s
      WHERE p.consortium_id = app.consortium_id() AND p.stage IN ('applied', 'decided', 'running', 'closing', 'ended', 'embedded', 'rejected')
        AND (p.consortium_id IN (SELECT app.consortia_for('publication.read')) OR f.organisation_id IN (SELECT app.organisations_for('publication.read')))
        AND (p_audience IS NULL OR f.organisation_id = (SELECT d.organisation_id FROM audience d WHERE d.id = p_audience AND d.consortium_id = p.consortium_id))
      ORDER BY p.year DESC, p.serial DESC $$;
  REVOKE ALL ON FUNCTION app.funded_projects(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.funded_projects(uuid) TO solmu_app;
`

/** A cost in another currency: amount = original / rate, half a cent away from zero; one unit of the project's currency is so many units of the other. */
const currencies = `
  ALTER TABLE project_cost
    ADD COLUMN original_amount bigint CHECK (original_amount BETWEEN -100000000000000 AND 100000000000000), ADD COLUMN original_currency text CHECK (original_currency ~ '^[A-Z]{3}$'),
    ADD COLUMN rate numeric(14, 6) CHECK (rate > 0), ADD COLUMN rate_day date, ADD COLUMN rate_source text CHECK (length(rate_source) BETWEEN 1 AND 100),
    ADD CONSTRAINT project_cost_converted CHECK (num_nonnulls(original_amount, original_currency, rate, rate_day, rate_source) IN (0, 5)),
    ADD CONSTRAINT project_cost_rate CHECK (original_amount IS NULL OR amount = round(original_amount / rate));
  GRANT INSERT (original_amount, original_currency, rate, rate_day, rate_source), UPDATE (original_amount, original_currency, rate, rate_day, rate_source) ON project_cost TO solmu_app;
`

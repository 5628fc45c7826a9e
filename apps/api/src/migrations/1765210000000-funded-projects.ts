import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * What a funder knows of the projects that it pays for: which ones they are, how far they have come, and where its own money
 * stands. It reads no table of the portfolio; ideas and drafts are none of its business, nor what others pay.
 */
export class FundedProjects1765210000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(funded)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

/** What stands with the funder: sent to it, certified or paid. A parked line that has come again counts where it came again. */
const sent = `('with_funder', 'certified', 'paid')`

const name = (of: string): string => `jsonb_build_object('fi', ${of}.name_fi, 'sv', ${of}.name_sv, 'en', ${of}.name_en)`

const funded = `
  CREATE FUNCTION app.funded_projects(p_audience uuid)
    RETURNS TABLE (id uuid, number text, title jsonb, summary jsonb, stage text, starts_on date, ends_on date, lead jsonb, funder_id uuid, funder jsonb, programme_id uuid, programme jsonb, call jsonb,
      currency text, applied bigint, granted bigint, claimed bigint, certified bigint, paid bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT p.id, p.year || '/' || p.serial, p.title, p.summary, p.stage, p.starts_on, p.ends_on, ${name('u')}, f.organisation_id, ${name('o')}, g.id, g.name, a.name,
        p.currency, (SELECT coalesce(sum(l.amount), 0)::bigint FROM budget_line l WHERE l.source = 'grant'
          AND l.budget_id = (SELECT b.id FROM budget_version b WHERE b.project_id = p.id AND b.kind = 'plan' AND b.state IN ('locked', 'replaced') ORDER BY b.number DESC LIMIT 1)),
        (SELECT coalesce(sum(l.amount), 0)::bigint FROM budget_version b JOIN budget_line l ON l.budget_id = b.id AND l.source = 'grant'
          WHERE b.project_id = p.id AND b.state = 'locked' AND b.kind <> 'plan'),
        s.claimed, s.certified, s.paid
      FROM project p JOIN unit_now u ON u.id = p.lead_unit_id JOIN funding_call a ON a.id = p.call_id JOIN programme g ON g.id = a.programme_id
      JOIN funder f ON f.id = g.funder_id JOIN organisation o ON o.id = f.organisation_id
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(l.amount + l.added) FILTER (WHERE l.verdict <> 'refused' AND NOT EXISTS (
              SELECT 1 FROM project_claim_line n JOIN project_claim d ON d.id = n.claim_id AND d.state IN ${sent} WHERE n.origin_id = l.id AND n.is_live)), 0)::bigint AS claimed,
            coalesce(sum(l.amount + l.added) FILTER (WHERE l.verdict = 'accepted' AND c.state IN ('certified', 'paid')), 0)::bigint AS certified,
            coalesce(sum(l.amount + l.added) FILTER (WHERE l.verdict = 'accepted' AND c.state = 'paid'), 0)::bigint AS paid
          FROM project_claim_line l JOIN project_claim c ON c.id = l.claim_id AND c.state IN ${sent} JOIN project_cost k ON k.id = l.cost_id AND k.source = 'grant'
          WHERE l.project_id = p.id AND l.is_live) s
      WHERE p.consortium_id = app.consortium_id() AND p.stage IN ('applied', 'decided', 'running', 'closing', 'ended', 'embedded', 'rejected')
        AND (p.consortium_id IN (SELECT app.consortia_for('publication.read')) OR f.organisation_id IN (SELECT app.organisations_for('publication.read')))
        AND (p_audience IS NULL OR f.organisation_id = (SELECT d.organisation_id FROM audience d WHERE d.id = p_audience AND d.consortium_id = p.consortium_id))
      ORDER BY p.year DESC, p.serial DESC $$;
  REVOKE ALL ON FUNCTION app.funded_projects(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.funded_projects(uuid) TO solmu_app;
`

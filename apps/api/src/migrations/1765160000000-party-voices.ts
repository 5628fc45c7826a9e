import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * When a party agrees that is several, such as the funders, is a rule of the charter: once each of them has agreed, or as soon as one
 * has (libs/domain/src/governance/party-answer.ts). Charters that were adopted before say nothing of it; one was enough then.
 */
export class PartyVoices1765160000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [voices, says]) await runner.query(part)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const definer = 'SECURITY DEFINER SET search_path = public, pg_temp'
const holdsToday = (of: string): string => `${of}.valid_from <= app.today() AND (${of}.valid_to IS NULL OR ${of}.valid_to > app.today())`

const voices = `
  -- Who a party is in a consortium: the count of the clock asks it too, in the name of nobody.
  CREATE FUNCTION app.party_voices_in(p_consortium uuid) RETURNS TABLE (party text, voice_id uuid, name jsonb) LANGUAGE sql STABLE ${definer} AS $$
    SELECT b.kind, b.id, b.name FROM body b WHERE b.consortium_id = p_consortium AND b.kind IN ('board', 'regional_board') AND ${holdsToday('b')}
    UNION ALL SELECT 'head_office', u.id, jsonb_build_object('fi', u.name_fi, 'sv', u.name_sv, 'en', u.name_en) FROM unit_now u WHERE u.consortium_id = p_consortium AND u.type = 'headquarters' AND u.is_open
    UNION ALL SELECT 'funder', o.id, jsonb_build_object('fi', o.name_fi, 'sv', o.name_sv, 'en', o.name_en) FROM organisation_role r JOIN organisation o ON o.id = r.organisation_id
      WHERE r.consortium_id = p_consortium AND r.role = 'funder' AND ${holdsToday('r')} $$;
  CREATE OR REPLACE FUNCTION app.party_voices() RETURNS TABLE (party text, voice_id uuid, name jsonb) LANGUAGE sql STABLE ${definer} AS $$
    SELECT v.party, v.voice_id, v.name FROM app.party_voices_in(app.consortium_id()) v $$;
  REVOKE ALL ON FUNCTION app.party_voices_in(uuid) FROM PUBLIC;
`

const says = `
  -- What each party says: of each of its voices the last answer counts. One that refuses is enough; else it agrees once those have whom the rule demands.
  CREATE OR REPLACE FUNCTION app.party_says(p_subject uuid) RETURNS TABLE (party text, answer text) LANGUAGE sql STABLE ${definer} AS $$
    WITH l AS (SELECT DISTINCT ON (a.party, a.voice_id) a.party, a.voice_id, a.answer FROM party_answer a WHERE a.subject_id = p_subject ORDER BY a.party, a.voice_id, a.id DESC)
    SELECT l.party, CASE WHEN bool_or(l.answer = 'refuses') THEN 'refuses' ELSE 'agrees' END FROM l CROSS JOIN app.asked_subjects(p_subject) s GROUP BY l.party, s.consortium_id, s.rule
    HAVING bool_or(l.answer = 'refuses') OR coalesce(s.rule ->> 'voices', 'one') = 'one'
      OR NOT EXISTS (SELECT 1 FROM app.party_voices_in(s.consortium_id) v WHERE v.party = l.party AND v.voice_id NOT IN (SELECT t.voice_id FROM l t WHERE t.party = v.party AND t.voice_id IS NOT NULL)) $$;
`

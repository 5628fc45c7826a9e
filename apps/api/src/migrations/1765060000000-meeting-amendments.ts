import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * An amendment of the charter stands on the agenda of a meeting as a proposal does, with the first day on which it is to hold; and
 * those who vote for a member without an account are among those who may come for it.
 */
export class MeetingAmendments1765060000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(amendments)
    await runner.query(people)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const holdsAs = (table: string): string => `${table}.valid_from <= p_day AND (${table}.valid_to IS NULL OR ${table}.valid_to > p_day) AND (${table}.ended_on IS NULL OR ${table}.ended_on > p_day)`

const amendments = `
  ALTER TABLE meeting_item ADD COLUMN amendment_id uuid, ADD COLUMN effective_from date,
    ADD FOREIGN KEY (amendment_id, consortium_id) REFERENCES charter_version (id, consortium_id),
    ADD CONSTRAINT meeting_item_amendment CHECK ((amendment_id IS NULL) = (effective_from IS NULL) AND (amendment_id IS NULL OR proposal_id IS NULL AND kind = 'decision'));
  CREATE INDEX meeting_item_by_proposal ON meeting_item (proposal_id) WHERE proposal_id IS NOT NULL;
  CREATE INDEX meeting_item_by_amendment ON meeting_item (amendment_id) WHERE amendment_id IS NOT NULL;
  GRANT INSERT (amendment_id, effective_from), UPDATE (amendment_id, effective_from) ON meeting_item TO solmu_app;
`

const people = `
  CREATE OR REPLACE FUNCTION app.seats_of_body(p_body uuid, p_day date, p_votes jsonb) RETURNS TABLE (seat_id uuid, organisation_id uuid, body_member_id uuid, name jsonb, weight integer, role text, people jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT o.id, o.id, NULL::uuid, jsonb_build_object('fi', o.name_fi, 'sv', o.name_sv, 'en', o.name_en), app.votes_of_member(o.id, b.consortium_id, p_votes), 'member',
        (SELECT coalesce(jsonb_agg(jsonb_build_object('name', a.person_name, 'isSubstitute', a.substitute_for IS NOT NULL) ORDER BY a.substitute_for IS NOT NULL, a.substitute_order, a.person_name), '[]')
          FROM mandate a WHERE a.organisation_id = o.id AND a.consortium_id = b.consortium_id AND a.kind = 'vote' AND ${holdsAs('a')})
      FROM body b JOIN organisation o ON o.consortium_id = b.consortium_id WHERE b.id = p_body AND b.kind = 'assembly'
        AND app.votes_as_member(o.id, b.consortium_id, p_day) AND app.votes_of_member(o.id, b.consortium_id, p_votes) > 0
    UNION ALL
    SELECT s.id, NULL, s.id, jsonb_build_object('fi', s.person_name, 'sv', s.person_name, 'en', s.person_name), 1, s.role,
        jsonb_build_array(jsonb_build_object('name', s.person_name, 'isSubstitute', false)) || (SELECT coalesce(jsonb_agg(jsonb_build_object('name', x.person_name, 'isSubstitute', true) ORDER BY x.person_name), '[]')
          FROM body_member x WHERE x.substitute_for = s.id AND ${holdsAs('x')})
      FROM body b JOIN body_member s ON s.body_id = b.id AND s.substitute_for IS NULL AND s.role <> 'secretary' AND ${holdsAs('s')} WHERE b.id = p_body AND b.kind <> 'assembly' $$;
`

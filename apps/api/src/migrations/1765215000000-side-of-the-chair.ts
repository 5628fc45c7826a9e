import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * A chair who breaks a tie does so on the side on which they have voted in the open, also between options of which each voter
 * chooses one; so far that held for questions alone. The same as `sideOf` in libs/domain/src/governance/ballot.ts.
 */
export class SideOfTheChair1765215000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION app.break_ballot_tie(p_ballot uuid, p_chosen jsonb, p_chair text) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        DECLARE as_whom text := app.breaks_ballot_tie(p_ballot); counted jsonb;
        BEGIN
          PERFORM app.lock_ballot(p_ballot, true);
          IF NOT app.waits_for_chair(p_ballot) THEN RETURN 'ended'; END IF;
          IF as_whom IS NULL THEN RETURN 'stranger'; END IF;
          SELECT l.result INTO counted FROM ballot_log l WHERE l.ballot_id = p_ballot;
          IF NOT counted -> 'tied' @> p_chosen OR jsonb_array_length(p_chosen) <> (counted ->> 'tiedSeats')::integer
            OR (SELECT count(DISTINCT c) FROM jsonb_array_elements_text(p_chosen) c) <> jsonb_array_length(p_chosen)
            OR (as_whom = 'chair' AND EXISTS (
              SELECT 1 FROM ballot b JOIN ballot_vote v ON v.ballot_id = b.id JOIN ballot_roll r ON r.id = v.seat_id JOIN body_member m ON m.id = r.body_member_id AND m.user_id = app.user_id()
                CROSS JOIN LATERAL (SELECT CASE b.method WHEN 'yes_no' THEN v.choice ->> 'answer' WHEN 'plurality' THEN (SELECT min(k) FROM jsonb_object_keys(v.choice -> 'points') k) END AS side) s
              WHERE b.id = p_ballot AND counted -> 'tied' ? s.side AND NOT p_chosen ? s.side)) THEN RETURN 'wrong'; END IF;
          INSERT INTO ballot_tie_break (ballot_id, consortium_id, chosen, chair_name, decided_by)
            SELECT p_ballot, b.consortium_id, p_chosen, CASE as_whom WHEN 'chair' THEN (SELECT u.display_name FROM app_user u WHERE u.id = app.user_id()) ELSE p_chair END, app.user_id() FROM ballot b WHERE b.id = p_ballot;
          RETURN 'done';
        END $$`)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

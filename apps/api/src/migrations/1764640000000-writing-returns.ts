import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What several people need who write one return at the same time: cells that can be emptied, versions, and names. */
export class WritingReturns1764640000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(cells)
    await runner.query(guard)
    await runner.query(people)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const whole = `consortium_id = ANY (ARRAY(SELECT app.consortia_for('return.edit')))`

const cells = `
  -- Every save takes the next number, and the cells that it writes carry it as their version. So a cell that was emptied and
  -- written again never has a version that somebody has seen before.
  ALTER TABLE unit_return ADD COLUMN cell_clock integer NOT NULL DEFAULT 0;

  GRANT DELETE ON return_cell TO solmu_app;
  CREATE POLICY delete_rows ON return_cell FOR DELETE TO solmu_app USING (${whole}
    OR unit_id = ANY (ARRAY(SELECT app.units_for('return.edit')))
    OR return_id = ANY (ARRAY(SELECT app.returns_beyond('return.edit'))));
`

const refuse = `RAISE EXCEPTION 'a figure that is not open does not move' USING ERRCODE = 'insufficient_privilege'`

/** True for everybody but the application: the owner arranges, and its functions have decided before they write. */
const isOwner = `current_user <> 'solmu_app'`

/** What the unit never changes of a figure. */
const same = 'return_id, indicator_id, breakdown, unit_id, consortium_id, review'

const guard = `
  -- The unit writes until it sends, and afterwards what is questioned; what was asked and never answered is filled in when it
  -- is sent, as missing. Looked at once for each statement: hundreds of figures arrive in one.
  DROP TRIGGER IF EXISTS guard_cell ON return_cell;
  DROP FUNCTION IF EXISTS app.guard_cell();

  CREATE FUNCTION app.guard_new_cells() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF ${isOwner} THEN RETURN NULL; END IF;
      IF EXISTS (SELECT 1 FROM became n WHERE n.review <> 'open' OR n.answered IS NOT NULL) OR EXISTS (
        SELECT 1 FROM (SELECT n.return_id, bool_and(n.status = 'missing') AS are_missing FROM became n GROUP BY n.return_id) n
        WHERE NOT EXISTS (SELECT 1 FROM unit_return r WHERE r.id = n.return_id
          AND (r.state IN ('not_started', 'draft') OR r.state = 'returned' AND n.are_missing))) THEN ${refuse}; END IF;
      RETURN NULL;
    END $$;
  CREATE TRIGGER guard_new_cells AFTER INSERT ON return_cell REFERENCING NEW TABLE AS became
    FOR EACH STATEMENT EXECUTE FUNCTION app.guard_new_cells();

  CREATE FUNCTION app.guard_changed_cells() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF ${isOwner} THEN RETURN NULL; END IF;
      IF EXISTS (SELECT ${same} FROM was EXCEPT SELECT ${same} FROM became) OR EXISTS (
        SELECT 1 FROM (SELECT o.return_id, bool_and(o.review = 'questioned') AS are_questioned FROM was o GROUP BY o.return_id) o
        WHERE NOT EXISTS (SELECT 1 FROM unit_return r WHERE r.id = o.return_id
          AND (r.state IN ('not_started', 'draft') OR r.state = 'returned' AND o.are_questioned))) THEN ${refuse}; END IF;
      RETURN NULL;
    END $$;
  CREATE TRIGGER guard_changed_cells AFTER UPDATE ON return_cell REFERENCING OLD TABLE AS was NEW TABLE AS became
    FOR EACH STATEMENT EXECUTE FUNCTION app.guard_changed_cells();

  CREATE FUNCTION app.guard_gone_cells() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF ${isOwner} THEN RETURN NULL; END IF;
      IF EXISTS (SELECT 1 FROM (SELECT DISTINCT o.return_id FROM was o) o WHERE NOT EXISTS (
        SELECT 1 FROM unit_return r WHERE r.id = o.return_id AND r.state IN ('not_started', 'draft'))) THEN ${refuse}; END IF;
      RETURN NULL;
    END $$;
  CREATE TRIGGER guard_gone_cells AFTER DELETE ON return_cell REFERENCING OLD TABLE AS was
    FOR EACH STATEMENT EXECUTE FUNCTION app.guard_gone_cells();
`

const people = `
  -- The names of those who have had a hand in returns, for whoever may read the returns; the accounts stay out of sight.
  CREATE FUNCTION app.people_of_returns(p_returns uuid[]) RETURNS TABLE (return_id uuid, user_id uuid, display_name text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE reached uuid[] := ARRAY(SELECT app.units_for('return.read'));
      seen uuid[];
    BEGIN
      seen := ARRAY(SELECT r.id FROM unit_return r WHERE r.id = ANY (p_returns) AND (
        r.consortium_id = ANY (ARRAY(SELECT app.consortia_for('return.read')))
        OR (r.consortium_id = app.consortium_id() AND (r.unit_id = ANY (reached) OR r.centre_id = ANY (reached)))));
      RETURN QUERY
      SELECT hands.return_id, u.id, u.display_name
      FROM (SELECT c.return_id, c.changed_by AS by FROM return_cell c WHERE c.return_id = ANY (seen)
        UNION SELECT c.return_id, c.author_id FROM cell_comment c WHERE c.return_id = ANY (seen)
        UNION SELECT v.return_id, v.made_by FROM return_version v WHERE v.return_id = ANY (seen)
        UNION SELECT s.return_id, s.taken_by FROM return_step s WHERE s.return_id = ANY (seen)
        UNION SELECT e.return_id, e.written_by FROM check_explanation e WHERE e.return_id = ANY (seen)
        UNION SELECT p.return_id, p.user_id FROM return_presence p WHERE p.return_id = ANY (seen)
        UNION SELECT c.return_id, unnest(ARRAY[c.proposed_by, c.verified_by, c.decided_by])
          FROM correction c WHERE c.return_id = ANY (seen)
        UNION SELECT r.id, r.extended_by FROM unit_return r WHERE r.id = ANY (seen)) AS hands
      JOIN app_user u ON u.id = hands.by;
    END $$;
  REVOKE ALL ON FUNCTION app.people_of_returns(uuid[]) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.people_of_returns(uuid[]) TO solmu_app;
`

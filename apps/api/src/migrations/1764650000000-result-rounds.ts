import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Rounds that keep step: which units report follows the network of the period as it is known now, whoever changes it and
 * however late; rounds open by the clock, and the clock reminds. These functions decide by themselves whom they touch, so that
 * whoever changes the network need not have the reach to write the returns of others.
 */
export class ResultRounds1764650000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(members)
    await runner.query(keeping)
    await runner.query(clock)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const members = `
  -- False for a return whose unit no longer belongs to the round: it stays for the figures that are in it.
  ALTER TABLE unit_return ADD COLUMN is_member boolean NOT NULL DEFAULT true;

  -- Which units report in a round, to whom, and the last day on which each was there: what roundMembers of the domain says; of
  -- all units, or of some.
  CREATE FUNCTION app.round_members(p_round uuid, p_units uuid[]) RETURNS TABLE (unit_id uuid, centre_id uuid, day date)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT m.unit_id, m.centre_id, m.day
    FROM (SELECT p.unit_id, l.parent_id AS centre_id, p.day, p.kind, c.unit_rule AS rule
      FROM collection_round c
      CROSS JOIN LATERAL (SELECT DISTINCT ON (u.unit_id) u.unit_id, u.kind, least(u.valid_to, c.period_to) - 1 AS day
        FROM unit_period u JOIN org_unit o ON o.id = u.unit_id AND o.type = 'local_unit'
        WHERE u.consortium_id = c.consortium_id AND u.valid_from < c.period_to
          AND (p_units IS NULL OR u.unit_id IN (SELECT unnest(p_units)))
          AND (u.valid_to IS NULL OR u.valid_to > CASE c.membership WHEN 'last_day' THEN c.period_to - 1 ELSE c.period_from END)
        ORDER BY u.unit_id, u.valid_from DESC) p
      LEFT JOIN unit_link l ON l.unit_id = p.unit_id AND l.valid_from <= p.day AND (l.valid_to IS NULL OR l.valid_to > p.day)
      WHERE c.id = p_round) m
    WHERE CASE m.rule ->> 'kind' WHEN 'all' THEN true
      WHEN 'centres' THEN jsonb_exists(m.rule -> 'centreIds', m.centre_id::text)
      WHEN 'kinds' THEN jsonb_exists(m.rule -> 'unitKinds', m.kind)
      WHEN 'list' THEN jsonb_exists(m.rule -> 'unitIds', m.unit_id::text) ELSE false END $$;
  REVOKE ALL ON FUNCTION app.round_members(uuid, uuid[]) FROM PUBLIC;
`

/** A return in which nobody has done anything yet, and for which nobody was given anything. */
const untouched = `r.state = 'not_started' AND r.number = 0 AND r.extended_until IS NULL
            AND NOT EXISTS (SELECT 1 FROM return_cell x WHERE x.return_id = r.id)
            AND NOT EXISTS (SELECT 1 FROM cell_comment x WHERE x.return_id = r.id)
            AND NOT EXISTS (SELECT 1 FROM return_step x WHERE x.return_id = r.id)
            AND NOT EXISTS (SELECT 1 FROM check_explanation x WHERE x.return_id = r.id)
            AND NOT EXISTS (SELECT 1 FROM correction x WHERE x.return_id = r.id)`

/** A return of one of the units in question that does not belong to the round. */
const gone = `(p_units IS NULL OR r.unit_id IN (SELECT unnest(p_units))) AND r.unit_id NOT IN (SELECT unnest(units))`

const keeping = `
  -- Brings the returns of every open round of a consortium in step with the network: those of all units, or of the units about
  -- which something was written, so that one change does not wait for the whole. Returns that are missing are added; where
  -- the unit belonged to another centre the return goes there; one whose unit no longer belongs to the round vanishes when
  -- nobody has touched it, and is marked otherwise. A region that was handed on before a unit came is open again, since nothing
  -- is approved over what is not. Says how many returns it touched. Whoever calls it, it can do nothing but this.
  CREATE FUNCTION app.keep_members(p_consortium uuid, p_units uuid[]) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE one record; touched integer := 0; n integer; units uuid[]; centres uuid[]; regions uuid[];
    BEGIN
      IF app.user_id() IS NOT NULL AND p_consortium IS DISTINCT FROM app.consortium_id() THEN RETURN 0; END IF;
      -- A round that opens waits for changes of the network under way, so that each sees the other. Whoever changes some units
      -- holds this lock already, or takes it at the end of long work.
      IF p_units IS NULL THEN PERFORM pg_advisory_xact_lock(hashtextextended('solmu.network.' || p_consortium, 0)); END IF;
      -- In the order of their ids, as everybody takes them who works on several.
      PERFORM 1 FROM unit_return r JOIN collection_round c ON c.id = r.round_id
        WHERE c.consortium_id = p_consortium AND c.state = 'open' AND (p_units IS NULL OR r.unit_id IN (SELECT unnest(p_units)))
        ORDER BY r.id FOR NO KEY UPDATE OF r;
      FOR one IN SELECT c.id FROM collection_round c WHERE c.consortium_id = p_consortium AND c.state = 'open' ORDER BY c.id LOOP
        -- Worked out once: who reports, with the centre of each.
        SELECT coalesce(array_agg(m.unit_id), '{}'), coalesce(array_agg(m.centre_id), '{}') INTO units, centres
          FROM app.round_members(one.id, p_units) m;
        -- The centres to which they belonged and belong; of the others nothing changes.
        SELECT array_agg(DISTINCT x.id) INTO regions FROM (SELECT unnest(centres) AS id UNION SELECT r.centre_id FROM unit_return r
          WHERE r.round_id = one.id AND (p_units IS NULL OR r.unit_id IN (SELECT unnest(p_units)))
          UNION SELECT g.centre_id FROM region_return g WHERE g.round_id = one.id AND p_units IS NULL) x;
        INSERT INTO unit_return (id, consortium_id, round_id, unit_id, centre_id)
          SELECT gen_random_uuid(), p_consortium, one.id, m.unit_id, m.centre_id FROM unnest(units, centres) AS m (unit_id, centre_id)
          ON CONFLICT (round_id, unit_id) DO NOTHING;
        GET DIAGNOSTICS n = ROW_COUNT;
        touched := touched + n;

        UPDATE unit_return r SET centre_id = m.centre_id, is_member = true, version = r.version + 1
          FROM unnest(units, centres) AS m (unit_id, centre_id) WHERE r.round_id = one.id AND r.unit_id = m.unit_id
            AND r.state <> 'locked' AND (r.centre_id IS DISTINCT FROM m.centre_id OR NOT r.is_member);
        GET DIAGNOSTICS n = ROW_COUNT;
        touched := touched + n;

        DELETE FROM return_presence e USING unit_return r WHERE e.return_id = r.id AND r.round_id = one.id AND ${untouched}
            AND ${gone};
        DELETE FROM unit_return r WHERE r.round_id = one.id AND ${untouched}
            AND ${gone};
        GET DIAGNOSTICS n = ROW_COUNT;
        touched := touched + n;

        UPDATE unit_return r SET is_member = false, version = r.version + 1 WHERE r.round_id = one.id AND r.is_member
          AND r.state <> 'locked' AND ${gone};
        GET DIAGNOSTICS n = ROW_COUNT;
        touched := touched + n;

        INSERT INTO region_return (round_id, centre_id, consortium_id)
          SELECT DISTINCT one.id, r.centre_id, p_consortium FROM unit_return r
          WHERE r.round_id = one.id AND r.centre_id = ANY (regions) ON CONFLICT (round_id, centre_id) DO NOTHING;
        DELETE FROM region_return g WHERE g.round_id = one.id AND g.centre_id = ANY (regions) AND g.state = 'open' AND g.version = 1
          AND NOT EXISTS (SELECT 1 FROM unit_return r WHERE r.round_id = one.id AND r.centre_id = g.centre_id);
        UPDATE region_return g SET state = 'open', version = g.version + 1, changed_at = now()
          WHERE g.round_id = one.id AND g.centre_id = ANY (regions) AND g.state <> 'open' AND EXISTS (SELECT 1 FROM unit_return r
            WHERE r.round_id = one.id AND r.centre_id = g.centre_id AND r.state IN ('not_started', 'draft', 'submitted', 'returned')
              AND NOT g.missing @> jsonb_build_array(jsonb_build_object('unitId', r.unit_id)));
      END LOOP;
      RETURN touched;
    END $$;
  REVOKE ALL ON FUNCTION app.keep_members(uuid, uuid[]) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.keep_members(uuid, uuid[]) TO solmu_app;
`

const localized = (of: string): string => `jsonb_build_object('fi', ${of}.name_fi, 'sv', ${of}.name_sv, 'en', ${of}.name_en)`

const clock = `
  -- Opens the planned rounds whose day has come; only where no viewer is named.
  CREATE FUNCTION app.open_due_rounds(p_day date) RETURNS TABLE (round_id uuid, consortium_id uuid, period text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF app.user_id() IS NOT NULL THEN RETURN; END IF;
      RETURN QUERY UPDATE collection_round c SET state = 'open', state_reason = '', state_by = NULL, state_at = now(), version = c.version + 1
        WHERE c.state = 'planned' AND c.opens_on <= p_day
          AND EXISTS (SELECT 1 FROM round_indicator i WHERE i.round_id = c.id)
        RETURNING c.id, c.consortium_id, c.period;
    END $$;

  -- The consortia in which rounds are open; only where no viewer is named.
  CREATE FUNCTION app.consortia_with_rounds() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT c.consortium_id FROM collection_round c WHERE c.state = 'open' AND app.user_id() IS NULL ORDER BY 1 $$;

  -- Who writes the returns of units and works there: people, in which language they are written to. For the clock, and for
  -- whoever may remind the unit.
  CREATE FUNCTION app.writers_of(p_units uuid[]) RETURNS TABLE (unit_id uuid, user_id uuid, language text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE reached uuid[] := ARRAY(SELECT app.units_for('round.remind'));
    BEGIN RETURN QUERY
      SELECT DISTINCT a.unit_id, u.id, u.language FROM role_assignment a
        JOIN role_grant g ON g.role = a.role AND g.action = 'return.edit' AND g.reach IN ('unit', 'subtree')
        JOIN app_user u ON u.id = a.user_id AND u.kind = 'person' AND u.deactivated_at IS NULL
      WHERE a.unit_id = ANY (p_units) AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())
        AND (app.user_id() IS NULL OR a.consortium_id = app.consortium_id() AND (
          a.consortium_id = ANY (ARRAY(SELECT app.consortia_for('round.remind'))) OR a.unit_id = ANY (reached)
          OR EXISTS (SELECT 1 FROM unit_return r WHERE r.unit_id = a.unit_id AND r.centre_id = ANY (reached))));
    END $$;

  -- The returns of open rounds that have not been sent, with whoever writes them; only where no viewer is named.
  CREATE FUNCTION app.unsent_returns() RETURNS TABLE (consortium_id uuid, round_id uuid, unit_id uuid, facts jsonb, people jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH unsent AS MATERIALIZED (
      SELECT r.consortium_id, r.round_id, r.unit_id, r.state, r.extended_until FROM unit_return r
      JOIN collection_round c ON c.id = r.round_id AND c.state = 'open'
      WHERE app.user_id() IS NULL AND r.is_member AND r.state IN ('not_started', 'draft')
    ),
    writer AS MATERIALIZED (
      SELECT w.unit_id, jsonb_agg(jsonb_build_object('userId', w.user_id, 'language', w.language) ORDER BY w.user_id) AS people
      FROM app.writers_of(ARRAY(SELECT DISTINCT s.unit_id FROM unsent s)) w GROUP BY w.unit_id
    )
    SELECT s.consortium_id, s.round_id, s.unit_id,
      jsonb_build_object('state', s.state, 'extendedUntil', s.extended_until, 'opensOn', c.opens_on, 'dueOn', c.due_on,
        'reminderDays', to_jsonb(c.reminder_days), 'roundName', ${localized('c')}, 'unitName', ${localized('n')}),
      w.people
    FROM unsent s JOIN collection_round c ON c.id = s.round_id JOIN unit_now n ON n.id = s.unit_id
      JOIN writer w ON w.unit_id = s.unit_id
    ORDER BY s.consortium_id, c.due_on, s.round_id, s.unit_id $$;

  -- Says whether a reminder is new, and remembers it; only where no viewer is named.
  CREATE FUNCTION app.note_round_reminder(p_consortium uuid, p_round uuid, p_unit uuid, p_user uuid, p_day date) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF app.user_id() IS NOT NULL THEN RETURN false; END IF;
      INSERT INTO round_reminder (id, round_id, consortium_id, unit_id, user_id, kind, day)
        VALUES (gen_random_uuid(), p_round, p_consortium, p_unit, p_user, 'by_clock', p_day) ON CONFLICT DO NOTHING;
      RETURN FOUND;
    END $$;
  REVOKE ALL ON FUNCTION app.open_due_rounds(date), app.consortia_with_rounds(), app.writers_of(uuid[]), app.unsent_returns(),
    app.note_round_reminder(uuid, uuid, uuid, uuid, date) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.open_due_rounds(date), app.consortia_with_rounds(), app.writers_of(uuid[]), app.unsent_returns(),
    app.note_round_reminder(uuid, uuid, uuid, uuid, date) TO solmu_app;
`

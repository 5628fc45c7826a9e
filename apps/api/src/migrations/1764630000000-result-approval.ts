import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * The second lock of approval: whatever the program forgets, a return, a region and a correction move only along the
 * transitions of the domain (copied when the database is migrated), in the hands of those whom the transition names; figures
 * move only while their unit may write them; and nothing is approved over what is not. The application's login is bound;
 * what the owner's functions do was decided there.
 */
export class ResultApproval1764630000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(transitions)
    await runner.query(returns)
    await runner.query(cells)
    await runner.query(regions)
    await runner.query(corrections)
    await runner.query(reading)
    await runner.query(clock)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const refuse = (what: string): string => `RAISE EXCEPTION '${what}' USING ERRCODE = 'insufficient_privilege'`

/** True for everybody but the application: the owner arranges, and its functions have decided before they write. */
const isOwner = `current_user <> 'solmu_app'`

const transitions = `
  CREATE TABLE workflow_transition (
    workflow text NOT NULL CHECK (workflow IN ('return', 'region', 'correction')),
    action text NOT NULL, from_state text NOT NULL, to_state text NOT NULL, permission text NOT NULL,
    -- What the head office does for the units directly under it, in the place of a centre.
    at_headquarters boolean NOT NULL,
    PRIMARY KEY (workflow, from_state, to_state, action, permission, at_headquarters)
  );
  GRANT SELECT ON workflow_transition TO solmu_app;

  CREATE FUNCTION app.is_headquarters(p_unit uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = public, pg_temp AS $$ SELECT p_unit IS NULL OR EXISTS (SELECT 1 FROM org_unit o
      WHERE o.id = p_unit AND o.type = 'headquarters') $$;

  -- Whether the viewer may move something of a unit and its centre from one state to another.
  CREATE FUNCTION app.may_move(p_workflow text, p_from text, p_to text, p_consortium uuid, p_unit uuid, p_centre uuid)
    RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE way record;
    BEGIN
      FOR way IN SELECT t.permission, t.at_headquarters FROM workflow_transition t
          WHERE t.workflow = p_workflow AND t.from_state = p_from AND t.to_state = p_to ORDER BY t.at_headquarters, t.permission
      LOOP
        IF way.at_headquarters AND NOT app.is_headquarters(p_centre) THEN CONTINUE; END IF;
        IF p_consortium = ANY (ARRAY(SELECT app.consortia_for(way.permission))) THEN RETURN true; END IF;
        IF p_consortium = app.consortium_id() AND ARRAY[p_unit, p_centre] && ARRAY(SELECT app.units_for(way.permission))
          THEN RETURN true; END IF;
      END LOOP;
      RETURN false;
    END $$;
  REVOKE ALL ON FUNCTION app.is_headquarters(uuid), app.may_move(text, text, text, uuid, uuid, uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.is_headquarters(uuid), app.may_move(text, text, text, uuid, uuid, uuid) TO solmu_app;
`

const returns = `
  CREATE FUNCTION app.guard_return() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF ${isOwner} OR app.may_move('return', OLD.state, NEW.state, OLD.consortium_id, OLD.unit_id, OLD.centre_id)
        THEN RETURN NEW; END IF;
      ${refuse('a return does not move like this')};
    END $$;
  CREATE TRIGGER guard_return BEFORE UPDATE ON unit_return FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state)
    EXECUTE FUNCTION app.guard_return();

  CREATE FUNCTION app.guard_new_return() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF ${isOwner} OR (NEW.state = 'not_started' AND NEW.number = 0) THEN RETURN NEW; END IF;
      ${refuse('a return begins at its beginning')};
    END $$;
  CREATE TRIGGER guard_new_return BEFORE INSERT ON unit_return FOR EACH ROW EXECUTE FUNCTION app.guard_new_return();

  -- A submission is made of a return that has just been sent, a correction of one that has been decided.
  CREATE FUNCTION app.guard_version() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF ${isOwner} OR NEW.kind = 'correction' OR EXISTS (SELECT 1 FROM unit_return r
        WHERE r.id = NEW.return_id AND r.state = 'submitted') THEN RETURN NEW; END IF;
      ${refuse('a version is made by sending')};
    END $$;
  CREATE TRIGGER guard_version BEFORE INSERT ON return_version FOR EACH ROW EXECUTE FUNCTION app.guard_version();
`

const cells = `
  -- The unit writes until it sends, and afterwards what is questioned. What was asked and never answered is filled in when it
  -- is sent, as missing.
  CREATE FUNCTION app.guard_cell() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    DECLARE cell return_cell := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END; held text;
    BEGIN
      IF ${isOwner} THEN RETURN cell; END IF;
      SELECT r.state INTO held FROM unit_return r WHERE r.id = cell.return_id;
      IF TG_OP = 'INSERT' THEN
        IF NEW.review = 'open' AND NEW.answered IS NULL AND (held IN ('not_started', 'draft')
          OR held = 'returned' AND NEW.status = 'missing') THEN RETURN NEW; END IF;
      ELSIF TG_OP = 'DELETE' THEN
        IF held IN ('not_started', 'draft') THEN RETURN OLD; END IF;
      ELSIF (NEW.return_id, NEW.indicator_id, NEW.breakdown, NEW.unit_id, NEW.consortium_id, NEW.review)
          = (OLD.return_id, OLD.indicator_id, OLD.breakdown, OLD.unit_id, OLD.consortium_id, OLD.review)
        AND (held IN ('not_started', 'draft') OR held = 'returned' AND OLD.review = 'questioned')
        THEN RETURN NEW;
      END IF;
      ${refuse('a figure that is not open does not move')};
    END $$;
  CREATE TRIGGER guard_cell BEFORE INSERT OR UPDATE OR DELETE ON return_cell FOR EACH ROW EXECUTE FUNCTION app.guard_cell();

  -- Questions: the marked figures, or all of them when none are named; the others are approved. A marked figure that was
  -- never answered gets a row, so that the question has something to hang on.
  CREATE FUNCTION app.question_cells(p_return uuid, p_cells jsonb) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE own unit_return; asked integer;
    BEGIN
      SELECT * INTO own FROM unit_return r WHERE r.id = p_return AND r.state = 'returned';
      IF own.id IS NULL OR NOT (app.may_move('return', 'submitted', 'returned', own.consortium_id, own.unit_id, own.centre_id)
        OR app.may_move('return', 'verified', 'returned', own.consortium_id, own.unit_id, own.centre_id)) THEN
        ${refuse('the figures of a return that was not given back')};
      END IF;
      INSERT INTO return_cell (return_id, indicator_id, breakdown, consortium_id, unit_id, status, version)
        SELECT own.id, (m ->> 'indicatorId')::uuid, m ->> 'breakdown', own.consortium_id, own.unit_id, 'missing', 0
        FROM jsonb_array_elements(coalesce(p_cells, '[]')) m ON CONFLICT DO NOTHING;
      UPDATE return_cell c SET answered = NULL, review = CASE WHEN p_cells IS NULL OR EXISTS (
          SELECT 1 FROM jsonb_array_elements(p_cells) m
          WHERE (m ->> 'indicatorId')::uuid = c.indicator_id AND m ->> 'breakdown' = c.breakdown) THEN 'questioned' ELSE 'approved' END
        WHERE c.return_id = own.id;
      SELECT count(*) INTO asked FROM return_cell c WHERE c.return_id = own.id AND c.review = 'questioned';
      RETURN asked;
    END $$;

  -- Approval of every figure of returns that were just approved.
  CREATE FUNCTION app.approve_cells(p_returns uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      UPDATE return_cell c SET review = 'approved', answered = NULL FROM unit_return r
        WHERE r.id = ANY (p_returns) AND c.return_id = r.id AND r.state = 'verified'
          AND (c.review <> 'approved' OR c.answered IS NOT NULL)
          AND app.may_move('return', 'submitted', 'verified', r.consortium_id, r.unit_id, r.centre_id);
    END $$;
  REVOKE ALL ON FUNCTION app.question_cells(uuid, jsonb), app.approve_cells(uuid[]) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.question_cells(uuid, jsonb), app.approve_cells(uuid[]) TO solmu_app;
`

const regions = `
  -- Returns of a centre in a round that are neither approved nor named with a reason.
  CREATE FUNCTION app.unapproved_count(p_round uuid, p_centre uuid, p_missing jsonb) RETURNS integer
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT count(*)::int FROM unit_return r WHERE r.round_id = p_round
      AND (r.centre_id = p_centre OR r.centre_id IS NULL AND app.is_headquarters(p_centre))
      AND r.state NOT IN ('verified', 'accepted', 'locked')
      AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(p_missing) m
        WHERE (m ->> 'unitId')::uuid = r.unit_id AND btrim(m ->> 'reason') <> '') $$;
  REVOKE ALL ON FUNCTION app.unapproved_count(uuid, uuid, jsonb) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.unapproved_count(uuid, uuid, jsonb) TO solmu_app;

  -- Never forwarded or accepted over something unapproved; this binds everybody.
  CREATE FUNCTION app.guard_region() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF NEW.state <> 'open' AND app.unapproved_count(NEW.round_id, NEW.centre_id, NEW.missing) > 0 THEN
        RAISE EXCEPTION 'a region is not approved over returns that are not' USING ERRCODE = 'check_violation',
          CONSTRAINT = 'region_return_approved';
      END IF;
      IF ${isOwner} THEN RETURN NEW; END IF;
      IF TG_OP = 'INSERT' THEN
        IF NEW.state = 'open' THEN RETURN NEW; END IF;
      ELSIF OLD.state = NEW.state OR app.may_move('region', OLD.state, NEW.state, OLD.consortium_id, OLD.centre_id, OLD.centre_id)
        THEN RETURN NEW;
      END IF;
      ${refuse('a region does not move like this')};
    END $$;
  CREATE TRIGGER guard_region BEFORE INSERT OR UPDATE ON region_return FOR EACH ROW EXECUTE FUNCTION app.guard_region();

  -- Nor does a return fall back under a region that stands as approved.
  CREATE FUNCTION app.check_region_of() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM region_return g WHERE g.round_id = NEW.round_id AND g.state <> 'open'
          AND (g.centre_id = NEW.centre_id OR NEW.centre_id IS NULL AND app.is_headquarters(g.centre_id))
          AND app.unapproved_count(g.round_id, g.centre_id, g.missing) > 0) THEN
        RAISE EXCEPTION 'a return falls back only when its region does' USING ERRCODE = 'check_violation',
          CONSTRAINT = 'unit_return_region_approved';
      END IF;
      RETURN NULL;
    END $$;
  REVOKE ALL ON FUNCTION app.check_region_of() FROM PUBLIC;
  CREATE CONSTRAINT TRIGGER check_region_of AFTER UPDATE OF state ON unit_return DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.state = 'returned') EXECUTE FUNCTION app.check_region_of();

  -- A round is locked when what it holds is, and stays so.
  CREATE FUNCTION app.guard_round_lock() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
      IF OLD.state = 'locked' THEN ${refuse('a locked round stays locked')}; END IF;
      IF NEW.state = 'locked' AND EXISTS (SELECT 1 FROM unit_return r
          WHERE r.round_id = NEW.id AND r.state IN ('verified', 'accepted')) THEN
        RAISE EXCEPTION 'a round is locked with its returns' USING ERRCODE = 'check_violation', CONSTRAINT = 'collection_round_locks';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER guard_round_lock BEFORE UPDATE OF state ON collection_round FOR EACH ROW
    WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION app.guard_round_lock();
`

const corrections = `
  CREATE UNIQUE INDEX correction_one_at_a_time ON correction (return_id) WHERE state IN ('proposed', 'verified');

  -- What a correction says is never changed; how far it has come is.
  CREATE FUNCTION app.guard_correction() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    DECLARE centre uuid;
    BEGIN
      IF ${isOwner} THEN RETURN NEW; END IF;
      IF TG_OP = 'INSERT' THEN
        IF NEW.state = 'proposed' AND NEW.version_number IS NULL THEN RETURN NEW; END IF;
      ELSIF (NEW.return_id, NEW.unit_id, NEW.consortium_id, NEW.reason, NEW.cells, NEW.proposed_by, NEW.proposed_at)
          IS NOT DISTINCT FROM (OLD.return_id, OLD.unit_id, OLD.consortium_id, OLD.reason, OLD.cells, OLD.proposed_by, OLD.proposed_at)
        AND OLD.state <> NEW.state THEN
        SELECT r.centre_id INTO centre FROM unit_return r WHERE r.id = OLD.return_id;
        IF app.may_move('correction', OLD.state, NEW.state, OLD.consortium_id, OLD.unit_id, centre) THEN RETURN NEW; END IF;
      END IF;
      ${refuse('a correction does not move like this')};
    END $$;
  CREATE TRIGGER guard_correction BEFORE INSERT OR UPDATE ON correction FOR EACH ROW EXECUTE FUNCTION app.guard_correction();
`

const today = (alias: string): string =>
  `${alias}.valid_from <= app.today() AND (${alias}.valid_to IS NULL OR ${alias}.valid_to > app.today())`

/** Those who hold an action at a unit, as far as a role reaches. */
const holdersAt = (action: string, unit: string): string => `
      SELECT u.id, u.display_name, u.language, a.deputy_for FROM role_assignment a
        JOIN role_grant g ON g.role = a.role AND g.action = ${action}
        JOIN app_user u ON u.id = a.user_id AND u.kind = 'person' AND u.deactivated_at IS NULL
        WHERE a.unit_id = ${unit} AND ${today('a')}`

const reached = `(r.consortium_id = ANY (ARRAY(SELECT app.consortia_for('return.read')))
          OR r.consortium_id = app.consortium_id() AND ARRAY[r.unit_id, r.centre_id] && ARRAY(SELECT app.units_for('return.read')))`

const reading = `
  CREATE FUNCTION app.headquarters_of(p_consortium uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = public, pg_temp AS $$ SELECT o.id FROM org_unit o WHERE o.consortium_id = p_consortium
      AND o.type = 'headquarters' ORDER BY o.id LIMIT 1 $$;

  -- Who moves a return on at each stage, by name, for whoever may read it: the accounts stay out of sight.
  CREATE FUNCTION app.return_holders(p_returns uuid[]) RETURNS TABLE (return_id uuid, stage text, display_name text, is_deputy boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN RETURN QUERY
      SELECT r.id, s.stage, h.display_name, bool_and(h.deputy_for IS NOT NULL)
      FROM unit_return r
      CROSS JOIN LATERAL (SELECT app.headquarters_of(r.consortium_id) AS id) hq
      CROSS JOIN LATERAL (VALUES ('unit', 'return.submit', r.unit_id),
        ('centre', CASE WHEN coalesce(r.centre_id, hq.id) = hq.id THEN 'return.accept' ELSE 'return.verify' END, coalesce(r.centre_id, hq.id)),
        ('headquarters', 'return.accept', hq.id)) AS s (stage, action, at_unit)
      CROSS JOIN LATERAL (${holdersAt('s.action', 's.at_unit')}) h
      WHERE r.id = ANY (p_returns) AND ${reached}
      GROUP BY r.id, s.stage, h.id, h.display_name
      ORDER BY r.id, s.stage, h.display_name COLLATE "fi-x-icu";
    END $$;

  -- What decides which steps a return can take, for whoever may read it: also its region and later returns, which may
  -- themselves be out of the viewer's sight. A later period rests on it that was sent, of the same unit, with one of the
  -- same indicators.
  CREATE FUNCTION app.return_standing(p_returns uuid[]) RETURNS TABLE (return_id uuid, standing jsonb)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN RETURN QUERY
      SELECT r.id, jsonb_build_object('region', coalesce(g.state, 'open'),
        'questioned', cells.questioned, 'unanswered', cells.unanswered,
        'hasLater', EXISTS (SELECT 1 FROM unit_return l JOIN collection_round d ON d.id = l.round_id
          WHERE l.unit_id = r.unit_id AND l.number > 0 AND l.state NOT IN ('not_started', 'draft')
            AND d.period_from >= c.period_to AND d.state <> 'cancelled'
            AND EXISTS (SELECT 1 FROM round_indicator a JOIN round_indicator b ON b.indicator_id = a.indicator_id
              WHERE a.round_id = c.id AND b.round_id = d.id)),
        'hasOpenCorrection', EXISTS (SELECT 1 FROM correction k WHERE k.return_id = r.id AND k.state IN ('proposed', 'verified')),
        'isUnderHeadquarters', app.is_headquarters(r.centre_id),
        'leftOut', (SELECT m ->> 'reason' FROM jsonb_array_elements(g.missing) m WHERE (m ->> 'unitId')::uuid = r.unit_id
          AND g.state <> 'open' LIMIT 1),
        'opensOn', c.opens_on,
        'times', (SELECT coalesce(jsonb_object_agg(t.action, t.at), '{}') FROM (SELECT p.action, max(p.taken_at) AS at
          FROM return_step p WHERE p.return_id = r.id GROUP BY p.action) t))
      FROM unit_return r JOIN collection_round c ON c.id = r.round_id
      LEFT JOIN region_return g ON g.round_id = r.round_id AND g.centre_id = coalesce(r.centre_id, app.headquarters_of(r.consortium_id))
      CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE k.review = 'questioned')::int AS questioned,
          count(*) FILTER (WHERE k.review = 'questioned' AND k.answered IS NULL)::int AS unanswered
        FROM return_cell k WHERE k.return_id = r.id) cells
      WHERE r.id = ANY (p_returns) AND ${reached};
    END $$;
  REVOKE ALL ON FUNCTION app.headquarters_of(uuid), app.return_holders(uuid[]), app.return_standing(uuid[]) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.headquarters_of(uuid), app.return_holders(uuid[]), app.return_standing(uuid[]) TO solmu_app;
`

const nameJson = (unit: string): string => `(SELECT jsonb_build_object('fi', n.name_fi, 'sv', n.name_sv, 'en', n.name_en)
          FROM unit_period n WHERE n.unit_id = ${unit} AND n.valid_from <= app.today() ORDER BY n.valid_from DESC LIMIT 1)`

const roundName = `jsonb_build_object('fi', c.name_fi, 'sv', c.name_sv, 'en', c.name_en)`

const readersAt = (action: string, unit: string): string => `(SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object('userId', h.id,
          'language', h.language)), '[]') FROM (${holdersAt(`'${action}'`, unit)}) h)`

const clock = `
  -- For the daily escalation, which nobody asks for: these answer only where no viewer is named.
  CREATE FUNCTION app.waiting_results() RETURNS TABLE (consortium_id uuid, round_id uuid, round_name jsonb, holder text,
    unit_id uuid, unit_name jsonb, centre_id uuid, due_on date, above_unit jsonb, above_centre jsonb, above_all jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH open AS (
      SELECT c.*, ${roundName} AS name, app.headquarters_of(c.consortium_id) AS hq FROM collection_round c
      WHERE c.state = 'open' AND app.user_id() IS NULL
    ), waits AS (
      SELECT c.consortium_id, c.id AS round_id, c.name, c.hq, 'unit' AS holder, r.unit_id, coalesce(r.centre_id, c.hq) AS centre_id,
        greatest(c.grace_until, r.extended_until) AS due_on
      FROM open c JOIN unit_return r ON r.round_id = c.id AND r.state IN ('not_started', 'draft')
      UNION ALL
      SELECT c.consortium_id, c.id, c.name, c.hq, 'centre', centre.id, centre.id, c.verify_by
      FROM open c CROSS JOIN LATERAL (SELECT DISTINCT coalesce(r.centre_id, c.hq) AS id FROM unit_return r WHERE r.round_id = c.id) centre
      WHERE NOT EXISTS (SELECT 1 FROM region_return g WHERE g.round_id = c.id AND g.centre_id = centre.id AND g.state <> 'open')
      UNION ALL
      SELECT c.consortium_id, c.id, c.name, c.hq, 'headquarters', c.hq, c.hq, c.accept_by
      FROM open c WHERE EXISTS (SELECT 1 FROM region_return g WHERE g.round_id = c.id AND g.state = 'forwarded')
    )
    SELECT w.consortium_id, w.round_id, w.name, w.holder, w.unit_id, ${nameJson('w.unit_id')}, w.centre_id, w.due_on,
      CASE WHEN w.centre_id = w.hq THEN ${readersAt('return.accept', 'w.hq')} ELSE ${readersAt('return.verify', 'w.centre_id')} END,
      ${readersAt('return.accept', 'w.hq')}, ${readersAt('access.administer', 'w.hq')}
    FROM waits w WHERE w.due_on < app.today() ORDER BY w.consortium_id, w.round_id, w.holder, w.unit_id $$;

  -- Says whether an escalation is new to somebody, and remembers it.
  CREATE FUNCTION app.note_escalation(p_id uuid, p_consortium uuid, p_round uuid, p_unit uuid, p_user uuid, p_day date)
    RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF app.user_id() IS NOT NULL THEN RETURN false; END IF;
      INSERT INTO round_reminder (id, consortium_id, round_id, unit_id, user_id, kind, day)
        VALUES (p_id, p_consortium, p_round, p_unit, p_user, 'escalation', p_day) ON CONFLICT DO NOTHING;
      RETURN FOUND;
    END $$;
  REVOKE ALL ON FUNCTION app.waiting_results(), app.note_escalation(uuid, uuid, uuid, uuid, uuid, date) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.waiting_results(), app.note_escalation(uuid, uuid, uuid, uuid, uuid, date) TO solmu_app;
`

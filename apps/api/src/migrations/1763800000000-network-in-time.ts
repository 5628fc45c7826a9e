import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * The network in time: what a unit is belongs to a period, every change is on
 * record and can be undone, organisations have their profile and dated roles,
 * and files are brought in. Overlaps are excluded by constraints, gaps by
 * triggers that look at the end of each transaction.
 */
export class NetworkInTime1763800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(periods)
    await runner.query(organisations)
    await runner.query(naturalKeys)
    await runner.query(changes)
    await runner.query(imports)
    await runner.query(soundness)
    await runner.query(functions)
    await runner.query(policies)
  }

  async down(): Promise<void> {
    throw new Error('What a unit was at the time cannot be kept in the older tables')
  }
}

const periods = `
  CREATE TABLE unit_period (
    consortium_id uuid NOT NULL REFERENCES consortium(id),
    unit_id uuid NOT NULL REFERENCES org_unit(id),
    organisation_id uuid NOT NULL REFERENCES organisation(id),
    kind text NOT NULL,
    name_fi text NOT NULL, name_sv text NOT NULL, name_en text NOT NULL,
    municipality_code text NOT NULL REFERENCES municipality(code),
    lon double precision, lat double precision,
    street_address text, email text, phone text,
    valid_from date NOT NULL, valid_to date,
    reason text, end_reason text,
    PRIMARY KEY (unit_id, valid_from),
    CONSTRAINT unit_period_kind CHECK (kind IN ('headquarters', 'regional_centre', 'workshop', 'work_centre', 'association',
      'cooperative', 'participation_site', 'educational_project', 'social_enterprise')),
    CONSTRAINT unit_period_validity CHECK (valid_to > valid_from),
    CONSTRAINT unit_period_one_a_day EXCLUDE USING gist (unit_id WITH =, daterange(valid_from, valid_to) WITH &&)
  );
  INSERT INTO unit_period (consortium_id, unit_id, organisation_id, kind, name_fi, name_sv, name_en, municipality_code,
      lon, lat, street_address, email, phone, valid_from, valid_to)
    SELECT consortium_id, id, organisation_id, kind, name_fi, name_sv, name_en, municipality_code,
      lon, lat, street_address, email, phone, valid_from, valid_to FROM org_unit;
  CREATE INDEX unit_period_by_consortium ON unit_period (consortium_id, name_fi, unit_id);
  CREATE INDEX unit_period_by_organisation ON unit_period (organisation_id);
  DROP INDEX org_unit_by_consortium;
  ALTER TABLE org_unit
    DROP COLUMN organisation_id, DROP COLUMN kind, DROP COLUMN name_fi, DROP COLUMN name_sv, DROP COLUMN name_en,
    DROP COLUMN municipality_code, DROP COLUMN lon, DROP COLUMN lat, DROP COLUMN street_address, DROP COLUMN email,
    DROP COLUMN phone, DROP COLUMN valid_from, DROP COLUMN valid_to, DROP COLUMN version,
    ADD COLUMN code text,
    ADD CONSTRAINT org_unit_code_once UNIQUE (consortium_id, code);

  -- Each unit as it is today; one that does not exist today as it was last, or as it will be first.
  CREATE VIEW unit_now WITH (security_invoker = true) AS
    SELECT DISTINCT ON (p.unit_id) p.unit_id AS id, p.consortium_id, u.type, u.code, p.organisation_id, p.kind,
      p.name_fi, p.name_sv, p.name_en, p.municipality_code,
      p.valid_from <= app.today() AND (p.valid_to IS NULL OR p.valid_to > app.today()) AS is_open
    FROM unit_period p JOIN org_unit u ON u.id = p.unit_id
    ORDER BY p.unit_id, p.valid_from <= app.today() DESC,
      CASE WHEN p.valid_from <= app.today() THEN p.valid_from END DESC, p.valid_from;

  CREATE TABLE unit_service_area (
    consortium_id uuid NOT NULL REFERENCES consortium(id),
    unit_id uuid NOT NULL REFERENCES org_unit(id),
    municipality_code text NOT NULL REFERENCES municipality(code),
    share double precision NOT NULL,
    valid_from date NOT NULL, valid_to date,
    PRIMARY KEY (unit_id, municipality_code, valid_from),
    CONSTRAINT unit_service_area_share CHECK (share > 0 AND share <= 1),
    CONSTRAINT unit_service_area_validity CHECK (valid_to > valid_from),
    CONSTRAINT unit_service_area_once_a_day EXCLUDE USING gist
      (unit_id WITH =, municipality_code WITH =, daterange(valid_from, valid_to) WITH &&)
  );
  ALTER TABLE municipality ADD COLUMN urban_rural text,
    ADD CONSTRAINT municipality_urban_rural CHECK (urban_rural IN ('urban', 'semi_urban', 'rural'));
`

const organisations = `
  ALTER TABLE organisation
    ADD COLUMN consortium_id uuid REFERENCES consortium(id),
    ADD COLUMN code text, ADD COLUMN size_class text, ADD COLUMN languages text[] NOT NULL DEFAULT '{}',
    ADD COLUMN email text, ADD COLUMN phone text, ADD COLUMN website text, ADD COLUMN street_address text,
    ADD COLUMN postal_code text, ADD COLUMN town text, ADD COLUMN contact_name text, ADD COLUMN note text,
    ADD COLUMN version integer NOT NULL DEFAULT 1;
  UPDATE organisation o SET consortium_id = coalesce(
    (SELECT m.consortium_id FROM consortium_member m WHERE m.organisation_id = o.id ORDER BY m.valid_from LIMIT 1),
    (SELECT p.consortium_id FROM unit_period p WHERE p.organisation_id = o.id LIMIT 1),
    (SELECT c.id FROM consortium c LIMIT 1));
  ALTER TABLE organisation ALTER COLUMN consortium_id SET NOT NULL,
    DROP CONSTRAINT organisation_business_id_unique,
    ADD CONSTRAINT organisation_business_id_once UNIQUE (consortium_id, business_id),
    ADD CONSTRAINT organisation_code_once UNIQUE (consortium_id, code),
    ADD CONSTRAINT organisation_size_class CHECK (size_class IN ('micro', 'small', 'medium', 'large')),
    ADD CONSTRAINT organisation_languages CHECK (languages <@ ARRAY['fi', 'sv', 'en', 'se']);
  ALTER TABLE organisation DROP CONSTRAINT organisation_legal_form,
    ADD CONSTRAINT organisation_legal_form CHECK (legal_form IN ('foundation', 'association', 'municipality',
      'joint_authority', 'wellbeing_county', 'state', 'parish', 'cooperative', 'limited_company', 'other'));
  CREATE INDEX organisation_by_name ON organisation (consortium_id, name_fi, id);

  CREATE TABLE organisation_role (
    consortium_id uuid NOT NULL REFERENCES consortium(id),
    organisation_id uuid NOT NULL REFERENCES organisation(id),
    role text NOT NULL,
    valid_from date NOT NULL, valid_to date,
    PRIMARY KEY (organisation_id, role, valid_from),
    CONSTRAINT organisation_role_role CHECK (role IN ('member', 'founder', 'commissioner', 'funder', 'partner')),
    CONSTRAINT organisation_role_validity CHECK (valid_to > valid_from),
    CONSTRAINT organisation_role_once_a_day EXCLUDE USING gist
      (organisation_id WITH =, role WITH =, daterange(valid_from, valid_to) WITH &&)
  );
  INSERT INTO organisation_role (consortium_id, organisation_id, role, valid_from, valid_to)
    SELECT consortium_id, organisation_id, 'member', valid_from, valid_to FROM consortium_member;
  DROP POLICY read ON organisation;
  DROP FUNCTION app.organisations();
  DROP TABLE consortium_member;
`

const naturalKeys = `
  ALTER TABLE unit_link DROP CONSTRAINT unit_link_pkey, DROP COLUMN id, ADD PRIMARY KEY (unit_id, valid_from);
  ALTER TABLE unit_territory DROP CONSTRAINT unit_territory_pkey, DROP COLUMN id,
    ADD PRIMARY KEY (consortium_id, municipality_code, valid_from);
  ALTER TABLE unit_succession DROP CONSTRAINT unit_succession_pkey, DROP CONSTRAINT unit_succession_once, DROP COLUMN id,
    ADD PRIMARY KEY (predecessor_id, successor_id, effective_on), ALTER COLUMN share TYPE double precision;
  CREATE INDEX unit_succession_by_successor ON unit_succession (successor_id);
`

const changes = `
  CREATE TABLE network_change (
    id uuid PRIMARY KEY,
    consortium_id uuid NOT NULL REFERENCES consortium(id),
    number integer NOT NULL,
    kind text NOT NULL,
    effective_on date NOT NULL,
    reason text NOT NULL, decided_by text,
    operation jsonb NOT NULL, delta jsonb NOT NULL,
    unit_ids uuid[] NOT NULL, municipality_codes text[] NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    recorded_by uuid REFERENCES app_user(id),
    undone_at timestamptz, undone_by uuid REFERENCES app_user(id),
    CONSTRAINT network_change_kind CHECK (kind IN ('open', 'amend', 'move', 'merge', 'split', 'close', 'reopen',
      'territory', 'serve', 'import', 'template', 'municipality_merger')),
    CONSTRAINT network_change_number_once UNIQUE (consortium_id, number)
  );
`

const imports = `
  CREATE TABLE network_import (
    id uuid PRIMARY KEY,
    consortium_id uuid NOT NULL REFERENCES consortium(id),
    kind text NOT NULL,
    file_name text NOT NULL, file_key uuid NOT NULL, format text NOT NULL,
    state text NOT NULL DEFAULT 'uploaded',
    columns jsonb NOT NULL, mapping jsonb NOT NULL DEFAULT '{}',
    effective_on date NOT NULL,
    only_sound boolean NOT NULL DEFAULT false,
    row_count integer NOT NULL DEFAULT 0, done_count integer NOT NULL DEFAULT 0,
    new_count integer NOT NULL DEFAULT 0, changed_count integer NOT NULL DEFAULT 0,
    unchanged_count integer NOT NULL DEFAULT 0, wrong_count integer NOT NULL DEFAULT 0,
    failure text,
    change_id uuid REFERENCES network_change(id),
    created_by uuid NOT NULL REFERENCES app_user(id),
    created_at timestamptz NOT NULL DEFAULT now(), finished_at timestamptz,
    CONSTRAINT network_import_kind CHECK (kind IN ('units', 'organisations')),
    CONSTRAINT network_import_format CHECK (format IN ('csv', 'xlsx')),
    CONSTRAINT network_import_state CHECK (state IN ('uploaded', 'checking', 'checked', 'applying', 'applied', 'undoing',
      'undone', 'failed'))
  );
  CREATE INDEX network_import_newest ON network_import (consortium_id, created_at DESC, id DESC);
  CREATE TABLE network_import_row (
    consortium_id uuid NOT NULL REFERENCES consortium(id),
    import_id uuid NOT NULL REFERENCES network_import(id) ON DELETE CASCADE,
    line integer NOT NULL,
    cells jsonb NOT NULL,
    outcome text NOT NULL, issues jsonb NOT NULL DEFAULT '[]',
    label text NOT NULL, subject_id uuid, before jsonb,
    PRIMARY KEY (import_id, line),
    CONSTRAINT network_import_row_outcome CHECK (outcome IN ('new', 'changed', 'unchanged', 'wrong'))
  );
  CREATE INDEX network_import_row_by_outcome ON network_import_row (import_id, outcome, line);
  CREATE TABLE import_mapping (
    consortium_id uuid NOT NULL REFERENCES consortium(id),
    kind text NOT NULL,
    mapping jsonb NOT NULL,
    PRIMARY KEY (consortium_id, kind)
  );
`

/** The columns of each kind of fact that name the units of which it says something. */
const unitColumns: Readonly<Record<string, string>> = {
  unit_period: `'unit_id'`,
  unit_link: `'unit_id'`,
  unit_territory: `'unit_id'`,
  unit_service_area: `'unit_id'`,
  unit_succession: `'predecessor_id', 'successor_id'`
}

/** What statements leave behind; an update takes rows away and brings others. */
const transitions: readonly (readonly [string, string, string])[] = [
  ['arrival', 'INSERT', 'NEW'],
  ['departure', 'DELETE', 'OLD'],
  ['old', 'UPDATE', 'OLD'],
  ['new', 'UPDATE', 'NEW']
]

/** Every fault of the units `$1`, the gravest first; `lives` holds the days of the units and of those above them. */
const faultsSql = `
  WITH touched AS MATERIALIZED (
    SELECT u.id, u.type, u.consortium_id FROM unnest($1::uuid[]) AS given(id) JOIN org_unit u ON u.id = given.id
  ), links AS MATERIALIZED (
    SELECT t.type, t.consortium_id, l.unit_id, l.parent_id, daterange(l.valid_from, l.valid_to) AS days
    FROM touched t JOIN unit_link l ON l.unit_id = t.id
  ), lives AS MATERIALIZED (
    SELECT p.unit_id, range_agg(daterange(p.valid_from, p.valid_to)) AS days
    FROM (SELECT id FROM touched UNION SELECT parent_id FROM links) AS known JOIN unit_period p ON p.unit_id = known.id
    GROUP BY p.unit_id
  ), linked AS MATERIALIZED (
    SELECT unit_id, range_agg(days) AS days FROM links GROUP BY unit_id
  ), living AS MATERIALIZED (
    SELECT t.id, t.type, t.consortium_id, v.days, k.days AS linked
    FROM touched t LEFT JOIN lives v ON v.unit_id = t.id LEFT JOIN linked k ON k.unit_id = t.id
  )
  SELECT 1 AS rank, CASE WHEN t.days IS NULL THEN 'network_unit_without_life'
      WHEN t.type = 'headquarters' AND t.linked IS NOT NULL THEN 'network_link_of_headquarters'
      WHEN t.type <> 'headquarters' AND t.linked IS DISTINCT FROM t.days THEN 'network_link_gap' END AS fault
    FROM living t
  UNION ALL
  SELECT 2, CASE WHEN p.consortium_id <> l.consortium_id OR p.type <> CASE l.type
        WHEN 'local_unit' THEN 'regional_centre' ELSE 'headquarters' END THEN 'network_link_level'
      WHEN (l.days <@ v.days) IS NOT TRUE THEN 'network_parent_gone' END
    FROM links l JOIN org_unit p ON p.id = l.parent_id LEFT JOIN lives v ON v.unit_id = l.parent_id
  UNION ALL
  SELECT 3, CASE WHEN (daterange(l.valid_from, l.valid_to) <@ t.days) IS NOT TRUE THEN 'network_parent_gone' END
    FROM living t JOIN unit_link l ON l.parent_id = t.id
  UNION ALL
  SELECT 4, CASE WHEN t.type <> 'regional_centre' OR a.consortium_id <> t.consortium_id
      OR (daterange(a.valid_from, a.valid_to) <@ t.days) IS NOT TRUE THEN 'network_territory_life' END
    FROM living t JOIN unit_territory a ON a.unit_id = t.id
  UNION ALL
  SELECT 5, CASE WHEN (daterange(d.valid_from, d.valid_to) <@ t.days) IS NOT TRUE THEN 'network_service_life'
      WHEN (SELECT abs(sum(s.share) - 1) > 0.001 FROM unit_service_area s WHERE s.unit_id = t.id
        AND daterange(s.valid_from, s.valid_to) @> d.valid_from) THEN 'network_service_share' END
    FROM living t JOIN unit_service_area d ON d.unit_id = t.id
  UNION ALL
  SELECT 6, CASE WHEN (t.days @> s.effective_on) IS NOT TRUE THEN 'network_succession' END
    FROM living t JOIN unit_succession s ON s.successor_id = t.id
  UNION ALL
  SELECT 6, CASE WHEN (t.days @> (s.effective_on - 1)) IS NOT TRUE OR (
        SELECT sum(x.share) > 1.001 OR (NOT t.days @> s.effective_on AND sum(x.share) < 0.999) FROM unit_succession x
        WHERE x.predecessor_id = t.id AND x.effective_on = s.effective_on) THEN 'network_succession' END
    FROM living t JOIN unit_succession s ON s.predecessor_id = t.id`

const soundness = `
  -- The units of which the statements of a transaction say something, one row for each statement. A transaction looks at
  -- its own and takes them away before it ends, so that nobody ever meets those of another.
  CREATE UNLOGGED TABLE app.touched_units (unit_ids uuid[] NOT NULL);

  CREATE FUNCTION app.note_touched_units() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      EXECUTE format('INSERT INTO app.touched_units SELECT array_agg(DISTINCT given.id)
        FROM (SELECT unnest(ARRAY[%s]) FROM changed) AS given(id) HAVING count(*) > 0', array_to_string(TG_ARGV, ', '));
      RETURN NULL;
    END $$;

  -- Looks at everything of some units: each has a parent on every day of its life and on no other, of the right level, and
  -- whatever hangs on it holds within its life. The statement is planned for the number of units that there are.
  CREATE FUNCTION app.check_units(p_units uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE broken text;
    BEGIN
      EXECUTE $sql$SELECT f.fault FROM (${faultsSql}) AS f WHERE f.fault IS NOT NULL ORDER BY f.rank, f.fault LIMIT 1$sql$
        INTO broken USING p_units;
      IF broken IS NOT NULL THEN
        RAISE EXCEPTION 'the network would not hold together' USING ERRCODE = 'check_violation', CONSTRAINT = broken;
      END IF;
    END $$;

  -- The first one looks at all that was touched until then; the others find nothing left to look at.
  CREATE FUNCTION app.check_touched_units() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE touched uuid[];
    BEGIN
      WITH noted AS (DELETE FROM app.touched_units RETURNING unit_ids)
        SELECT array_agg(DISTINCT given.id) INTO touched FROM noted, unnest(noted.unit_ids) AS given(id);
      IF touched IS NOT NULL THEN PERFORM app.check_units(touched); END IF;
      RETURN NULL;
    END $$;

  CREATE CONSTRAINT TRIGGER network_holds_together AFTER INSERT ON app.touched_units
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.check_touched_units();

  ${Object.entries(unitColumns)
    .flatMap(([table, columns]) =>
      transitions.map(
        ([name, verb, side]) => `CREATE TRIGGER ${table}_${name} AFTER ${verb} ON ${table} REFERENCING ${side} TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION app.note_touched_units(${columns});`
      )
    )
    .join('\n  ')}
`

const functions = `
  CREATE OR REPLACE FUNCTION app.demo_accounts() RETURNS TABLE (email text, display_name text, role text, unit_name jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT ON (a.role) u.email, u.display_name, a.role,
        jsonb_build_object('fi', o.name_fi, 'sv', o.name_sv, 'en', o.name_en)
      FROM app_user u JOIN role_assignment a ON a.user_id = u.id JOIN consortium c ON c.id = a.consortium_id
        JOIN unit_now o ON o.id = a.unit_id
        JOIN app_meta m ON m.key = 'demo_accounts'
          AND m.value::jsonb @> jsonb_build_array(jsonb_build_object('email', u.email, 'role', a.role))
      WHERE c.is_demo AND u.password_is_demo AND u.deactivated_at IS NULL
        AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())
      ORDER BY a.role, u.email $$;

  DROP FUNCTION app.first_run(uuid, text, uuid, uuid, text, uuid, text, text, text, text, uuid, uuid);
  -- The first administrator of an empty installation; refuses once anything exists.
  CREATE FUNCTION app.first_run(p_consortium uuid, p_name text, p_organisation uuid, p_unit uuid, p_municipality text,
    p_user uuid, p_email text, p_display_name text, p_password_hash text, p_language text, p_assignment uuid)
    RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      LOCK TABLE consortium IN SHARE ROW EXCLUSIVE MODE;
      IF EXISTS (SELECT 1 FROM consortium) THEN RETURN false; END IF;
      INSERT INTO consortium (id, name_fi, name_sv, name_en) VALUES (p_consortium, p_name, p_name, p_name);
      INSERT INTO organisation (id, consortium_id, name_fi, name_sv, name_en, legal_form)
        VALUES (p_organisation, p_consortium, p_name, p_name, p_name, 'association');
      INSERT INTO organisation_role (consortium_id, organisation_id, role, valid_from)
        VALUES (p_consortium, p_organisation, 'member', app.today());
      INSERT INTO org_unit (id, consortium_id, type) VALUES (p_unit, p_consortium, 'headquarters');
      INSERT INTO unit_period (consortium_id, unit_id, organisation_id, kind, name_fi, name_sv, name_en,
          municipality_code, lon, lat, valid_from)
        SELECT p_consortium, p_unit, p_organisation, 'headquarters', 'Pääkonttori', 'Huvudkontoret',
          'Head office', m.code, m.lon, m.lat, app.today() FROM municipality m WHERE m.code = p_municipality;
      INSERT INTO app_user (id, email, display_name, password_hash, language)
        VALUES (p_user, p_email, p_display_name, p_password_hash, p_language);
      INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from)
        VALUES (p_assignment, p_consortium, p_user, 'administrator', p_unit, app.today());
      RETURN true;
    END $$;

  REVOKE ALL ON FUNCTION app.note_touched_units(), app.check_units(uuid[]), app.check_touched_units() FROM PUBLIC;
  REVOKE ALL ON FUNCTION app.first_run(uuid, text, uuid, uuid, text, uuid, text, text, text, text, uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.first_run(uuid, text, uuid, uuid, text, uuid, text, text, text, text, uuid) TO solmu_app;
`

/** The rows of a consortium as a whole, and of the single units within a narrower reach. */
function reach(action: string, ...units: string[]): string {
  const own = units.map((unit) => ` OR ${unit} = ANY (ARRAY(SELECT app.units_for('${action}')))`).join('')
  return `(consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))${own})`
}

const holds = (action: string): string =>
  `consortium_id = (SELECT app.consortium_id()) AND EXISTS (SELECT 1 FROM app.my_grants('${action}'))`

/** A unit that is only now being opened, or still to come, is within reach as soon as its link is: links are written first. */
const unitOrParent = (unit: string): string => `(${reach('network.change', unit)} OR EXISTS (SELECT 1 FROM unit_link l
    WHERE l.unit_id = ${unit} AND l.parent_id = ANY (ARRAY(SELECT app.units_for('network.change')))))`

/** Every table of this migration, and which of its rows the application may read. */
const readable: Readonly<Record<string, string>> = {
  unit_period: reach('network.read', 'unit_id'),
  unit_service_area: reach('network.read', 'unit_id'),
  organisation_role: reach('network.read'),
  network_change: reach('network.read'),
  network_import: reach('network.import'),
  network_import_row: reach('network.import'),
  import_mapping: reach('network.import')
}

/** Who may write what: the rows that may be touched, and the rows that may come out of it. */
const writable: Readonly<Record<string, { verbs: string; from: string; to: string }>> = {
  org_unit: { verbs: 'INSERT, DELETE', from: holds('network.change'), to: holds('network.change') },
  unit_period: { verbs: 'INSERT, DELETE', from: unitOrParent('unit_period.unit_id'), to: unitOrParent('unit_period.unit_id') },
  unit_link: {
    verbs: 'INSERT, DELETE',
    from: reach('network.change', 'unit_id', 'parent_id'),
    to: reach('network.change', 'parent_id')
  },
  unit_territory: { verbs: 'INSERT, DELETE', from: reach('network.change'), to: reach('network.change') },
  unit_service_area: {
    verbs: 'INSERT, DELETE',
    from: unitOrParent('unit_service_area.unit_id'),
    to: unitOrParent('unit_service_area.unit_id')
  },
  unit_succession: {
    verbs: 'INSERT, DELETE',
    from: unitOrParent('unit_succession.predecessor_id'),
    to: unitOrParent('unit_succession.predecessor_id')
  },
  network_change: { verbs: 'INSERT, UPDATE (undone_at, undone_by)', from: holds('network.change'), to: holds('network.change') },
  organisation: { verbs: 'INSERT, UPDATE, DELETE', from: reach('organisation.manage'), to: reach('organisation.manage') },
  organisation_role: { verbs: 'INSERT, UPDATE, DELETE', from: reach('organisation.manage'), to: reach('organisation.manage') },
  network_import: { verbs: 'INSERT, UPDATE', from: reach('network.import'), to: reach('network.import') },
  network_import_row: { verbs: 'INSERT, UPDATE, DELETE', from: reach('network.import'), to: reach('network.import') },
  import_mapping: { verbs: 'INSERT, UPDATE', from: reach('network.import'), to: reach('network.import') }
}

function writing(table: string, { verbs, from, to }: { verbs: string; from: string; to: string }): string {
  const policy = (verb: string, rows: string) => `CREATE POLICY ${verb.toLowerCase()}_rows ON ${table} FOR ${verb} TO solmu_app ${rows};`
  return [
    `GRANT ${verbs} ON ${table} TO solmu_app;`,
    verbs.includes('INSERT') ? policy('INSERT', `WITH CHECK (${to})`) : '',
    verbs.includes('UPDATE') ? policy('UPDATE', `USING (${from}) WITH CHECK (${to})`) : '',
    verbs.includes('DELETE') ? policy('DELETE', `USING (${from})`) : ''
  ].join('\n  ')
}

const policies = `
  ${Object.entries(readable)
    .map(
      ([table, rows]) => `
  GRANT SELECT ON ${table} TO solmu_app;
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
  CREATE POLICY read ON ${table} FOR SELECT TO solmu_app USING (${rows});`
    )
    .join('\n')}
  GRANT SELECT ON unit_now TO solmu_app;
  CREATE POLICY read ON organisation FOR SELECT TO solmu_app USING (${reach('network.read')});
  ${Object.entries(writable)
    .map(([table, rights]) => writing(table, rights))
    .join('\n  ')}
`

import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Editions: the figures of a run of periods as the head office certified them, with all that they rest on, and who reads
 * what of them. Nothing of a certified edition changes any more, whoever tries.
 */
export class Editions1764700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(editions)
    await runner.query(contents)
    await runner.query(audiences)
    await runner.query(policies)
    await runner.query(keeping)
    await runner.query(reading)
  }

  async down(): Promise<void> {
    throw new Error('This migration is undone by restoring the backup that was made before it')
  }
}

const named = 'name_fi text NOT NULL, name_sv text NOT NULL, name_en text NOT NULL'
const consortium = 'consortium_id uuid NOT NULL REFERENCES consortium(id)'
const ofEdition = `edition_id uuid NOT NULL REFERENCES edition(id) ON DELETE CASCADE, ${consortium}`
/** Where a figure of an edition stands: an area is the id of a unit or a code of a division, empty for the whole network. */
const address = `indicator_id uuid NOT NULL, breakdown text COLLATE "C" NOT NULL, lens text NOT NULL, area text NOT NULL, period text NOT NULL`

const editions = `
  CREATE TABLE edition (
    id uuid PRIMARY KEY, ${consortium},
    -- Which one of the year in which it was certified: 2 of 2026. Null until then.
    year integer, number integer,
    -- A run of periods of one kind, from the first to the last; whatever lies within is part of it.
    period_kind text NOT NULL, first_period text NOT NULL, last_period text NOT NULL, period_from date NOT NULL, period_to date NOT NULL,
    -- The edition of the same periods that it corrects, and why.
    replaces_id uuid REFERENCES edition(id), reason text NOT NULL DEFAULT '' CHECK (length(reason) <= 2000),
    -- Through which divisions, beside the regional centres and the units, its figures can be seen.
    lenses text[] NOT NULL DEFAULT '{}',
    -- At which levels of care its figures were protected (edition_protection): nobody is served at another one.
    levels text[] NOT NULL DEFAULT '{}',
    state text NOT NULL DEFAULT 'preparing',
    done_count integer NOT NULL DEFAULT 0, total_count integer NOT NULL DEFAULT 0, failure text,
    prepared_by uuid REFERENCES app_user(id), prepared_at timestamptz NOT NULL DEFAULT now(),
    certified_by uuid REFERENCES app_user(id), certified_at timestamptz,
    -- Names the parts with their hashes; the hash of this text is the hash of the edition, and is signed.
    manifest text, sha256 text, signature text, key_id text, public_key text,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT edition_days CHECK (period_to > period_from),
    CONSTRAINT edition_state CHECK (state IN ('preparing', 'prepared', 'failed', 'certified')),
    CONSTRAINT edition_certified CHECK ((state = 'certified') = (certified_at IS NOT NULL)
      AND (state = 'certified') = (sha256 IS NOT NULL AND signature IS NOT NULL AND key_id IS NOT NULL AND manifest IS NOT NULL
        AND public_key IS NOT NULL AND year IS NOT NULL AND number IS NOT NULL)),
    CONSTRAINT edition_number_once UNIQUE (consortium_id, year, number)
  );
  CREATE INDEX edition_by_period ON edition (consortium_id, period_from DESC, id DESC);
  CREATE UNIQUE INDEX edition_replaced_once ON edition (replaces_id) WHERE state = 'certified';
  -- The same periods are certified again only as a correction.
  CREATE UNIQUE INDEX edition_run_once ON edition (consortium_id, first_period, last_period) WHERE state = 'certified' AND replaces_id IS NULL;
`

const contents = `
  -- What the edition rests on, as canonical text: facts, returns, indicators, network, targets, overlaps, protection.
  CREATE TABLE edition_part (
    ${ofEdition}, name text NOT NULL CHECK (name ~ '^[a-z][a-z_]{0,29}$'), body text NOT NULL, sha256 text NOT NULL,
    row_count integer NOT NULL DEFAULT 0, byte_count bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (edition_id, name)
  );

  -- The returns whose figures it holds, with the people who stand behind them, by the names that they had then.
  CREATE TABLE edition_return (
    ${ofEdition}, return_id uuid NOT NULL, number integer NOT NULL, round_id uuid NOT NULL, unit_id uuid NOT NULL, centre_id uuid,
    period text NOT NULL, period_kind text NOT NULL, period_from date NOT NULL,
    -- included: accepted by the head office · missing: asked, and not accepted.
    state text NOT NULL CHECK (state IN ('included', 'missing')),
    -- {"fi": "…", "sv": "…", "en": "…"}, as they were called in the period.
    unit_name jsonb NOT NULL DEFAULT '{}', centre_name jsonb,
    sent_by text, sent_at timestamptz, verified_by text, verified_at timestamptz, accepted_by text, accepted_at timestamptz,
    PRIMARY KEY (edition_id, return_id)
  );

  CREATE TABLE edition_fact (
    ${ofEdition}, return_id uuid NOT NULL, unit_id uuid NOT NULL, indicator_id uuid NOT NULL, breakdown text COLLATE "C" NOT NULL,
    period text NOT NULL, period_kind text NOT NULL, period_from date NOT NULL, status text NOT NULL, value bigint,
    -- The version of the return with which it came.
    version_number integer NOT NULL DEFAULT 1,
    PRIMARY KEY (edition_id, return_id, indicator_id, breakdown)
  );

  -- Every figure that the edition tells anybody, unprotected. A period is one of the run, or the run as a whole as first/last.
  CREATE TABLE edition_cell (
    ${ofEdition}, ${address},
    value numeric, numerator numeric, denominator numeric,
    unit_count integer NOT NULL, missing_count integer NOT NULL, not_applicable_count integer NOT NULL, not_asked_count integer NOT NULL,
    is_gross boolean NOT NULL DEFAULT false, is_estimated boolean NOT NULL DEFAULT false,
    PRIMARY KEY (edition_id, indicator_id, lens, area, period, breakdown)
  );

  -- What is withheld, by how careful whoever reads must be served: persons:5;survey:10;zero:show.
  CREATE TABLE edition_protection (
    ${ofEdition}, level text NOT NULL, ${address},
    -- primary: small itself · secondary: would give another away · derived: worked out from one that is withheld.
    kind text NOT NULL CHECK (kind IN ('primary', 'secondary', 'derived')),
    PRIMARY KEY (edition_id, level, indicator_id, lens, area, period, breakdown)
  );

  -- What differs from the edition that it replaces, and why, in the order in which it is told.
  CREATE TABLE edition_change (
    ${ofEdition}, place integer NOT NULL,
    kind text NOT NULL CHECK (kind ~ '^[a-z][a-z_]{0,29}$'),
    return_id uuid, unit_id uuid, indicator_id uuid, breakdown text COLLATE "C", period text,
    was_status text, was bigint, status text, value bigint, reason text NOT NULL DEFAULT '', details jsonb NOT NULL DEFAULT '{}',
    -- How much of which figures of the network it explains: [{"indicatorId": "…", "period": "…", "amount": "1"}]
    effects jsonb NOT NULL DEFAULT '[]',
    PRIMARY KEY (edition_id, place)
  );
`

const audiences = `
  -- Who reads published results, how finely, and how carefully they are protected before.
  CREATE TABLE audience (
    id uuid PRIMARY KEY, ${consortium},
    -- funder: the people of one organisation · members: everybody in the network · public: everybody.
    kind text NOT NULL CHECK (kind IN ('funder', 'members', 'public')),
    organisation_id uuid REFERENCES organisation(id), ${named},
    -- Of which centres or units; null for the whole network. Which indicators; null for all that are published.
    unit_ids uuid[], indicator_ids uuid[],
    -- How far down it reads.
    detail text NOT NULL DEFAULT 'centre' CHECK (detail IN ('network', 'centre', 'unit')),
    -- The smallest number of people that is told, by class of data.
    persons_threshold integer NOT NULL DEFAULT 5 CHECK (persons_threshold BETWEEN 1 AND 100),
    survey_threshold integer NOT NULL DEFAULT 10 CHECK (survey_threshold BETWEEN 1 AND 100),
    shows_zero boolean NOT NULL DEFAULT true,
    is_active boolean NOT NULL DEFAULT true, version integer NOT NULL DEFAULT 1,
    CONSTRAINT audience_organisation CHECK ((kind = 'funder') = (organisation_id IS NOT NULL))
  );
  CREATE UNIQUE INDEX audience_once ON audience (consortium_id, kind) WHERE kind <> 'funder';
  CREATE INDEX audience_by_organisation ON audience (organisation_id) WHERE organisation_id IS NOT NULL;

  -- An edition as one audience reads it: by the rules that held when it was published.
  CREATE TABLE edition_publication (
    ${ofEdition}, audience_id uuid NOT NULL REFERENCES audience(id),
    kind text NOT NULL, organisation_id uuid, unit_ids uuid[], indicator_ids uuid[], detail text NOT NULL, level text NOT NULL,
    -- What the figures are called there: indicators with their definitions, places, targets, as the edition has them.
    frame jsonb NOT NULL,
    -- What the head office writes beside the figures.
    narrative_fi text NOT NULL DEFAULT '', narrative_sv text NOT NULL DEFAULT '', narrative_en text NOT NULL DEFAULT '',
    published_by uuid REFERENCES app_user(id), published_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (edition_id, audience_id)
  );
  CREATE INDEX edition_publication_by_audience ON edition_publication (audience_id, published_at DESC);
`

const whole = (action: string): string => `consortium_id = ANY (ARRAY(SELECT app.consortia_for('${action}')))`

/** A publication for the viewer: of one's organisation, of everybody in the network, or of everybody. */
const forViewer = `(${whole('publication.read')}
      OR (kind = 'funder' AND organisation_id = ANY (ARRAY(SELECT app.organisations_for('publication.read'))))
      OR (kind = 'members' AND ${whole('network.read')})
      OR (kind = 'public' AND consortium_id = app.consortium_id() AND app.user_id() IS NOT NULL))`

/** Certified ones are there for whoever reads any publication of them; what is prepared, for those who certify. */
const editionRead = `(${whole('edition.read')} OR (state = 'certified' AND id IN (SELECT p.edition_id FROM edition_publication p)))`

type Policy = { readonly read: string; readonly write?: string; readonly remove?: string; readonly isInsertOnly?: boolean }

const certified: Policy = { read: whole('edition.read'), write: whole('edition.certify'), remove: whole('edition.certify'), isInsertOnly: true }

const tables: Readonly<Record<string, Policy>> = {
  edition: { read: editionRead, write: whole('edition.certify'), remove: whole('edition.certify') },
  edition_part: certified,
  edition_return: certified,
  edition_fact: certified,
  edition_cell: certified,
  edition_protection: certified,
  edition_change: certified,
  audience: { read: forViewer, write: whole('edition.publish') },
  edition_publication: { read: forViewer, write: whole('edition.publish'), isInsertOnly: true }
}

const policies = Object.entries(tables)
  .map(
    ([table, { read, write, remove, isInsertOnly }]) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
  GRANT SELECT${write ? ', INSERT' : ''}${write && !isInsertOnly ? ', UPDATE' : ''}${remove ? ', DELETE' : ''} ON ${table} TO solmu_app;
  CREATE POLICY read ON ${table} FOR SELECT TO solmu_app USING (${read});
  ${write ? `CREATE POLICY insert_rows ON ${table} FOR INSERT TO solmu_app WITH CHECK (${write});` : ''}
  ${write && !isInsertOnly ? `CREATE POLICY update_rows ON ${table} FOR UPDATE TO solmu_app USING (${write}) WITH CHECK (${write});` : ''}
  ${remove ? `CREATE POLICY delete_rows ON ${table} FOR DELETE TO solmu_app USING (${remove});` : ''}`
  )
  .join('\n')

const children = Object.keys(tables).filter((table) => table.startsWith('edition_') && table !== 'edition_publication')

const keeping = `
  -- What was certified stays, for the owner of the database too.
  CREATE FUNCTION app.keep_edition() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      RAISE EXCEPTION 'a certified edition does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'edition_is_certified';
    END $$;
  CREATE TRIGGER keep_edition BEFORE UPDATE OR DELETE ON edition FOR EACH ROW WHEN (OLD.state = 'certified') EXECUTE FUNCTION app.keep_edition();

  CREATE FUNCTION app.keep_all_editions() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM edition e WHERE e.state = 'certified') THEN
        RAISE EXCEPTION 'a certified edition does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'edition_is_certified';
      END IF;
      RETURN NULL;
    END $$;
  ${['edition', ...children].map((table) => `CREATE TRIGGER keep_all BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION app.keep_all_editions();`).join('\n  ')}

  CREATE FUNCTION app.keep_edition_contents() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM touched t JOIN edition e ON e.id = t.edition_id WHERE e.state = 'certified') THEN
        RAISE EXCEPTION 'a certified edition does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'edition_is_certified';
      END IF;
      RETURN NULL;
    END $$;
  ${children
    .map(
      (table) => `
  CREATE TRIGGER keep_inserted AFTER INSERT ON ${table} REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION app.keep_edition_contents();
  CREATE TRIGGER keep_updated AFTER UPDATE ON ${table} REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION app.keep_edition_contents();
  CREATE TRIGGER keep_deleted AFTER DELETE ON ${table} REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION app.keep_edition_contents();`
    )
    .join('')}

  -- Only what is certified is published, and a publication stays as it was.
  CREATE FUNCTION app.keep_publication() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP <> 'INSERT' OR NOT EXISTS (SELECT 1 FROM edition e WHERE e.id = NEW.edition_id AND e.state = 'certified'
        AND NEW.level = ANY (e.levels) AND e.consortium_id = NEW.consortium_id) THEN
        RAISE EXCEPTION 'only certified editions are published, once' USING ERRCODE = 'check_violation', CONSTRAINT = 'edition_is_published';
      END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER keep_publication BEFORE INSERT OR UPDATE OR DELETE ON edition_publication FOR EACH ROW EXECUTE FUNCTION app.keep_publication();
  REVOKE ALL ON FUNCTION app.keep_edition(), app.keep_all_editions(), app.keep_edition_contents(), app.keep_publication() FROM PUBLIC;
`

const cellColumns = `indicator_id uuid, breakdown text, lens text, area text, period text, is_withheld boolean, value numeric,
      numerator numeric, denominator numeric, unit_count integer, missing_count integer, not_applicable_count integer,
      not_asked_count integer, is_gross boolean, is_estimated boolean`

const reading = `
  -- Whether the viewer reads a publication: what row-level security says of its row, for functions that look past it.
  CREATE FUNCTION app.reads_publication(p_edition uuid, p_audience uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      RETURN EXISTS (SELECT 1 FROM edition_publication p WHERE p.edition_id = p_edition AND p.audience_id = p_audience AND ${forViewer});
    END $$;
  REVOKE ALL ON FUNCTION app.reads_publication(uuid, uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.reads_publication(uuid, uuid) TO solmu_app;

  -- The figures of a publication: what is withheld has no value. For the functions below, which ask whom it is meant for.
  CREATE FUNCTION app.cells_of_publication(p_edition uuid, p_audience uuid)
    RETURNS TABLE (${cellColumns})
    -- A new edition has no statistics yet, and would be taken for a few rows: two long lists are never walked row by row.
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_nestloop = off AS $$
    DECLARE rule edition_publication;
    BEGIN
      SELECT p.* INTO rule FROM edition_publication p WHERE p.edition_id = p_edition AND p.audience_id = p_audience;
      IF NOT FOUND THEN RETURN; END IF;
      RETURN QUERY
      SELECT c.indicator_id, c.breakdown, c.lens, c.area, c.period, w.kind IS NOT NULL,
        CASE WHEN w.kind IS NULL THEN c.value END, CASE WHEN w.kind IS NULL THEN c.numerator END,
        CASE WHEN w.kind IS NULL THEN c.denominator END, c.unit_count, c.missing_count, c.not_applicable_count, c.not_asked_count,
        c.is_gross, c.is_estimated
      FROM edition_cell c
      LEFT JOIN edition_protection w ON w.edition_id = c.edition_id AND w.level = rule.level AND w.indicator_id = c.indicator_id
        AND w.lens = c.lens AND w.area = c.area AND w.period = c.period AND w.breakdown = c.breakdown
      WHERE c.edition_id = p_edition
        AND (rule.indicator_ids IS NULL OR c.indicator_id = ANY (rule.indicator_ids))
        AND CASE rule.detail WHEN 'network' THEN c.lens NOT IN ('centre', 'unit') WHEN 'centre' THEN c.lens <> 'unit' ELSE true END
        -- Whoever reads of some centres or units reads of these alone, and no sum over others.
        AND (rule.unit_ids IS NULL OR (c.lens IN ('centre', 'unit') AND c.area = ANY (rule.unit_ids::text[])));
    END $$;
  REVOKE ALL ON FUNCTION app.cells_of_publication(uuid, uuid) FROM PUBLIC;

  -- The figures of an edition as an audience reads them. Nothing for whom it is not meant.
  CREATE FUNCTION app.published_cells(p_edition uuid, p_audience uuid)
    RETURNS TABLE (${cellColumns})
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF NOT app.reads_publication(p_edition, p_audience) THEN RETURN; END IF;
      RETURN QUERY SELECT * FROM app.cells_of_publication(p_edition, p_audience);
    END $$;
  REVOKE ALL ON FUNCTION app.published_cells(uuid, uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.published_cells(uuid, uuid) TO solmu_app;
`

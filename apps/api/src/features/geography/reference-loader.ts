/** Brings the reference geography into the database, once and again whenever it has changed. */
import { createHash } from 'node:crypto'
import type { ClientBase } from 'pg'
import { parseReferenceData, referenceFileNames, type ReferenceData } from './reference-data.js'
import { readReferenceFiles, type ReferenceFiles } from './reference-files.js'

const hashKey = 'reference_hash'

/** To be raised when the same files give other rows, so that databases load them anew. */
export const rulesVersion = 2

/**
 * Loads the reference data unless the database already holds the rows of exactly these files. Runs in the
 * transaction of the caller, who is the owner of the tables; a second process waits for the first.
 *
 * @returns true when rows were written
 * @throws ReferenceDataError when the files cannot be used
 */
export async function loadReferenceData(client: ClientBase): Promise<boolean> {
  const files = await readReferenceFiles(referenceFileNames)
  const hash = hashOf(files)
  await client.query(`SELECT pg_advisory_xact_lock(hashtext('solmu.${hashKey}'))`)
  const known = await client.query<{ value: string }>('SELECT value FROM app_meta WHERE key = $1', [hashKey])
  if (known.rows[0]?.value === hash) return false
  const data = parseReferenceData(files)
  await replaceMunicipalities(client, data)
  await client.query(insertAreas, [JSON.stringify(data.areas)])
  await client.query(insertMemberships, [JSON.stringify(data.memberships)])
  await client.query(
    'INSERT INTO app_meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    [hashKey, hash]
  )
  return true
}

/** The files are hashed rather than the rows, because working out the rows takes longer than the rest of a start. */
function hashOf(files: ReferenceFiles): string {
  const hash = createHash('sha256').update(String(rulesVersion))
  for (const name of Object.keys(files).sort()) hash.update(`\0${name}\0${files[name]}`)
  return hash.digest('hex')
}

/** Municipalities are written over rather than deleted, because units and territories point at them. */
async function replaceMunicipalities(client: ClientBase, data: ReferenceData): Promise<void> {
  await client.query('DELETE FROM municipality_area')
  await client.query('DELETE FROM area')
  await client.query(upsertMunicipalities, [JSON.stringify(data.municipalities)])
  const codes = data.municipalities.map((municipality) => municipality.code)
  await client.query('DELETE FROM municipality WHERE NOT (code = ANY ($1))', [codes])
}

const upsertMunicipalities = `
  INSERT INTO municipality (code, name_fi, name_sv, name_en, valid_from, valid_to, successor_code, language_status,
    urban_rural, lon, lat, population, population_date)
  SELECT code, name_fi, name_sv, name_en, valid_from, valid_to, successor_code, language_status,
    urban_rural, lon, lat, population, population_date
  FROM jsonb_to_recordset($1::jsonb) AS row (code text, name_fi text, name_sv text, name_en text, valid_from date,
    valid_to date, successor_code text, language_status text, urban_rural text, lon float8, lat float8, population integer,
    population_date date)
  ON CONFLICT (code) DO UPDATE SET
    name_fi = excluded.name_fi, name_sv = excluded.name_sv, name_en = excluded.name_en,
    valid_from = excluded.valid_from, valid_to = excluded.valid_to, successor_code = excluded.successor_code,
    language_status = excluded.language_status, urban_rural = excluded.urban_rural, lon = excluded.lon, lat = excluded.lat,
    population = excluded.population, population_date = excluded.population_date`

const insertAreas = `
  INSERT INTO area (division, code, name_fi, name_sv, name_en, valid_from, valid_to)
  SELECT division, code, name_fi, name_sv, name_en, valid_from, valid_to
  FROM jsonb_to_recordset($1::jsonb) AS row (division text, code text, name_fi text, name_sv text, name_en text,
    valid_from date, valid_to date)`

const insertMemberships = `
  INSERT INTO municipality_area (municipality_code, division, area_code, valid_from, valid_to)
  SELECT municipality_code, division, area_code, valid_from, valid_to
  FROM jsonb_to_recordset($1::jsonb) AS row (municipality_code text, division text, area_code text,
    valid_from date, valid_to date)`

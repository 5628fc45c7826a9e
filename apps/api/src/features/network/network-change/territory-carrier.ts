/**
 * Carries the territories of every consortium over the mergers of municipalities, when the reference geography is
 * brought up to date: what was said of a municipality goes on under the one that continues it, as a change of the
 * network that is on record and can be undone like any other. What has been carried is not carried again.
 */
import { automaticReason } from '@solmu/domain/network/automatic-reason.js'
import { municipalityCarrying, type MunicipalityFact } from '@solmu/domain/geography/succession.js'
import { type CarryNotice, carryTerritories } from '@solmu/domain/network/carry-territories.js'
import { applyDelta, isEmptyDelta, touchedMunicipalities, touchedUnits } from '@solmu/domain/network/delta.js'
import type { NetworkRecords } from '@solmu/domain/network/facts.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { groupBy } from '@solmu/shared/groups.js'
import { newId } from '@solmu/shared/ids.js'
import type { ClientBase } from 'pg'
import { nameOf } from '../network.sql.js'
import { LOCK_SQL, RECORD_SQL, REVISION, subjectIds, writingSteps } from './network-writer.sql.js'

/** What is kept of a carried merger: whom it concerns, and whether centres disagree about it. */
export type CarriedMerger = { readonly kind: 'municipality_merger'; readonly notices: readonly CarryNotice[] }

/** Municipalities that become one on a day. */
type Merger = { readonly day: IsoDate; readonly into: string | null; readonly codes: readonly string[] }

const listOf = (object: string, from: string): string =>
  `(SELECT coalesce(json_agg(json_build_object(${object})), '[]') FROM ${from})`

const MUNICIPALITIES_SQL = `SELECT ${listOf(
  `'code', m.code, 'name', ${nameOf('m')}, 'validFrom', m.valid_from, 'validTo', m.valid_to,
    'successorCode', m.successor_code, 'isMainland', true`,
  'municipality m'
)} AS municipalities`

const FACTS_SQL = `SELECT
  ${listOf(
    `'id', p.unit_id, 'consortiumId', p.consortium_id, 'organisationId', p.organisation_id, 'type', u.type, 'kind', p.kind,
      'name', ${nameOf('p')}, 'municipalityCode', p.municipality_code, 'lon', p.lon, 'lat', p.lat,
      'streetAddress', p.street_address, 'email', p.email, 'phone', p.phone, 'reason', p.reason, 'endReason', p.end_reason,
      'validFrom', p.valid_from, 'validTo', p.valid_to`,
    'unit_period p JOIN org_unit u ON u.id = p.unit_id WHERE p.consortium_id = app.consortium_id()'
  )} AS units,
  ${listOf(
    `'unitId', t.unit_id, 'municipalityCode', t.municipality_code, 'reason', t.reason, 'validFrom', t.valid_from,
      'validTo', t.valid_to`,
    'unit_territory t WHERE t.consortium_id = app.consortium_id()'
  )} AS territories,
  ${listOf(
    `'unitId', s.unit_id, 'municipalityCode', s.municipality_code, 'share', s.share, 'validFrom', s.valid_from,
      'validTo', s.valid_to`,
    'unit_service_area s WHERE s.consortium_id = app.consortium_id()'
  )} AS services, '[]'::json AS links, '[]'::json AS successions`

/**
 * Carries what there is to carry, in the transaction of the caller, who is the owner of the tables.
 *
 * @returns how many changes were recorded
 */
export async function carryMunicipalityMergers(client: ClientBase): Promise<number> {
  const consortia = await client.query<{ id: string }>('SELECT id FROM consortium ORDER BY id')
  const known = await client.query<{ municipalities: MunicipalityFact[] }>(MUNICIPALITIES_SQL)
  const municipalities = known.rows[0]?.municipalities ?? []
  let count = 0
  for (const { id } of consortia.rows) {
    await client.query(`SELECT set_config('app.consortium_id', $1, true)`, [id])
    count += await carryOfOne(client, municipalities)
  }
  await client.query(`SELECT set_config('app.consortium_id', '', true)`)
  return count
}

async function carryOfOne(client: ClientBase, municipalities: readonly MunicipalityFact[]): Promise<number> {
  await client.query(LOCK_SQL)
  const read = await client.query<NetworkRecords>(FACTS_SQL)
  let [records] = read.rows
  if (!records || isEmptyDelta(carryTerritories(records, municipalities).delta)) return 0
  let count = 0
  for (const merger of mergersAmong(municipalities)) {
    const { delta, notices } = carryTerritories(records, knownAt(municipalities, merger))
    if (isEmptyDelta(delta)) continue
    for (const { sql, values } of writingSteps(delta, 'forward')) await client.query(sql, [...values])
    const operation: CarriedMerger = { kind: 'municipality_merger', notices }
    const revision = await client.query<{ revision: number }>(`SELECT ${REVISION} AS revision`)
    await client.query(RECORD_SQL, [
      ...[newId(), (revision.rows[0]?.revision ?? 0) + 1, operation.kind, merger.day, reasonOf(merger, municipalities), null],
      ...[JSON.stringify(operation), JSON.stringify(delta)],
      ...[[...new Set([...subjectIds(delta), ...touchedUnits(delta)])], touchedMunicipalities(delta)]
    ])
    records = applyDelta(records, delta)
    count++
  }
  return count
}

/** The mergers in the order in which they are carried. */
function mergersAmong(municipalities: readonly MunicipalityFact[]): Merger[] {
  const ended = municipalities.flatMap(({ code, validTo: day }) =>
    day === null ? [] : [{ code, day, into: municipalityCarrying(municipalities, code, day) }]
  )
  const groups = groupBy(ended, ({ code, day, into }) => `${day}/${into ?? `-${code}`}`)
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => ({ day: group[0].day, into: group[0].into, codes: group.map(({ code }) => code).sort() }))
}

/** The country as it is known when a merger is carried: those before it have been, those after it are not known yet. */
function knownAt(municipalities: readonly MunicipalityFact[], { day, codes }: Merger): MunicipalityFact[] {
  return municipalities.map((each) => {
    const isPast = each.validTo !== null && (each.validTo < day || codes.includes(each.code))
    return isPast ? each : { ...each, validTo: null, successorCode: null }
  })
}

/** @example 'Kuntaliitos: Luhanka ja Pertunmaa liittyvät kuntaan Mäntyharju' */
function reasonOf({ codes, into }: Merger, municipalities: readonly MunicipalityFact[]): string {
  const byCode = new Map(municipalities.map(({ code, name }) => [code, name.fi]))
  const names = codes.map((code) => byCode.get(code) ?? code)
  return automaticReason(into === null ? { kind: 'division', names } : { kind: 'merger', names, into: byCode.get(into) ?? into })
}

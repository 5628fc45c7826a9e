/** Certified editions and publications for specs, put into the database as its owner: what a spec is not about need not be done. */
import { sortedLines } from '@solmu/domain/reports/edition-canonical.js'
import type { IndicatorRow, NetworkRow, TargetRow } from '@solmu/domain/reports/edition-contents.js'
import { levelText } from '@solmu/domain/reports/publication.js'
import { newId } from '@solmu/shared/ids.js'
import { validityOfPeriod } from '@solmu/shared/periods.js'
import { sameInAll } from '@solmu/shared/text.js'
import { demoPassword } from '../demo/demo-network.js'
import type { TestApp } from './harness.js'
import { demoConsortium, insert } from './results.js'

/** The level at which editions of specs are protected. */
export const usualLevel = levelText({ personsThreshold: 5, surveyThreshold: 10, showsZero: true })

export type CellOfEdition = {
  indicatorId: string
  breakdown?: string
  lens: string
  area?: string
  period: string
  value: number | null
  unitCount?: number
  missingCount?: number
  /** Withheld at the usual level, whatever it is. */
  isWithheld?: boolean
}

export type EditionOf = {
  consortiumId?: string
  number?: number
  firstPeriod?: string
  lastPeriod?: string
  replacesId?: string
  reason?: string
  levels?: string[]
  indicators: readonly string[]
  /** Centres with their units. */
  places: readonly { centreId: string; name: string; units: readonly { id: string; name: string }[] }[]
  cells: readonly CellOfEdition[]
  targets?: readonly { indicatorId: string; period: string; value: number }[]
  returns?: readonly { unitId: string; centreId: string; period: string; isMissing?: boolean; sentBy?: string }[]
  /** Left as it was prepared. */
  isOpen?: boolean
}

const run = { firstPeriod: '2026-Q1', lastPeriod: '2026-Q2' }

/** An edition with the parts of which readers are told, certified unless it is to stay open. Returns its id. */
export async function anEdition(app: TestApp, given: EditionOf): Promise<string> {
  const of = { ...run, number: 1, reason: '', levels: [usualLevel], targets: [], returns: [], ...given }
  const consortium_id = given.consortiumId ?? (await demoConsortium(app))
  const [id, sha256] = [newId(), newId().replaceAll('-', '').padEnd(64, '0')]
  await insert(app, 'edition', {
    ...{ id, consortium_id, period_kind: 'quarter', first_period: of.firstPeriod, last_period: of.lastPeriod },
    ...{ period_from: validityOfPeriod(of.firstPeriod).validFrom, period_to: validityOfPeriod(of.lastPeriod).validTo, replaces_id: of.replacesId ?? null, reason: of.reason },
    ...{ levels: of.levels, state: 'prepared' }
  })
  const said = { edition_id: id, consortium_id }
  for (const [name, body] of Object.entries(partsOf(of))) await insert(app, 'edition_part', { ...said, name, body, sha256 })
  for (const cell of of.cells) await addCell(app, said, cell)
  for (const each of of.returns) await addReturn(app, said, each)
  if (!given.isOpen) await certify(app, id, { number: of.number, sha256 })
  return id
}

type Said = { edition_id: string; consortium_id: string }

async function addCell(app: TestApp, said: Said, cell: CellOfEdition): Promise<void> {
  const { indicatorId: indicator_id, breakdown = '', lens, area = '', period, value, unitCount = 1, missingCount = 0 } = cell
  const address = { indicator_id, breakdown, lens, area, period }
  const counts = { unit_count: unitCount, missing_count: missingCount, not_applicable_count: 0, not_asked_count: 0 }
  await insert(app, 'edition_cell', { ...said, ...address, value, ...counts })
  if (cell.isWithheld) await insert(app, 'edition_protection', { ...said, level: usualLevel, ...address, kind: 'primary' })
}

async function addReturn(app: TestApp, said: Said, of: NonNullable<EditionOf['returns']>[number]): Promise<void> {
  const { unitId: unit_id, centreId: centre_id, period, isMissing = false, sentBy = 'Mikko Hyvärinen' } = of
  const sent_by = await personNamed(app, sentBy)
  const verified_by = await personNamed(app, 'Eeva-Liisa Turunen')
  const accepted_by = await personNamed(app, 'Aino Salmela')
  const deeds = { sent_by, sent_at: '2026-07-02T08:00:00Z', verified_by, verified_at: '2026-07-05T08:00:00Z' }
  await insert(app, 'edition_return', {
    ...{ ...said, return_id: newId(), number: isMissing ? 0 : 1, round_id: newId(), unit_id, centre_id, period },
    ...{ period_kind: 'quarter', period_from: '2026-01-01', state: isMissing ? 'missing' : 'included' },
    ...(isMissing ? {} : { ...deeds, accepted_by, accepted_at: '2026-07-09T08:00:00Z' })
  })
}

/** Somebody of that name: of the demo, or a new account without roles. */
async function personNamed(app: TestApp, name: string): Promise<string> {
  const [known] = await app.rows<{ id: string }>('SELECT id FROM app_user WHERE display_name = $1 ORDER BY id LIMIT 1', [name])
  if (known) return known.id
  const id = newId()
  await insert(app, 'app_user', { id, email: `nimetty.${id}@oma.example`, display_name: name })
  return id
}

async function certify(app: TestApp, id: string, { number, sha256 }: { number: number; sha256: string }): Promise<void> {
  const certifiedBy = await personNamed(app, 'Aino Salmela')
  const manifest = JSON.stringify({ certifiedBy, consortium: { name: sameInAll('Osallisuusverkosto') } })
  await app.rows(
    `UPDATE edition SET state = 'certified', year = 2026, number = $2, certified_at = '2026-07-14T09:00:00Z', manifest = $3, sha256 = $4,
       signature = 'signed', key_id = 'spec', public_key = 'spec', certified_by = $5 WHERE id = $1`,
    [id, number, manifest, sha256, certifiedBy]
  )
}

const days = { validFrom: '2020-01-01', validTo: null }

function partsOf({ indicators, places, targets }: EditionOf & { targets: NonNullable<EditionOf['targets']> }): Record<string, string> {
  const unit = (id: string, name: string, type: 'regional_centre' | 'local_unit'): NetworkRow => ({
    ...{ kind: 'unit', id, type, unitKind: 'workshop', name: sameInAll(name), organisationId: id, municipalityCode: '837' },
    ...days
  })
  const network: NetworkRow[] = places.flatMap(({ centreId, name, units }) => [
    unit(centreId, name, 'regional_centre'),
    ...units.flatMap((each): NetworkRow[] => [unit(each.id, each.name, 'local_unit'), { kind: 'link', unitId: each.id, parentId: centreId, ...days }])
  ])
  const rows = (each: object[]) => sortedLines(each as never, ['id', 'unitId'])
  const aims: TargetRow[] = targets.map((target) => ({
    ...{ scope: 'network', unitId: newId(), projectCode: null, breakdown: '', targetKind: 'target', note: '' },
    ...target
  }))
  return { indicators: rows(indicators.map(indicatorRow)), dimensions: '', network: rows(network), geography: '', targets: rows(aims) }
}

function indicatorRow(id: string, position: number): IndicatorRow {
  const said = { name: sameInAll(`Mittari ${position + 1}`), definition: sameInAll(`Mitä mittari ${position + 1} laskee`), condition: sameInAll('') }
  const version = { number: 2, ...days, ...said, direction: 'more', dimensionCodes: [], numerator: null, denominator: null, factor: 1, source: '', taskAreas: [] } as const
  return {
    ...{ id, code: `M${position + 1}`, groupCode: 'spec', groupName: sameInAll('Ryhmä'), groupPosition: 1, position, unit: 'persons', decimals: 0 },
    ...{ aggregation: 'sum', sourceClass: 'manual', weightIndicatorId: null, origin: 'own', versions: [version] }
  }
}

export type AudienceOf = {
  consortiumId?: string
  kind?: 'funder' | 'members' | 'public'
  organisationId?: string | null
  detail?: 'network' | 'centre' | 'unit'
  unitIds?: string[] | null
  personsThreshold?: number
}

const anyAudience = { kind: 'funder', organisationId: null, detail: 'unit', unitIds: null, personsThreshold: 5 } as const

/** An audience in use; of those of which there is one only, the one that stands. Returns its id. */
export async function anAudience(app: TestApp, of: AudienceOf = {}): Promise<string> {
  const consortium_id = of.consortiumId ?? (await demoConsortium(app))
  const { kind, organisationId, detail, unitIds, personsThreshold } = { ...anyAudience, ...of }
  const sql = `UPDATE audience SET detail = $3 WHERE consortium_id = $1 AND kind = $2 AND kind <> 'funder' RETURNING id`
  const [standing] = await app.rows<{ id: string }>(sql, [consortium_id, kind, detail])
  if (standing) return standing.id
  const id = newId()
  const names = { name_fi: 'Lukijat', name_sv: 'Läsare', name_en: 'Readers' }
  await insert(app, 'audience', {
    ...{ id, consortium_id, kind, organisation_id: organisationId },
    ...{ ...names, detail, unit_ids: unitIds, persons_threshold: personsThreshold }
  })
  return id
}

/** Somebody who reads for another organisation than the funder of the demo does. */
export async function anotherFunder(app: TestApp, consortiumId: string): Promise<{ email: string; password: string; organisationId: string; userId: string }> {
  const [organisationId, userId] = [newId(), newId()]
  const email = `rahoittaja.${userId}@toinen.example`
  await insert(app, 'organisation', {
    ...{ id: organisationId, consortium_id: consortiumId, name_fi: 'Toinen rahasto', name_sv: 'Andra fonden', name_en: 'The other fund' },
    legal_form: 'foundation'
  })
  await insert(app, 'organisation_role', { consortium_id: consortiumId, organisation_id: organisationId, role: 'funder', valid_from: '2020-01-01' })
  await app.rows(
    `INSERT INTO app_user (id, email, display_name, password_hash)
     SELECT $1, $2, 'Toini Toinen', password_hash FROM app_user WHERE password_is_demo LIMIT 1`,
    [userId, email]
  )
  const [head] = await app.rows<{ id: string }>(`SELECT id FROM org_unit WHERE consortium_id = $1 AND type = 'headquarters'`, [consortiumId])
  await insert(app, 'role_assignment', {
    ...{ id: newId(), consortium_id: consortiumId, user_id: userId, role: 'funder', unit_id: head?.id, organisation_id: organisationId },
    valid_from: '2020-01-01'
  })
  return { email, password: demoPassword, organisationId, userId }
}

/** The organisation for which the funder of the demo reads. */
export async function demoFunder(app: TestApp): Promise<string> {
  const [row] = await app.rows<{ id: string }>(
    `SELECT a.organisation_id AS id FROM role_assignment a JOIN app_user u ON u.id = a.user_id
     WHERE u.email = 'leena.kurki@solmu.example' AND a.role = 'funder' AND a.organisation_id IS NOT NULL LIMIT 1`
  )
  if (!row) throw new Error('The demo has no funder')
  return row.id
}

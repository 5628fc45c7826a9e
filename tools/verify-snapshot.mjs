import { createHash, createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { PlainError } from './plain-error.mjs'
import { print, runTool, stage } from './progress.mjs'
import { areaKey, cellKey, derivedCell, emptyCell, rebuild } from './snapshot/rebuild.mjs'
import { UnreadFormula } from './snapshot/formula.mjs'
import { openDatabase } from './start/database.mjs'

const EDITIONS = `SELECT e.*, c.name_fi AS consortium FROM edition e JOIN consortium c ON c.id = e.consortium_id WHERE e.state = 'certified' ORDER BY e.certified_at`

function asked(args) {
  const key = args.indexOf('--public-key')
  const rest = key === -1 ? args : args.toSpliced(key, 2)
  return { wanted: rest[0] ?? null, trusted: key === -1 ? null : readFileSync(args[key + 1] ?? '', 'utf8') }
}

/** How many things are wrong with an edition; each is printed. */
async function lookAt(client, edition, trusted) {
  print(`Edition ${edition.number}/${edition.year} of ${edition.consortium}: ${edition.first_period} to ${edition.last_period}`)
  const { rows: parts } = await client.query('SELECT name, body, sha256 FROM edition_part WHERE edition_id = $1', [edition.id])
  const contents = Object.fromEntries(parts.map(({ name, body }) => [name, body.split('\n').filter(Boolean).map((line) => JSON.parse(line))]))
  const faults = [
    ...sealFaults(edition, parts, trusted),
    ...(await tableFaults(client, edition, contents)),
    ...(await figureFaults(client, edition, contents))
  ]
  for (const fault of faults.slice(0, 50)) print(`  ✗ ${fault}`)
  if (faults.length > 50) print(`  ✗ … and ${faults.length - 50} more`)
  return faults.length
}

const sha256 = (text) => createHash('sha256').update(text).digest('hex')

/** Parts against the manifest, the manifest against its hash, the hash against the signature. */
function sealFaults(edition, parts, trusted) {
  const manifest = JSON.parse(edition.manifest)
  const named = new Map(manifest.parts.map((part) => [part.name, part.sha256]))
  const key = createPublicKey(trusted ?? edition.public_key)
  const keyId = sha256(key.export({ format: 'der', type: 'spki' })).slice(0, 16)
  const signed = `solmu edition 1\n${edition.consortium_id}\n${edition.sha256}`
  const faults = [
    ...parts.flatMap(({ name, body }) => (sha256(body) === named.get(name) ? [] : [`part ${name}: its hash is not the one of the manifest`])),
    ...[...named.keys()].flatMap((name) => (parts.some((part) => part.name === name) ? [] : [`part ${name}: is not there`])),
    ...(sha256(edition.manifest) === edition.sha256 ? [] : ['manifest: its hash is another one']),
    ...(keyId === edition.key_id ? [] : [`signature: by the key ${edition.key_id}, not by ${keyId}`]),
    ...(verify(null, Buffer.from(signed), key, Buffer.from(edition.signature, 'base64')) ? [] : ['signature: does not hold'])
  ]
  print(`  ${parts.length} parts, manifest ${edition.sha256.slice(0, 16)}…, key ${keyId}: ${faults.length === 0 ? 'all agree' : `${faults.length} faults`}`)
  return faults
}

/** Of each table, how its rows are written in the part of which it is a copy. */
const copies = [
  ['facts', `SELECT json_build_object('returnId', t.return_id, 'unitId', t.unit_id, 'indicatorId', t.indicator_id, 'breakdown', t.breakdown, 'period', t.period,
    'periodKind', t.period_kind, 'periodFrom', t.period_from, 'status', t.status, 'value', t.value, 'versionNumber', t.version_number) AS row
    FROM edition_fact t WHERE t.edition_id = $1`],
  ['cells', `SELECT json_build_object('indicatorId', t.indicator_id, 'breakdown', t.breakdown, 'lens', t.lens, 'area', t.area, 'period', t.period,
    'value', t.value::text, 'numerator', t.numerator::text, 'denominator', t.denominator::text, 'unitCount', t.unit_count, 'missingCount', t.missing_count,
    'notApplicableCount', t.not_applicable_count, 'notAskedCount', t.not_asked_count, 'isGross', t.is_gross, 'isEstimated', t.is_estimated) AS row
    FROM edition_cell t WHERE t.edition_id = $1`],
  ['protection', `SELECT json_build_object('level', t.level, 'indicatorId', t.indicator_id, 'breakdown', t.breakdown, 'lens', t.lens, 'area', t.area,
    'period', t.period, 'kind', t.kind) AS row FROM edition_protection t WHERE t.edition_id = $1`]
]

const inOrder = (row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))

/** The rows of the tables against those of the parts. */
async function tableFaults(client, edition, contents) {
  const faults = []
  for (const [name, sql] of copies) {
    const kept = new Set((await client.query(sql, [edition.id])).rows.map(({ row }) => inOrder(row)))
    const told = new Set((contents[name] ?? []).map(inOrder))
    const [more, less] = [[...kept].filter((row) => !told.has(row)), [...told].filter((row) => !kept.has(row))]
    faults.push(...more.map((row) => `${name}: the table holds what the part does not: ${row}`))
    faults.push(...less.map((row) => `${name}: the part holds what the table does not: ${row}`))
    print(`  ${name}: ${told.size - less.length} of ${told.size} rows of the part are those of the table`)
  }
  return faults
}

const compared = ['value', 'numerator', 'denominator', 'unitCount', 'missingCount', 'notApplicableCount', 'notAskedCount', 'isGross']

const CELLS = `SELECT t.indicator_id AS "indicatorId", t.breakdown, t.lens, t.area, t.period, t.value::text, t.numerator::text, t.denominator::text,
  t.unit_count AS "unitCount", t.missing_count AS "missingCount", t.not_applicable_count AS "notApplicableCount", t.not_asked_count AS "notAskedCount",
  t.is_gross AS "isGross" FROM edition_cell t WHERE t.edition_id = $1 ORDER BY t.indicator_id, t.lens, t.area, t.period, t.breakdown`

const FACTS = `SELECT t.return_id AS "returnId", t.unit_id AS "unitId", t.indicator_id AS "indicatorId", t.breakdown, t.period, t.status, t.value::text
  FROM edition_fact t WHERE t.edition_id = $1`

/** Every figure against what the facts come to. */
async function figureFaults(client, edition, { returns, indicators, network, geography }) {
  const { rows: kept } = await client.query(CELLS, [edition.id])
  const facts = (await client.query(FACTS, [edition.id])).rows.map((fact) => ({ ...fact, value: fact.value === null ? null : BigInt(fact.value) }))
  const frame = { lenses: [...new Set(kept.map(({ lens }) => lens))], periods: [...new Set(kept.map(({ period }) => period))] }
  const { cells, unknown } = rebuild({ facts, returns, indicators, network, geography }, frame)
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]))
  const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]))
  const found = { agree: 0, left: 0, faults: [] }
  for (const cell of kept) {
    if (isLeft(cell, unknown)) found.left++
    else weigh(cell, { indicator: byId.get(cell.indicatorId), cells, byCode, found })
  }
  const keys = new Set(kept.map(cellKey))
  for (const key of cells.keys()) if (!keys.has(key)) found.faults.push(`figure ${key}: the facts make one, and there is none`)
  const left = found.left === 0 ? '' : `, ${found.left} are not rebuilt (areas among which units are divided)`
  print(`  figures: ${found.agree} of ${kept.length} are what the facts come to${left}`)
  return found.faults
}

/** The areas of a run are left out when they are in any of its periods. */
function isLeft({ lens, area, period }, unknown) {
  if (unknown.size === 0) return false
  const periods = [...unknown].map((key) => key.split('|').at(-1)).filter((each) => period.includes('/') || each === period)
  return periods.some((each) => unknown.has(areaKey({ lens, area, period: each })) || unknown.has(areaKey({ lens, area: '*', period: each })))
}

function weigh(cell, { indicator, cells, byCode, found }) {
  const name = `figure ${indicator?.code ?? cell.indicatorId} ${cell.lens} ${cell.area} ${cell.period} ${cell.breakdown}`.trimEnd()
  try {
    const figureOf = ({ id }) => cells.get(cellKey({ ...cell, indicatorId: id })) ?? null
    const isDerived = indicator?.sourceClass === 'derived'
    const own = isDerived ? derivedCell(indicator, { period: cell.period, byCode, figureOf }) : (cells.get(cellKey(cell)) ?? emptyCell)
    const text = (value) => (value === null ? 'nothing' : String(value))
    const wrong = compared.filter((field) => text(own[field]) !== text(cell[field]))
    if (wrong.length === 0) found.agree++
    else found.faults.push(`${name}: ${wrong.map((field) => `${field} is ${text(cell[field])}, the facts come to ${text(own[field])}`).join('; ')}`)
  } catch (error) {
    if (!(error instanceof UnreadFormula)) throw error
    found.left++
  }
}

/**
 * `npm run verify:snapshot [-- 2/2026] [-- --public-key key.pem]`: looks at certified editions, in the database of `DATABASE_URL`
 * or the built-in one (which may be running). It shares no code with the product: the hashes, the signature, and every figure
 * are worked out again from what the edition holds, by SQL and plain arithmetic. Ends with 1 when anything differs.
 *
 * Not rebuilt, and told so: sums of areas among which the work of a unit is divided, areas of units that had no life on the day,
 * whether a figure is estimated, and what is withheld.
 */
await runTool(async () => {
  const { wanted, trusted } = asked(process.argv.slice(2))
  const database = await stage('Database', () => openDatabase({ label: 'npm run verify:snapshot', share: true }))
  const client = new pg.Client({ connectionString: database.url })
  try {
    await client.connect()
    const editions = (await client.query(EDITIONS)).rows.filter(({ number, year }) => wanted === null || wanted === `${number}/${year}`)
    if (editions.length === 0) throw new PlainError(wanted === null ? 'There is no certified edition.' : `There is no certified edition ${wanted}.`)
    let faults = 0
    for (const edition of editions) faults += await lookAt(client, edition, trusted)
    if (faults > 0) throw new PlainError(`${faults} things are not what was certified.`, { advice: 'docs/operations.md, "Editions", says what to do now.' })
    print('Everything is what was certified.')
  } finally {
    await client.end().catch(() => undefined)
    await database.stop()
  }
})

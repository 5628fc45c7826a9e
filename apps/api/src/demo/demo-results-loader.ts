/**
 * Writes the results of the demo the way they come about: units write, send, are asked, mend and are verified, so that
 * facts, versions and sums are made by the same triggers as in daily work.
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import type pg from 'pg'
import { demoIndicators } from './demo-indicators.js'
import { insert } from './demo-insert.js'
import type { DemoNetwork } from './demo-network.types.js'
import { demoResults, type DemoResults } from './demo-results.js'
import { demoRounds, roundRows, type DemoRound } from './demo-rounds.js'

/** @param today the day on which the demo is made; the present round stands around it */
export async function loadDemoResults(client: pg.ClientBase, demo: DemoNetwork, today: IsoDate): Promise<void> {
  const consortiumId = demo.consortium.id
  for (const [table, rows] of demoIndicators(consortiumId)) await insert(client, table, rows)
  const rounds = demoRounds(today)
  const { rounds: roundList, asked } = roundRows(consortiumId, rounds)
  await insert(client, 'collection_round', roundList)
  await insert(client, 'round_indicator', asked)
  const results = demoResults(demo, rounds, today)
  await insert(client, 'check_rule', results.checkRules)
  await insert(client, 'region_return', results.regions)
  await insert(client, 'unit_return', results.returns)
  await insert(client, 'return_cell', results.cells)
  await send(client, results)
  await review(client, results)
  await close(client, results, rounds)
  await insert(client, 'return_step', results.steps)
  await insert(client, 'cell_comment', results.comments)
  await insert(client, 'check_explanation', results.explanations)
  await insert(client, 'target', results.targets)
}

async function move(client: pg.ClientBase, ids: readonly string[], state: string): Promise<void> {
  await client.query('UPDATE unit_return SET state = $2, version = version + 1 WHERE id = ANY ($1)', [ids, state])
}

async function send(client: pg.ClientBase, results: DemoResults): Promise<void> {
  await move(client, results.drafts, 'draft')
  await insert(client, 'return_version', results.firstVersions)
  await move(client, results.submitted, 'submitted')
}

async function review(client: pg.ClientBase, results: DemoResults): Promise<void> {
  await question(client, results.sentBack, results.mended)
  await move(client, results.sentBack, 'returned')
  await client.query(
    `UPDATE return_cell c SET value = m.value, answered = 'mended', version = c.version + 1
     FROM jsonb_to_recordset($1) AS m("returnId" uuid, "indicatorId" uuid, breakdown text, value bigint)
     WHERE c.return_id = m."returnId" AND c.indicator_id = m."indicatorId" AND c.breakdown = m.breakdown`,
    [JSON.stringify(results.mended)]
  )
  await insert(client, 'return_version', results.secondVersions)
  await move(client, results.sentBack, 'submitted')
  await question(client, results.returned, results.questioned)
  await move(client, results.returned, 'returned')
}

/** Approves the figures of returns, but for those that are asked about. */
async function question(client: pg.ClientBase, ids: readonly string[], cells: readonly object[]): Promise<void> {
  await client.query(
    `UPDATE return_cell c SET review = CASE WHEN q."returnId" IS NULL THEN 'approved' ELSE 'questioned' END
     FROM return_cell o LEFT JOIN jsonb_to_recordset($2) AS q("returnId" uuid, "indicatorId" uuid, breakdown text)
       ON q."returnId" = o.return_id AND q."indicatorId" = o.indicator_id AND q.breakdown = o.breakdown
     WHERE c.return_id = ANY ($1)
       AND o.return_id = c.return_id AND o.indicator_id = c.indicator_id AND o.breakdown = c.breakdown`,
    [ids, JSON.stringify(cells)]
  )
}

async function close(client: pg.ClientBase, results: DemoResults, rounds: readonly DemoRound[]): Promise<void> {
  await question(client, results.verified, [])
  await move(client, results.verified, 'verified')
  await move(client, results.accepted, 'accepted')
  await move(client, results.accepted, 'locked')
  const locked = rounds.filter(({ state }) => state === 'locked').map(({ id }) => id)
  await client.query(`UPDATE collection_round SET state = 'locked', state_at = accept_by WHERE id = ANY ($1)`, [locked])
}

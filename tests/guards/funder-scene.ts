/**
 * A funder who reads one publication, in a database full of what is not meant for them: another funder's, the members' and
 * everybody's publications, an edition that is only prepared, and figures of every unit. Numbers that are not told are so large
 * that they are found wherever they get to.
 */
import { type Actor, TestApp } from '../../apps/api/src/testing/harness.js'
import { anAudience, anEdition, anotherFunder, demoFunder, type CellOfEdition } from '../../apps/api/src/testing/publications.js'
import { anIndicator, demoConsortium, insert, unitOf, unitsAround } from '../../apps/api/src/testing/results.js'
import { newId } from '@solmu/shared/ids.js'

/** Beyond any number that the funder is told, and within what the tables take. */
const large = 91_000_000

const run = '2026-Q1/2026-Q2'

export type FunderScene = {
  readonly app: TestApp
  readonly funder: Actor
  readonly editionIds: readonly string[]
  readonly audienceIds: readonly string[]
  /** The only pair that is the funder's own. */
  readonly own: { readonly editionId: string; readonly audienceId: string }
  /** The numbers of that publication. */
  readonly told: readonly number[]
}

const PUBLISH = 'mutation ($input: PublishEditionInput!) { publishEdition(input: $input) { toldCount } }'

/** @returns the scene on a demo of its own; its app is to be stopped */
export async function setFunderScene(): Promise<FunderScene> {
  const app = await TestApp.start()
  const [consortiumId, unit, indicatorId] = [await demoConsortium(app), await unitOf(app, 'mikko.hyvarinen@solmu.example'), await anIndicator(app, { unit: 'persons' })]
  const { siblings } = await unitsAround(app, unit.unitId)
  const place = { centreId: unit.centreId ?? '', name: 'Itä', units: [{ id: unit.unitId, name: 'Ensimmäinen kätketty' }, { id: siblings[0] ?? '', name: 'Toinen kätketty' }] }
  const cellsFrom = (first: number): CellOfEdition[] => [
    { indicatorId, lens: 'network', period: run, value: first + 1 },
    { indicatorId, lens: 'centre', area: place.centreId, period: run, value: first + 2 },
    ...place.units.map(({ id }, at): CellOfEdition => ({ indicatorId, lens: 'unit', area: id, period: run, value: large + first + at, isWithheld: at === 1 }))
  ]
  const returns = place.units.map(({ id }) => ({ unitId: id, centreId: place.centreId, period: '2026-Q1' }))
  const edition = (number: number, first: number, more = {}) =>
    anEdition(app, { indicators: [indicatorId], places: [place], returns, number, cells: cellsFrom(first), ...more })
  const other = await anotherFunder(app, consortiumId)
  const audiences = {
    own: await anAudience(app, { organisationId: await demoFunder(app), detail: 'centre' }),
    other: await anAudience(app, { organisationId: other.organisationId, detail: 'unit' }),
    members: await anAudience(app, { kind: 'members', detail: 'unit' })
  }
  const editions = {
    own: await edition(1, 700_000),
    other: await edition(2, large + 100, { firstPeriod: '2025-Q1', lastPeriod: '2025-Q2' }),
    open: await edition(3, large + 200, { firstPeriod: '2025-Q3', lastPeriod: '2025-Q4', isOpen: true })
  }
  const office = await app.as('national_coordinator')
  await office.get(PUBLISH, { input: { editionId: editions.own, audienceIds: Object.values(audiences) } })
  await office.get(PUBLISH, { input: { editionId: editions.other, audienceIds: [audiences.other, audiences.members] } })
  await askAbout(app, { consortiumId, editionId: editions.other, audienceId: audiences.other, indicatorId, userId: other.userId })
  await enlargeFigures(app)
  await plantMoney(app, await demoFunder(app))
  return {
    ...{ app, funder: await app.as('funder'), own: { editionId: editions.own, audienceId: audiences.own } },
    ...{ editionIds: Object.values(editions), audienceIds: Object.values(audiences), told: [700_001, 700_002] }
  }
}

type Asking = { consortiumId: string; editionId: string; audienceId: string; indicatorId: string; userId: string }

/** The other funder asks about a figure, and is answered. */
async function askAbout(app: TestApp, { consortiumId, editionId, audienceId, indicatorId, userId }: Asking): Promise<void> {
  await insert(app, 'edition_question', {
    ...{ id: newId(), consortium_id: consortiumId, edition_id: editionId, audience_id: audienceId, indicator_id: indicatorId },
    ...{ breakdown: '', lens: 'network', area: '', period: run, text: `Miksi luku on ${large + 101}?` },
    ...{ asked_by: userId, asked_by_name: 'Toini Toinen', answer: 'Siksi.', answered_by: userId, answered_by_name: 'Toini Toinen', answered_at: '2026-07-20T08:00:00Z' }
  })
}

/** Every figure of the demo becomes one that is found again. */
async function enlargeFigures(app: TestApp): Promise<void> {
  for (const [table, column] of [['target', 'value'], ['fact', 'value'], ['return_cell', 'value'], ['result_rollup', 'value_sum']] as const) {
    await app.rows(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
    await app.rows(`UPDATE ${table} SET ${column} = ${large} WHERE ${column} IS NOT NULL`)
    await app.rows(`ALTER TABLE ${table} ENABLE TRIGGER USER`)
  }
}

/** In minor units: beyond all money of the demo together, so that a sum that holds one planted amount is found too. */
export const plantedMoney = 91_000_000_000n

/**
 * Every amount of the portfolio that is not for the funder becomes one that is found again: all of other funders' projects, and of
 * its own what others pay, what is still being written, and what the lead has not sent it yet.
 */
async function plantMoney(app: TestApp, organisationId: string): Promise<void> {
  const own = `SELECT p.id FROM project p JOIN funding_call a ON a.id = p.call_id JOIN programme g ON g.id = a.programme_id JOIN funder f ON f.id = g.funder_id WHERE f.organisation_id = $1`
  const changed = [
    `UPDATE budget_line l SET amount = ${plantedMoney} WHERE l.project_id NOT IN (${own}) OR l.source <> 'grant'
      OR NOT EXISTS (SELECT 1 FROM budget_version b WHERE b.id = l.budget_id AND (b.state = 'locked' OR b.kind = 'plan' AND b.state = 'replaced'))`,
    `UPDATE project_claim_line l SET (amount, aside) = (${plantedMoney}, CASE WHEN l.aside = l.amount THEN ${plantedMoney} ELSE l.aside END)
      FROM project_claim c, project_cost k WHERE c.id = l.claim_id AND k.id = l.cost_id AND (l.project_id NOT IN (${own}) OR k.source <> 'grant' OR c.state IN ('draft', 'with_lead'))`,
    `UPDATE project_cost k SET amount = ${plantedMoney} WHERE k.project_id NOT IN (${own}) OR k.source <> 'grant' OR NOT EXISTS (SELECT 1 FROM project_claim_line l WHERE l.cost_id = k.id)`,
    `UPDATE public_project SET (granted, realised) = (${plantedMoney}, ${plantedMoney}) WHERE $1 <> ''`
  ]
  for (const [at, table] of ['budget_line', 'project_claim_line', 'project_cost', 'public_project'].entries()) {
    await app.rows(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
    await app.rows(changed[at]!, [organisationId])
    await app.rows(`ALTER TABLE ${table} ENABLE TRIGGER USER`)
  }
}

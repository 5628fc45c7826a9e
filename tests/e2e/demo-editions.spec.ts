/** What a fresh demo tells its readers: a certified quarter, the edition that corrects it, and a report of each. */
import type { Browser, BrowserContext } from 'playwright-core'
import { ask, demoRows, desktop, openBrowser, openWindow, signIn } from './visitor.js'

type RoleName = Parameters<typeof signIn>[1]
type Told = { isWithheld: boolean; hasValue: boolean; isOfMany: boolean; isGross: boolean; wouldTell: boolean }
type Changes = { nodes: { number: number; reason: string; replaces: { number: number } | null; changes: { nodes: { kind: string; was: string; value: string; reason: string }[] } }[] }
type Publications = { nodes: { edition: { id: string; firstPeriod: string }; audienceId: string }[] }

let browser: Browser
let quarter: string
let ids: string[]
beforeAll(async () => {
  browser = await openBrowser()
  // The oldest: journeys beside this one certify editions of their own.
  const editions = await demoRows<{ id: string; period: string }>('SELECT id, first_period AS period FROM edition ORDER BY certified_at LIMIT 2')
  ids = editions.map(({ id }) => id)
  quarter = editions[0]?.period ?? ''
})
afterAll(() => browser.close())

async function as<Data>(role: RoleName, work: (context: BrowserContext) => Promise<Data>): Promise<Data> {
  const { context } = await openWindow(browser, { size: desktop })
  try {
    await signIn(context, role)
    return await work(context)
  } finally {
    await context.close()
  }
}

it.each([
  ['funder', 'Rahoittajan raportti'],
  ['unit_member', 'Konsortion vuosiraportti']
] as const)('lets the %s read both, and the %s of each', async (role, report) => {
  expect(quarter).toMatch(/^20\d\d-Q4$/)
  await as(role, async (context) => {
    const { publications } = await ask<{ publications: Publications }>(context, '{ publications(first: 100) { nodes { edition { id firstPeriod } audienceId } } }')
    const own = publications.nodes.filter(({ edition }) => ids.includes(edition.id))
    expect(own.map(({ edition }) => edition.firstPeriod)).toEqual([quarter, quarter])
    for (const { edition, audienceId } of own) {
      const { attachedReports } = await ask<{ attachedReports: { name: { fi: string } }[] }>(
        context,
        'query ($editionId: ID!, $audienceId: ID!) { attachedReports(editionId: $editionId, audienceId: $audienceId) { name { fi } } }',
        { editionId: edition.id, audienceId }
      )
      expect(attachedReports.map(({ name }) => name.fi)).toContain(report)
    }
  })
})

it('tells what was corrected, and why', async () => {
  await as('national_coordinator', async (context) => {
    const { editions } = await ask<{ editions: Changes }>(
      context,
      '{ editions(first: 100) { nodes { id number reason replaces { number } changes { nodes { kind was value reason } } } } }'
    )
    const corrected = editions.nodes.flatMap(({ replaces, reason, changes }) => (replaces ? [{ reason, figure: changes.nodes.find(({ kind }) => kind === 'figure_corrected') }] : []))
    expect(corrected[0]?.reason).not.toBe('')
    expect(Number(corrected[0]?.figure?.value) - Number(corrected[0]?.figure?.was)).toBe(2)
    expect(corrected[0]?.figure?.reason).toContain('kirjattu')
  })
})

it('leaves no job behind, and says in the audit trail who did what', async () => {
  const deeds = await demoRows<{ action: string; count: number }>(
    `SELECT action, count(*)::int AS count FROM audit_entry
     WHERE action IN ('certifyEdition', 'publishEdition') AND subject_id = ANY ($1) GROUP BY action ORDER BY action`,
    [ids]
  )
  expect(deeds).toEqual([{ action: 'certifyEdition', count: 2 }, { action: 'publishEdition', count: 2 }])
  expect(await demoRows('SELECT 1 FROM graphile_worker.jobs WHERE key = ANY ($1)', [ids.map((id) => `edition:${id}`)])).toEqual([])
})

it('says by no value whether people were counted twice: but one unit that had any would be told', async () => {
  await demoRows('ANALYZE edition_cell')
  const told = await demoRows<Told>(
    `SELECT DISTINCT c.is_withheld AS "isWithheld", c.value IS NOT NULL AS "hasValue", c.unit_count > 1 AS "isOfMany", c.is_gross AS "isGross",
       c.unit_count > 1 AND NOT k.is_gross AS "wouldTell"
     FROM edition_publication p CROSS JOIN LATERAL app.cells_of_publication(p.edition_id, p.audience_id) c
     JOIN indicator i ON i.id = c.indicator_id AND i.aggregation = 'distinct_persons'
     JOIN edition_cell k ON k.edition_id = p.edition_id AND k.indicator_id = c.indicator_id AND k.lens = c.lens AND k.area = c.area
       AND k.period = c.period AND k.breakdown = c.breakdown
     WHERE p.edition_id = $1`,
    [ids[0]]
  )
  expect(told.some(({ wouldTell }) => wouldTell)).toBe(true)
  expect(told.some(({ isWithheld }) => isWithheld)).toBe(true)
  for (const { hasValue, isOfMany, isGross } of told) expect(isGross).toBe(hasValue && isOfMany)
})

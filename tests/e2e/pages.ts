import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { RoleName } from '@solmu/domain/access/roles.js'
import { governanceLists, governancePages } from './governance-pages.js'
import { portfolioLists, portfolioPages } from './portfolio-pages.js'
import { agreementPages, applicationPages, joinPages, memberPages, signingPages } from './member-pages.js'
import { ask, axe, COLOURS, demoRows, fitsWidth, openBrowser, openWindow, signIn, type Size } from './visitor.js'

const signedOut = ['/login', '/reset', '/invitation', '/apply', '/accessibility', '/privacy', '/feedback', '/nowhere']
const pages: [RoleName, string[]][] = [
  ['national_coordinator', ['', '/network', '/network?asOf=2019-03-01', '/network?view=table', '/network/units', '/profile', '/inbox', '/inbox/notifications', '/profile/notifications']],
  ['administrator', ['', '/admin/users', '/admin/roles', '/admin/outbox', '/admin/audit', '/profile/security']],
  ['funder', ['', '/network', '/profile']]
]

/** Pages for which one look is enough, in the hand and in the dark: they are made of the same parts, and journeys see them on a desk. */
const morePages: [RoleName, string[]][] = [
  [
    'national_coordinator',
    ['/network?lens=region', '/network?lens=urban_rural&view=tiles', '/network?lens=vitality_centre&view=table', '/network/compare']
  ],
  ['national_coordinator', ['/network/change', '/network/change?kind=split', '/network/change?kind=territory', '/network/changes']],
  ['administrator', ['/admin/invitations?invite=true', '/admin/machines', '/admin/access', '/admin/access-review']],
  ['administrator', ['/admin/identity-providers', '/admin/identity-providers/new', '/admin/audit?search=a']],
  ['national_coordinator', ['/organisations', '/organisations/new', '/network/imports']],
  ['national_coordinator', ['/results', '/results?show=onTime', '/results/rounds', '/results/rounds/new', '/results/calendar']],
  ['national_coordinator', ['/results/indicators', '/results/indicators/new', '/results/dimensions', '/results/groups', '/results/rules', '/results/rules/new']],
  ['regional_coordinator', ['/results', '/results/targets', '/results/returns']],
  ...governanceLists,
  ...portfolioLists,
  ['national_coordinator', ['/agreements', '/agreements/matrix', '/agreements/new', '/mandates!', '/mandates/gaps']],
  ['national_coordinator', ['/members', '/members?asOf=2020-01-01', '/members/plans', '/members/plans/templates', '/members/plans/templates?kind=exit']],
  ['regional_coordinator', ['/members/applications!', '/members/pipeline', '/members/pipeline?view=table', '/members/decisions', '/members/calls!']],
  ['regional_coordinator', ['/members/criteria', '/members/decision-path']],
  ['national_coordinator', ['/members/criteria/edit', '/members/decision-path/edit']],
  ['unit_manager', ['/results/overlaps', '/reports?lens=unit']],
  ['national_coordinator', ['/reports', '/reports?lens=wellbeing_county&by=gender&view=table', '/reports/editions', '/reports/editions/new', '/reports/templates']],
  ['national_coordinator', ['/publications', '/publications/questions', '/reports/audiences']],
  ['funder', ['/publications', '/publications/questions', '/exports', '/profile/feed']]
]

/** Pages of a record: the id is found as they are looked at. */
const recordPages: [RoleName, (context: BrowserContext) => Promise<string[]>][] = [
  ['auditor', entryPage],
  ['unit_manager', returnPages],
  ['regional_coordinator', reviewPages],
  ['national_coordinator', resultPages],
  ['national_coordinator', qualityPages],
  ['unit_manager', assessmentPages],
  ['national_coordinator', assessmentRoundPages],
  ['reviewer', reviewerPages],
  ['national_coordinator', assigningPages],
  ['national_coordinator', qualityViewPages],
  ['unit_manager', commitmentPages],
  ['national_coordinator', agreementPages],
  ['national_coordinator', governancePages],
  ['national_coordinator', portfolioPages],
  ['regional_coordinator', memberPages],
  ['national_coordinator', improvementPages],
  ['national_coordinator', surveyPages],
  ['regional_coordinator', applicationPages],
  ['national_coordinator', joinPages],
  ['unit_manager', signingPages],
  ['national_coordinator', reportPages]
]

type Queue = { reviewQueue: { kind: string; returnId: string | null; round: { id: string }; centre: { id: string } | null }[] }

/** What waits for the viewer in the open round. */
const queueOf = async (context: BrowserContext) =>
  (await ask<Queue>(context, '{ reviewQueue { kind returnId round { id } centre { id } } }')).reviewQueue

/** The form of a return that came back, with its history. */
async function returnPages(context: BrowserContext): Promise<string[]> {
  const [first] = await queueOf(context)
  return [`/results/returns/${first?.returnId}`, `/results/returns/${first?.returnId}/history`]
}

/** A return that waits to be looked through, and its region. */
async function reviewPages(context: BrowserContext): Promise<string[]> {
  const sent = (await queueOf(context)).find(({ kind }) => kind === 'verify')
  return [
    `/results/returns/${sent?.returnId}`,
    `/results/returns/${sent?.returnId}/review`,
    `/results/rounds/${sent?.round.id}/centres/${sent?.centre?.id}`
  ]
}

/** A round, and an indicator that it asks. */
async function resultPages(context: BrowserContext): Promise<string[]> {
  const { rounds, indicators } = await ask<{ rounds: { nodes: { id: string }[] }; indicators: { nodes: { id: string }[] } }>(
    context,
    '{ rounds(filter: { states: [open] }, first: 1) { nodes { id } } indicators(first: 1) { nodes { id } } }'
  )
  const [roundId, indicatorId] = [rounds.nodes[0]?.id, indicators.nodes[0]?.id]
  const figure = (stage: string, run: string) => `live~~~${stage}~${indicatorId}~~network~whole~~${run}`
  const one = figure('accepted', '2025-Q1~2025-Q2')
  return [
    ...[`/results/rounds/${roundId}`, `/results/rounds/${roundId}/edit`, `/results/indicators/${indicatorId}`, `/results/indicators/${indicatorId}/edit`],
    ...['/reports/difference', `/reports/difference?one=${one}`, `/reports/difference?one=${one}&other=${figure('submitted', '2025-Q3~2025-Q4')}`]
  ]
}

type Frameworks = { qualityFrameworks: { id: string; code: string; version: number; versions: { state: string }[] }[] }

/** The list, a framework with its text, the editor of its draft, and what it changes. */
async function qualityPages(context: BrowserContext): Promise<string[]> {
  const { qualityFrameworks } = await ask<Frameworks>(context, '{ qualityFrameworks { id code version versions { state } } }')
  const ips = qualityFrameworks.find(({ code }) => code === 'ips_25')
  if (!ips?.versions.some(({ state }) => state === 'draft')) {
    const input = { frameworkId: ips?.id, expectedVersion: ips?.version }
    await ask(context, 'mutation ($input: StartFrameworkDraftInput!) { startFrameworkDraft(input: $input) { framework { id } } }', { input })
  }
  const page = `/quality/frameworks/${ips?.id}`
  return ['/quality/frameworks', page, `${page}/edit`, `${page}/difference?from=1&to=2`]
}

/** The list of assessments, one that is final, and the form of one that the unit answers. */
async function assessmentPages(context: BrowserContext): Promise<string[]> {
  type Found = { assessments: { nodes: { id: string }[] } }
  const find = async (state: string) =>
    (await ask<Found>(context, 'query ($states: [AssessmentState!]) { assessments(first: 1, filter: { states: $states }) { nodes { id } } }', { states: [state] })).assessments.nodes[0]?.id
  return ['/quality/assessments', `/quality/assessments/${await find('final')}`, `/quality/assessments/${await find('self')}/answer`]
}

/** The rounds of assessment, one of them with who is where, and the form by which one is planned. */
async function assessmentRoundPages(context: BrowserContext): Promise<string[]> {
  const { assessmentCycles } = await ask<{ assessmentCycles: { nodes: { id: string }[] } }>(context, '{ assessmentCycles(first: 1, filter: { states: [open] }) { nodes { id } } }')
  const round = `/quality/rounds/${assessmentCycles.nodes[0]?.id}`
  return ['/quality/rounds', '/quality/rounds/new', round, `${round}/edit`]
}

/** A reviewer's list, a review under way, and views side by side where something is to be settled. */
async function reviewerPages(context: BrowserContext): Promise<string[]> {
  const { myReviews } = await ask<{ myReviews: { id: string; assessmentId: string; assessmentState: string }[] }>(context, '{ myReviews { id assessmentId assessmentState } }')
  const at = (state: string) => myReviews.find(({ assessmentState }) => assessmentState === state)
  return ['/quality/reviews', `/quality/reviews/${at('review')?.id}`, `/quality/consensus/${at('consensus')?.assessmentId}`]
}

/** Who reviews, and who reviews whom in the newest round. */
async function assigningPages(context: BrowserContext): Promise<string[]> {
  const { reviewRounds } = await ask<{ reviewRounds: { id: string }[] }>(context, '{ reviewRounds { id } }')
  return ['/quality/reviewers', `/quality/reviewers/rounds/${reviewRounds[0]?.id}`]
}

/** The list, a survey with its rounds, a round that has ended, the one that is open, and the editor of a draft. */
async function surveyPages(context: BrowserContext): Promise<string[]> {
  type Surveys = { surveys: { id: string; code: string; version: number; versions: { state: string }[] }[]; surveyRounds: { id: string; standing: string }[] }
  const { surveys, surveyRounds } = await ask<Surveys>(context, '{ surveys { id code version versions { state } } surveyRounds { id standing } }')
  const survey = surveys.find(({ code }) => code === 'employer_feedback')
  if (!survey?.versions.some(({ state }) => state === 'draft')) {
    const input = { surveyId: survey?.id, expectedVersion: survey?.version }
    await ask(context, 'mutation ($input: StartSurveyDraftInput!) { startSurveyDraft(input: $input) { survey { id } } }', { input })
  }
  const round = (standing: string) => `/quality/survey-rounds/${surveyRounds.find((each) => each.standing === standing)?.id}`
  return ['/quality/surveys', `/quality/surveys/${survey?.id}`, `/quality/surveys/${survey?.id}/edit`, round('closed'), round('open'), '/answer', '/kiosk']
}

type Improvements = { improvements: { nodes: { id: string }[] }; practices: { id: string; versions: { number: number }[] }[] }

/** The board and its list, a finding or action, the rules, and a practice with what its versions differ in. */
async function improvementPages(context: BrowserContext): Promise<string[]> {
  const { improvements, practices } = await ask<Improvements>(context, '{ improvements(first: 1) { nodes { id } } practices { id versions { number } } }')
  const practice = practices.find(({ versions }) => versions.length > 1)
  const board = '/quality/improvements'
  return [board, `${board}?view=list`, `${board}/${improvements.nodes[0]?.id}`, `${board}/rules`, '/quality/practices', `/quality/practices/${practice?.id}?compare=1`]
}

/** The registers of what was promised, a commitment that is asked for and its signing, and what the staff know. */
async function commitmentPages(context: BrowserContext): Promise<string[]> {
  // What is promised is open to all where the head office has opened something to all.
  await demoRows(`INSERT INTO audience (id, consortium_id, kind, detail, name_fi, name_sv, name_en, persons_threshold, survey_threshold, shows_zero)
    SELECT gen_random_uuid(), c.id, 'public', 'network', 'Kaikki', 'Alla', 'All', 5, 10, true FROM consortium c
    WHERE c.is_demo AND NOT EXISTS (SELECT FROM audience a WHERE a.kind = 'public')`)
  type Registers = { commitments: { id: string; state: string; maySign: boolean }[]; viewer: { consortium: { id: string } } }
  const { commitments, viewer } = await ask<Registers>(context, '{ commitments { id state maySign } viewer { consortium { id } } }')
  const own = commitments.filter(({ maySign }) => maySign)
  const board = '/quality/commitments'
  const [signed, asked] = [own.find(({ state }) => state === 'in_force') ?? own[0], own.find(({ state }) => state === 'requested')]
  const signing = asked ? `${board}/sign?request="${asked.id}"` : `${board}/sign?renews="${signed?.id}"`
  return [board, `${board}?view=matrix`, `${board}/${signed?.id}`, signing, '/quality/certificates', '/quality/promises', '/quality/competence', `/open/${viewer.consortium.id}/promises`, `/open/${viewer.consortium.id}/decisions`]
}

/** The overview with its heat map, the profile of a unit that has been assessed, quality beside results, and the calculator. */
async function qualityViewPages(context: BrowserContext): Promise<string[]> {
  type Views = { qualityFrameworks: { id: string; code: string }[]; indicators: { nodes: { id: string }[] } }
  const { qualityFrameworks, indicators } = await ask<Views>(context, '{ qualityFrameworks { id code } indicators(first: 1, filter: { search: "A1" }) { nodes { id } } }')
  const frameworkId = qualityFrameworks.find(({ code }) => code === 'ips_25')?.id
  type Overview = { qualityOverview: { units: { unit: { id: string }; result: { score: number } | null }[] } }
  const { qualityOverview } = await ask<Overview>(context, 'query ($id: ID!) { qualityOverview(frameworkId: $id) { units { unit { id } result { score } } } }', { id: frameworkId })
  const unit = (qualityOverview.units.find(({ result }) => result !== null) ?? qualityOverview.units[0])?.unit.id
  const beside = `/quality/association?framework="${frameworkId}"&indicator="${indicators.nodes[0]?.id}"`
  return [`/quality?framework="${frameworkId}"`, `/units/${unit}/quality`, beside, `${beside}&view=table`, `/quality/resourcing?unit="${unit}"`]
}

type Templates = { reportTemplates: { nodes: { id: string; released: { id: string } }[] }; publications: { nodes: { audienceId: string; edition: { id: string } }[] } }

/** A template in its editor and by its versions, and a report that is made of it. */
async function reportPages(context: BrowserContext): Promise<string[]> {
  await ask(context, 'mutation { installReportTemplates { addedCount } }')
  const { reportTemplates, publications } = await ask<Templates>(
    context,
    '{ reportTemplates(first: 1) { nodes { id released { id } } } publications(first: 1) { nodes { audienceId edition { id } } } }'
  )
  const [template, publication] = [reportTemplates.nodes[0], publications.nodes[0]]
  const on = { editionId: publication?.edition.id, audienceId: publication?.audienceId }
  const { attachedReports } = await ask<{ attachedReports: { id: string }[] }>(
    context,
    'query ($editionId: ID!, $audienceId: ID!) { attachedReports(editionId: $editionId, audienceId: $audienceId) { id } }',
    on
  )
  const attachedId = attachedReports[0]?.id ?? (await attach(context, { versionId: template?.released.id, ...on }))
  return [
    `/reports/templates/${template?.id}`,
    `/reports/templates/${template?.id}?view=versions`,
    `/publications/${on.editionId}/${on.audienceId}/reports/${attachedId}`
  ]
}

async function attach(context: BrowserContext, input: object): Promise<string> {
  const { attachReport } = await ask<{ attachReport: { report: { id: string } } }>(
    context,
    'mutation ($input: AttachReportInput!) { attachReport(input: $input) { report { id } } }',
    { input }
  )
  return attachReport.report.id
}

/** The newest entry that says what was changed; a change of one's own makes sure that there is one. */
async function entryPage(context: BrowserContext): Promise<string[]> {
  const { viewer } = await ask<{ viewer: { version: number; density: string } }>(context, '{ viewer { version density } }')
  const input = { expectedVersion: viewer.version, density: viewer.density === 'compact' ? 'normal' : 'compact' }
  await ask(context, 'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { viewer { id } } }', { input })
  const { auditEntries } = await ask<{ auditEntries: { nodes: { id: string }[] } }>(
    context,
    '{ auditEntries(filter: { action: "updateProfile" }, first: 1) { nodes { id } } }'
  )
  return [`/admin/audit?entry=${auditEntries.nodes[0]?.id}`]
}

/** How someone has the product before them, and how many pages are looked at; `most` leaves out those for which one look is enough. */
export type Look = { lang: 'fi' | 'sv' | 'en'; theme: Theme; size: Size; extent: 'signed out' | 'most' | 'all' }
type Theme = 'light' | 'dark'

/** Declares the tests that look at pages: no fault, no barrier in the light or in the dark, no sideways scrolling. */
export function lookAtPages(looks: readonly Look[]): void {
  let browser: Browser

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  describe.each(looks)('$lang, $theme, $size.width px', ({ lang, theme, size, extent }) => {
    const inBoth = new Set([...signedOut, ...pages.flatMap(([, paths]) => paths)])
    const look = async (page: Page, address: string, settled: () => Promise<void>) => {
      const [path = '', dialog] = address.split('!')
      await goTo(page, `/${lang}${path}`)
      await settled()
      if (path.includes('entry=')) await page.locator('aside, [role="dialog"]').getByRole('table').first().waitFor()
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(lang)
      expect({ path, found: await axe(page), fits: await fitsWidth(page) }).toEqual({ path, found: [], fits: true })
      if (dialog !== undefined) await lookAtDialog(page, path)
      // The other theme differs in its colours alone, and they are the same on a desk and on pages made of the same parts.
      if (extent !== 'all' || !(inBoth.has(path) || path.startsWith('/results/returns/'))) return
      await page.emulateMedia({ colorScheme: other(theme) })
      await page.locator(`html[data-mantine-color-scheme="${other(theme)}"]`).waitFor()
      expect({ path, found: await axe(page, COLOURS) }).toEqual({ path, found: [] })
      await page.emulateMedia({ colorScheme: theme })
    }
    // Whoever has a window keeps it from test to test, and is led on in it; after a failure they get another.
    const windows = new Map<RoleName | null, Awaited<ReturnType<typeof openFor>>>()
    const openFor = async (role: RoleName | null) => {
      const opened = await openWindow(browser, { theme, size })
      if (role) await signIn(opened.context, role)
      return { ...opened, settled: settling(opened.page) }
    }
    const lookAll = async (role: RoleName | null, pathsOf: (context: BrowserContext) => Promise<string[]>) => {
      const { context, page, faults, settled } = windows.get(role) ?? (await openFor(role))
      windows.delete(role)
      for (const path of await pathsOf(context)) await look(page, path, settled)
      if (role) expect(faults).toEqual([])
      windows.set(role, { context, page, faults, settled })
    }

    test('signed out', () => lookAll(null, () => Promise.resolve(signedOut)))
    if (extent === 'signed out') return
    test.each(extent === 'all' ? [...pages, ...morePages] : pages)('%s', (role, paths) => lookAll(role, () => Promise.resolve(paths)))
    if (extent === 'all') test.each(recordPages)('a record, as %s', (role, addressOf) => lookAll(role, addressOf))
  })
}

/** The dialog of the main act of a page, which is the last button in its head: an address that ends with an exclamation mark asks for it. */
async function lookAtDialog(page: Page, path: string): Promise<void> {
  await page.locator('main header button').last().click()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  expect({ path, found: await axe(page), fits: await fitsWidth(page) }).toEqual({ path, found: [], fits: true })
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
}

/** Opens the first page at its address, and leads on from it as a link would: without loading the product anew. */
async function goTo(page: Page, address: string): Promise<void> {
  if (page.url() === 'about:blank') return void (await page.goto(address))
  await page.evaluate((there) => {
    history.pushState({}, '', there)
    dispatchEvent(new PopStateEvent('popstate', { state: {} }))
  }, address)
}

const other = (theme: Theme): Theme => (theme === 'light' ? 'dark' : 'light')

/** How long nothing is under way when a page has all it wants. */
const QUIET_MS = 120

/** Waits until the page has its heading, and nothing that it asked for is under way. */
function settling(page: Page): () => Promise<void> {
  const underWay = new Set<object>()
  page.on('request', (request) => underWay.add(request))
  page.on('requestfinished', (request) => underWay.delete(request))
  page.on('requestfailed', (request) => underWay.delete(request))
  return async () => {
    await page.getByRole('heading', { level: 1 }).waitFor()
    for (let since = Date.now(); Date.now() - since < QUIET_MS; ) {
      await page.waitForTimeout(QUIET_MS / 4)
      if (underWay.size > 0) since = Date.now()
    }
  }
}

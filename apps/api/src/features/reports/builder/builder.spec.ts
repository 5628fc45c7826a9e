import { sameInAll } from '@solmu/shared/text.js'
import { Actor, TestApp } from '../../../testing/harness.js'
import { anAudience, anEdition, anotherFunder, demoFunder } from '../../../testing/publications.js'
import { anIndicator, demoConsortium, unitOf, unitsAround } from '../../../testing/results.js'
import { aSecondConsortium } from '../../network/second-consortium.js'

/** Numbers that stand nowhere else, so that they are found wherever they get to. */
const secret = 918_273
const told = 400_111

let app: TestApp
let funder: Actor
let other: Actor
let national: Actor
let outsider: Actor
let audienceId: string
let editionId: string
let centreId: string

const run = '2026-Q1/2026-Q2'

beforeAll(async () => {
  app = await TestApp.start()
  const consortiumId = await demoConsortium(app)
  const unit = await unitOf(app, 'mikko.hyvarinen@solmu.example')
  const { siblings } = await unitsAround(app, unit.unitId)
  const smallUnitId = siblings[0] ?? ''
  centreId = unit.centreId ?? ''
  const [first, second] = [await anIndicator(app, { code: 'M1', unit: 'persons' }), await anIndicator(app, { code: 'M2', unit: 'persons' })]
  const two = await anotherFunder(app, consortiumId)
  audienceId = await anAudience(app, { organisationId: await demoFunder(app) })
  await anAudience(app, { organisationId: two.organisationId })
  const cell = (lens: string, area: string, value: number, isWithheld = false) => ({ indicatorId: first, lens, area, period: run, value, isWithheld })
  editionId = await anEdition(app, {
    indicators: [first, second],
    places: [{ centreId, name: 'Itä', units: [{ id: unit.unitId, name: 'Karjala' }, { id: smallUnitId, name: 'Kallavesi' }] }],
    cells: [
      ...[cell('network', '', told), cell('centre', centreId, told), cell('unit', unit.unitId, told), cell('unit', smallUnitId, secret, true)],
      { indicatorId: second, lens: 'network', area: '', period: run, value: secret, isWithheld: true }
    ],
    targets: [{ indicatorId: first, period: '2026', value: 800_222 }],
    returns: [{ unitId: unit.unitId, centreId, period: '2026-Q1' }]
  })
  ;[funder, national] = [await app.as('funder'), await app.as('national_coordinator')]
  other = await app.signIn(two.email, two.password)
  outsider = await app.signIn((await aSecondConsortium(app)).email, two.password)
  await national.get('mutation ($input: PublishEditionInput!) { publishEdition(input: $input) { toldCount } }', { input: { editionId, audienceIds: [audienceId] } })
})
afterAll(() => app.stop())

const VERSION = 'id number state version faults { path code params } blocks note'
const TEMPLATE = `id key version isRetired parameter attachedCount copiedFromName { fi } draft { ${VERSION} } released { ${VERSION} } versions { number state }`
type Version = { id: string; number: number; state: string; version: number; blocks: { id: string }[]; faults: { path: string[]; code: string }[] }
type Template = { id: string; key: string; version: number; draft: Version | null; released: Version | null; versions: { number: number; state: string }[]; copiedFromName: { fi: string } | null }
type Rendered = { title: string; place: { name: string } | null; unresolved: { reference: string }[]; blocks: { id: string; figures: { cell: { text: string; mark: string }; comparison: { change: string } | null }[]; paragraphs: { runs: { text: string }[] }[]; table: { rows: { label: string; cells: { text: string; mark: string }[] }[] } | null }[] }

const operations = {
  save: `mutation ($input: SaveReportTemplateInput!) { saveReportTemplate(input: $input) { template { ${TEMPLATE} } } }`,
  draft: `mutation ($input: SaveReportDraftInput!) { saveReportDraft(input: $input) { version { ${VERSION} } } }`,
  discard: `mutation ($input: DiscardReportDraftInput!) { discardReportDraft(input: $input) { template { ${TEMPLATE} } } }`,
  release: `mutation ($input: ReleaseReportDraftInput!) { releaseReportDraft(input: $input) { template { ${TEMPLATE} } } }`,
  copy: `mutation ($input: CopyReportTemplateInput!) { copyReportTemplate(input: $input) { template { ${TEMPLATE} } } }`,
  retire: `mutation ($input: RetireReportTemplateInput!) { retireReportTemplate(input: $input) { template { ${TEMPLATE} } } }`,
  attach: 'mutation ($input: AttachReportInput!) { attachReport(input: $input) { report { id versionNumber places { area } } } }',
  detach: 'mutation ($input: DetachReportInput!) { detachReport(input: $input) { attachedId } }',
  attached: 'query ($editionId: ID!, $audienceId: ID!) { attachedReports(editionId: $editionId, audienceId: $audienceId) { id name { fi } versionNumber places { area name { fi } } } }',
  rendered: `query ($input: RenderedReportInput!) { renderedReport(input: $input) { title place { name } unresolved { reference } blocks { id figures { cell { text mark } comparison { change } }
    paragraphs { runs { text } } table { rows { label cells { text mark } } } } } }`,
  preview: 'query ($input: ReportPreviewInput!) { reportPreview(input: $input) { title unresolved { reference } blocks { id title figures { cell { text mark } } } } }'
} as const

const codeOf = ({ errors }: { errors?: { extensions: { code: string; path: (string | number)[] } }[] }) => errors?.[0]?.extensions.code
const ask = (by: Actor, of: keyof typeof operations, input: object) => by.ask<Record<string, never>>(operations[of], { input })
const get = <T>(of: keyof typeof operations, input: object): Promise<T> => national.get<T>(operations[of], { input })
const file = (by: Actor, id: string, format: string, query = 'lang=fi') => fetch(`${app.address}/api/reports/${id}/export.${format}?${query}`, { headers: { cookie: by.cookie } })

const blocks = [
  { id: 'lead', kind: 'text', text: sameInAll('Tulos **{value:M1}**, toinen {value:M2}.'), place: 'whole' },
  { id: 'figure', kind: 'figure', indicator: 'M1', compare: 'target' },
  { id: 'hidden', kind: 'figure', indicator: 'M2' },
  { id: 'units', kind: 'table', title: sameInAll('Yksiköt'), indicators: ['M1'], axis: 'places', lens: 'unit', isTurned: true, hasTotal: true },
  { id: 'bars', kind: 'chart', title: sameInAll('Pylväät'), form: 'bars', indicators: ['M1'], lens: 'unit' },
  { id: 'end', kind: 'colophon', title: sameInAll('Tietoja') }
]

async function aTemplate(name: string, of: object = {}, own: object[] = blocks): Promise<Template> {
  const input = { name: sameInAll(name), description: sameInAll(''), parameter: 'none', ...of }
  const { saveReportTemplate } = await get<{ saveReportTemplate: { template: Template } }>('save', input)
  const { id: templateId, draft } = saveReportTemplate.template
  await get('draft', { templateId, blocks: own, expectedVersion: draft?.version })
  return saveReportTemplate.template
}

async function released(name: string, of: object = {}, own?: object[]): Promise<Template> {
  const { id: templateId, draft } = await aTemplate(name, of, own)
  const input = { templateId, note: '', expectedVersion: (draft?.version ?? 0) + 1 }
  return (await get<{ releaseReportDraft: { template: Template } }>('release', input)).releaseReportDraft.template
}

const attach = async (template: Template): Promise<string> =>
  (await get<{ attachReport: { report: { id: string } } }>('attach', { versionId: template.released?.id, editionId, audienceId })).attachReport.report.id

it('goes from draft to release to its readers, who read what is meant for them, in the same bytes whenever they ask', async () => {
  const template = await released('Kausiraportti')
  expect(template).toMatchObject({ key: 'kausiraportti', draft: null, released: { number: 1, faults: [] } })
  const id = await attach(template)
  const { attachedReports } = await funder.get<{ attachedReports: { id: string; places: object[] }[] }>(operations.attached, { editionId, audienceId })
  expect(attachedReports.find((each) => each.id === id)).toMatchObject({ name: { fi: 'Kausiraportti' }, places: [] })
  const { renderedReport } = await funder.get<{ renderedReport: Rendered }>(operations.rendered, { input: { attachedId: id, language: 'fi' } })
  const block = (of: string) => renderedReport.blocks.find((each) => each.id === of)
  expect(block('lead')?.paragraphs[0]?.runs.map(({ text }) => text).join('')).toBe('Tulos 400\u00a0111, toinen (luku on peitetty tietosuojan vuoksi).')
  expect(block('figure')?.figures[0]).toMatchObject({ cell: { text: '400\u00a0111' }, comparison: { change: '50\u00a0% tavoitteesta' } })
  expect(block('units')?.table?.rows.map(({ label, cells }) => [label, cells[0]?.text])).toEqual([
    ['Kallavesi', 'peit.'],
    ['Karjala', '400\u00a0111'],
    ['Osallisuusverkosto', '400\u00a0111']
  ])
  for (const format of ['pdf', 'xlsx', 'json']) {
    const [one, two] = [await file(funder, id, format), await file(funder, id, format)]
    expect([one.status, two.status]).toEqual([200, 200])
    const [bytes, again] = [Buffer.from(await one.arrayBuffer()), Buffer.from(await two.arrayBuffer())]
    expect(bytes.equals(again)).toBe(true)
    expect(bytes.toString('latin1')).not.toContain(String(secret))
  }
  expect((await (await file(funder, id, 'json')).text()).replaceAll(/[^\d]/g, '')).not.toContain(String(secret))
})

it('is read by those who read its publication and by nobody else', async () => {
  const id = await attach(await released('Rajattu raportti'))
  for (const by of [other, outsider]) {
    expect(codeOf(await ask(by, 'rendered', { attachedId: id, language: 'fi' }))).toBe('NOT_FOUND')
    expect((await file(by, id, 'pdf')).status).toBe(404)
  }
  expect((await file(funder, id, 'docx')).status).toBe(404)
  expect((await file(funder, id, 'json', 'lang=de')).status).toBe(400)
  const template = await released('Vain pääkonttorille')
  for (const [of, input] of [['release', { templateId: template.id, note: '', expectedVersion: 1 }], ['attach', { versionId: template.released?.id, editionId, audienceId }], ['detach', { attachedId: id }]] as const) {
    expect(codeOf(await ask(funder, of, input))).toBe('NOT_ALLOWED')
  }
  await get('detach', { attachedId: id })
  expect(codeOf(await ask(funder, 'rendered', { attachedId: id, language: 'fi' }))).toBe('NOT_FOUND')
})

it('is released once and never changed: what comes after is another version, and what was attached stays', async () => {
  const template = await released('Pysyvä raportti')
  const id = await attach(template)
  const before = await (await file(funder, id, 'json')).text()
  const [changed] = [blocks.map((each) => (each.id === 'lead' ? { ...each, text: sameInAll('Toinen teksti') } : each))]
  const { saveReportDraft } = await get<{ saveReportDraft: { version: Version } }>('draft', { templateId: template.id, blocks: changed, expectedVersion: null })
  expect(saveReportDraft.version).toMatchObject({ number: 2, state: 'draft' })
  const input = { templateId: template.id, expectedVersion: saveReportDraft.version.version }
  expect(codeOf(await ask(national, 'release', { ...input, note: ' ' }))).toBe('REQUIRED')
  await get('release', { ...input, note: 'Uusi johdanto' })
  expect(await (await file(funder, id, 'json')).text()).toBe(before)
  await expect(app.rows(`UPDATE report_version SET note = 'x' WHERE id = $1`, [template.released?.id])).rejects.toThrow(/does not change/)
  await expect(app.rows('DELETE FROM report_version WHERE id = $1', [template.released?.id])).rejects.toThrow(/does not change/)
  const difference = await national.get<{ reportDifference: { changes: { blockId: string; change: string; fields: { path: string[]; now: string }[] }[] } }>(
    `query ($one: ID!, $other: ID!) { reportDifference(oneVersionId: $one, otherVersionId: $other) { changes { blockId change fields { path now } } } }`,
    { one: template.released?.id, other: saveReportDraft.version.id }
  )
  expect(difference.reportDifference.changes).toMatchObject([{ blockId: 'lead', change: 'changed', fields: [{ path: ['text', 'fi'], now: 'Toinen teksti' }, {}, {}] }])
})

it('names what is wrong by its path: no block is no draft, and a fault is no release', async () => {
  const { id: templateId, draft } = await aTemplate('Keskeneräinen', {}, [{ id: 'a', kind: 'figure', indicator: 'M9' }])
  const expectedVersion = (draft?.version ?? 0) + 1
  const bad = await national.ask(operations.draft, { input: { templateId, blocks: [blocks[0], { id: 'b', kind: 'poem' }], expectedVersion } })
  expect(bad.errors?.[0]?.extensions).toMatchObject({ code: 'REPORT_BLOCK_INVALID', path: ['input', 'blocks', '1', 'kind'], params: { fault: 'unknown_kind', block: 2 } })
  const refused = await national.ask(operations.release, { input: { templateId, note: '', expectedVersion } })
  expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'REPORT_HAS_FAULTS', path: ['blocks', '0', 'indicator'], params: { count: 1, fault: 'unknown_indicator' } })
  expect(codeOf(await ask(national, 'draft', { templateId, blocks, expectedVersion: 99 }))).toBe('STALE')
  const { saveReportDraft } = await get<{ saveReportDraft: { version: Version } }>('draft', { templateId, blocks: [{ id: 'a', kind: 'text', text: { fi: 'Vain suomeksi' } }], expectedVersion })
  expect(saveReportDraft.version.faults.map(({ path, code }) => `${path.join('.')} ${code}`)).toEqual(['0.text.sv language_missing', '0.text.en language_missing'])
  expect(codeOf(await ask(national, 'attach', { versionId: saveReportDraft.version.id, editionId, audienceId }))).toBe('REPORT_STATE')
})

it('is made for one place at a time, and for a place that the publication holds', async () => {
  const own = [{ id: 'f', kind: 'figure', indicator: 'M1', place: 'parameter' }]
  const template = await released('Keskuksen raportti', { parameter: 'centre' }, own)
  const id = await attach(template)
  const { attachedReports } = await funder.get<{ attachedReports: { id: string; places: { area: string }[] }[] }>(operations.attached, { editionId, audienceId })
  expect(attachedReports.find((each) => each.id === id)?.places).toEqual([{ area: centreId, name: sameInAll('Itä') }].map(({ area }) => expect.objectContaining({ area })))
  for (const place of [null, 'ei-mikään']) expect(codeOf(await ask(funder, 'rendered', { attachedId: id, language: 'sv', place }))).toBe('REPORT_PLACE')
  const { renderedReport } = await funder.get<{ renderedReport: Rendered }>(operations.rendered, { input: { attachedId: id, language: 'sv', place: centreId } })
  expect(renderedReport).toMatchObject({ title: 'Keskuksen raportti, Itä', place: { name: 'Itä' }, blocks: [{ figures: [{ cell: { text: '400\u00a0111' } }] }] })
  expect((await file(funder, id, 'pdf', `lang=sv&place=${centreId}`)).status).toBe(200)
  expect(codeOf(await ask(national, 'save', { templateId: template.id, name: sameInAll('Uusi'), description: sameInAll(''), parameter: 'none', expectedVersion: template.version }))).toBe('REPORT_PARAMETER_FIXED')
})

it('can be tried on a publication before it is saved, as the viewer reads it', async () => {
  const { draft } = await aTemplate('Kokeilu')
  const input = { versionId: draft?.id, editionId, audienceId, language: 'en' }
  const { reportPreview } = await get<{ reportPreview: Rendered }>('preview', { ...input, blocks: [{ id: 'x', kind: 'figure', indicator: 'M2' }, { id: 'y', kind: 'figure', indicator: 'A1' }] })
  expect(reportPreview.blocks.map(({ figures }) => figures[0]?.cell.mark)).toEqual(['withheld', 'not_published'])
  expect(reportPreview.unresolved).toEqual([{ reference: 'A1' }])
  expect(codeOf(await ask(funder, 'preview', input))).toBe('NOT_ALLOWED')
  expect(codeOf(await ask(national, 'preview', { ...input, blocks: [{ id: 'x' }] }))).toBe('REPORT_BLOCK_INVALID')
})

it('can be copied, taken out of use and discarded; what was released stays in sight', async () => {
  const template = await released('Alkuperäinen')
  const { copyReportTemplate } = await get<{ copyReportTemplate: { template: Template } }>('copy', { templateId: template.id, name: sameInAll('Alkuperäinen') })
  expect(copyReportTemplate.template).toMatchObject({ key: 'alkuperainen_2', copiedFromName: { fi: 'Alkuperäinen' }, draft: { number: 1 } })
  expect(copyReportTemplate.template.draft?.blocks.map(({ id }) => id)).toEqual(blocks.map(({ id }) => id))
  await get('retire', { templateId: template.id, expectedVersion: template.version })
  expect(codeOf(await ask(national, 'draft', { templateId: template.id, blocks, expectedVersion: null }))).toBe('REPORT_STATE')
  expect(codeOf(await ask(national, 'attach', { versionId: template.released?.id, editionId, audienceId }))).toBe('REPORT_STATE')
  const list = 'query ($search: String, $all: Boolean) { reportTemplates(search: $search, includeRetired: $all) { totalCount nodes { id } } }'
  const count = async (all: boolean) => (await national.get<{ reportTemplates: { totalCount: number } }>(list, { search: 'alkuperäinen', all })).reportTemplates.totalCount
  expect([await count(false), await count(true)]).toEqual([1, 2])
})

it('comes with the product: installed once, and made of a publication in three languages', async () => {
  const gap = async () => (await national.get<{ reportTemplateGap: number }>('{ reportTemplateGap }')).reportTemplateGap
  expect(await gap()).toBe(0)
  // The demo has them all; as if it had been made before them.
  await app.rows(`UPDATE report_template SET key = 'entinen_' || key, is_shipped = false WHERE is_shipped`)
  expect(await gap()).toBe(6)
  const install = 'mutation { installReportTemplates { addedCount } }'
  expect(await national.get(install)).toEqual({ installReportTemplates: { addedCount: 6 } })
  expect([await gap(), await national.get(install)]).toEqual([0, { installReportTemplates: { addedCount: 0 } }])
  const all = await national.get<{ reportTemplates: { nodes: (Template & { isShipped: boolean; parameter: string })[] } }>(
    '{ reportTemplates(first: 100) { nodes { isShipped parameter key released { id } } } }'
  )
  const shipped = all.reportTemplates.nodes.filter(({ isShipped }) => isShipped)
  expect(shipped).toHaveLength(6)
  for (const { released: version, parameter } of shipped.filter((each) => each.parameter !== 'area')) {
    for (const language of ['fi', 'sv', 'en']) {
      const place = parameter === 'centre' ? centreId : null
      const { reportPreview } = await get<{ reportPreview: Rendered }>('preview', { versionId: version?.id, editionId, audienceId, language, place })
      expect(reportPreview.blocks.length).toBeGreaterThan(5)
    }
  }
})

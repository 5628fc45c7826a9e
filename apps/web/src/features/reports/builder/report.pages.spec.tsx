import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { aViewer, renderInApp, serve, type Answers } from '../../../app/testing.js'
import { AttachedReports } from './attached-reports.js'
import { AttachedReportView } from './report.page.js'
import { aBlock, anAttached, aReport, around, aTemplate, auditor, cell, office, templates, text, withheld } from './testing/report-examples.js'

const features = ['app', 'builder', 'publication'] as const
const run = (said: string, of: Record<string, unknown> = {}) => ({ __typename: 'ReportRun', text: said, isStrong: false, href: null, ...of })
const paragraph = (style: string, ...runs: readonly object[]) => ({ __typename: 'ReportParagraph', style, runs })
const column = (label: string, of: Record<string, unknown> = {}) => ({ __typename: 'RenderedColumn', label, isTotal: false, isText: false, ...of })
const row = (label: string, cells: readonly object[], of: Record<string, unknown> = {}) => ({ __typename: 'RenderedRow', label, code: '', isTotal: false, cells, ...of })
const table = (caption: string, rows: readonly object[]) => ({ __typename: 'RenderedTable', caption, corner: 'Alue', columns: [column('Asiakkaat')], rows })
const missing = cell('..', { mark: 'missing', value: null, explanation: 'puuttuu' })

const figure = {
  ...{ __typename: 'RenderedFigure', code: 'A1', label: 'Asiakkaat', cell: cell('318'), note: 'Koko verkosto' },
  comparison: { __typename: 'RenderedComparison', label: 'Tavoite', cell: cell('340'), change: '94 % tavoitteesta' }
}
const blocks = [
  aBlock({ id: 'h1', kind: 'heading', level: 2, title: 'Vuosi lyhyesti' }),
  aBlock({ id: 't1', paragraphs: [paragraph('paragraph', run('Siirtymiä oli '), run('318', { isStrong: true }), run('.')), paragraph('bullet', run('yksi')), paragraph('bullet', run('ohje', { href: 'https://example.org/' }))] }),
  aBlock({ id: 'f1', kind: 'figure', figures: [figure] }),
  aBlock({ id: 'f2', kind: 'figure', figures: [{ ...figure, code: 'B1', label: 'Koulutus', cell: withheld, comparison: null }] }),
  aBlock({ id: 'h2', kind: 'heading', level: 2, title: 'Alueet' }),
  aBlock({
    ...{ id: 'c1', kind: 'chart', level: 3, title: 'Asiakkaat alueittain', table: table('Asiakkaat alueittain', [row('Lappi', [cell('27')]), row('Uusimaa', [missing])]) },
    chart: { __typename: 'RenderedChart', form: 'bars', unit: 'henkilöä', categories: ['Lappi', 'Uusimaa'], series: [{ __typename: 'RenderedSeries', name: 'Asiakkaat', cells: [cell('27'), missing] }] }
  }),
  aBlock({ id: 'x1', kind: 'form', level: 3, title: 'ESR+', table: table('ESR+-osallistujat', [row('Osallistujat', [cell('0')], { code: 'EECO01' }), row('Yhteensä', [withheld], { isTotal: true })]) }),
  aBlock({ id: 'd1', kind: 'definitions', level: 2, title: 'Määritelmät', entries: [{ __typename: 'RenderedEntry', term: 'A1', text: 'Henkilö aloitti.', note: 'Voimassa 1.1.2025 alkaen' }] })
]

async function drawReport(of: { readonly attached?: object; readonly address?: string; readonly answers?: Answers } = {}) {
  const served = serve({
    AttachedReports: () => ({ attachedReports: [of.attached ?? anAttached()] }),
    RenderedReport: () => ({ renderedReport: aReport(blocks) }),
    ...of.answers
  })
  const drawn = await renderInApp(<AttachedReportView editionId="e1" audienceId="a1" attachedId="r1" />, { viewer: aViewer, address: of.address ?? '/fi/publications/e1/a1/reports/r1', features })
  const wanted = () => served.asked.filter(({ name }) => name === 'RenderedReport').map(({ variables }) => variables['input'])
  return { ...drawn, ...served, wanted, user: userEvent.setup() }
}

describe('a report', () => {
  it('is read in headings, text and figures, with a table of contents', async () => {
    await drawReport()
    expect(await screen.findByRole('heading', { level: 1, name: 'Vuosiraportti 2026' })).toBeVisible()
    expect((await screen.findAllByRole('heading', { level: 2 })).map((each) => each.textContent)).toEqual(['Vuosi lyhyesti', 'Alueet', 'Määritelmät'])
    const contents = within(screen.getByRole('navigation', { name: 'Sisällys' })).getAllByRole('link')
    expect(contents.map((link) => link.getAttribute('href'))).toEqual(['#osio-h1', '#osio-h2', '#osio-c1', '#osio-x1', '#osio-d1'])
    expect(screen.getAllByRole('listitem').filter((each) => ['yksi', 'ohje'].includes(each.textContent ?? ''))).toHaveLength(2)
    expect(screen.getByRole('link', { name: 'ohje' })).toHaveAttribute('href', 'https://example.org/')
    expect(screen.getByText('Tavoite', { exact: false }).closest('dd')).toHaveTextContent('318')
    expect(screen.getByText('94 % tavoitteesta')).toBeVisible()
  })

  it('gives a chart its table, and explains what is withheld and missing', async () => {
    const { user } = await drawReport()
    const bars = await screen.findByRole('list', { name: 'Asiakkaat alueittain' })
    expect(within(bars).getAllByRole('listitem').map((each) => each.textContent)).toEqual(['Lappi27', 'Uusimaa..puuttuu'])
    await user.click(within(screen.getByRole('group', { name: /Asiakkaat alueittain/ })).getByRole('radio', { name: 'Taulukko' }))
    const drawn = within(await screen.findByRole('table', { name: 'Asiakkaat alueittain' }))
    expect(drawn.getByRole('columnheader', { name: 'Asiakkaat' })).toBeVisible()
    expect(drawn.getByRole('rowheader', { name: 'Uusimaa' }).closest('tr')).toHaveTextContent('..')
    const form = within(screen.getByRole('table', { name: 'ESR+-osallistujat' }))
    expect(form.getByRole('rowheader', { name: /EECO01.*Osallistujat/ }).closest('tr')).toHaveTextContent('0')
    expect(form.getByRole('rowheader', { name: 'Yhteensä' }).closest('tr')).toHaveTextContent('peit.')
    expect(screen.getAllByText('peitetty tietosuojan vuoksi').length).toBeGreaterThan(1)
  })

  it('keeps language and place in the address, and takes them along into files', async () => {
    const places = [{ __typename: 'ReportPlaceChoice', area: 'n', name: text('Lappi', 'Lappland') }, { __typename: 'ReportPlaceChoice', area: 's', name: text('Uusimaa', 'Nyland') }]
    const { user, router, wanted } = await drawReport({ attached: anAttached({ parameter: 'centre', places }), address: '/fi/publications/e1/a1/reports/r1?place=s' })
    await screen.findByRole('heading', { level: 1, name: 'Vuosiraportti 2026' })
    expect(wanted()).toEqual([{ attachedId: 'r1', language: 'fi', place: 's' }])
    await user.selectOptions(screen.getByLabelText('Raportin kieli'), 'Svenska')
    await waitFor(() => expect(wanted().at(-1)).toEqual({ attachedId: 'r1', language: 'sv', place: 's' }))
    expect(router.state.location.search).toEqual({ language: 'sv', place: 's' })
    await user.click(screen.getByRole('button', { name: 'Lataa' }))
    expect(await screen.findByRole('menuitem', { name: 'PDF (saavutettava)' })).toHaveAttribute('href', '/api/reports/r1/export.pdf?lang=sv&place=s')
  })

  it('has no barrier that axe can find', async () => {
    const { container } = await drawReport()
    await screen.findByRole('list', { name: 'Asiakkaat alueittain' })
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
    expect(violations).toEqual([])
  })

  it('is not there for those who do not read it', async () => {
    await drawReport({ answers: { AttachedReports: () => ({ attachedReports: [] }) } })
    expect(await screen.findByText('Tätä ei löydy, tai sinulla ei ole oikeutta nähdä sitä.')).toBeVisible()
  })
})

async function drawSection(viewer: typeof aViewer, answers: Answers = {}) {
  const served = serve({ ...around, AttachedReports: () => ({ attachedReports: [anAttached()] }), ...answers })
  const drawn = await renderInApp(<AttachedReports editionId="e1" audienceId="a1" />, { viewer, address: '/fi/publications/e1/a1', features })
  return { ...drawn, ...served, user: userEvent.setup() }
}

describe('the reports of a publication', () => {
  it('are read by its audience, as a page and as files', async () => {
    await drawSection(auditor)
    expect(await screen.findByRole('link', { name: 'Vuosiraportti' })).toHaveAttribute('href', '/fi/publications/e1/a1/reports/r1')
    expect(screen.getByRole('link', { name: /^PDF\s?: Vuosiraportti$/ })).toHaveAttribute('href', '/api/reports/r1/export.pdf?lang=fi')
    expect(screen.queryByRole('button', { name: 'Liitä raportti' })).not.toBeInTheDocument()
  })

  it('take no room where there are none', async () => {
    const { asked } = await drawSection(auditor, { AttachedReports: () => ({ attachedReports: [] }) })
    await waitFor(() => expect(asked.some(({ name }) => name === 'AttachedReports')).toBe(true))
    expect(screen.queryByRole('heading', { name: 'Raportit' })).not.toBeInTheDocument()
  })

  it('are attached by the head office, which is told what the publication does not hold', async () => {
    const { user, asked } = await drawSection(office, {
      AttachedReports: () => ({ attachedReports: [] }),
      ReportTemplates: () => templates(aTemplate(), aTemplate({ id: 't9', name: text('Vanha'), isRetired: true })),
      ReportPreview: () => ({ reportPreview: aReport([], { unresolved: [{ __typename: 'UnresolvedReference', blockId: 'b', reference: 'Q9' }] }) }),
      AttachReport: () => ({ attachReport: { __typename: 'AttachReportPayload', report: { __typename: 'AttachedReport', id: 'r1' } } })
    })
    await user.click(await screen.findByRole('button', { name: 'Liitä raportti' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.selectOptions(await dialog.findByLabelText('Raportti'), await dialog.findByRole('option', { name: 'Vuosiraportti (versio 1)' }))
    expect(dialog.queryByRole('option', { name: /Vanha/ })).not.toBeInTheDocument()
    expect(await dialog.findByText(/Julkaisu ei sisällä: Q9/)).toBeVisible()
    await user.click(dialog.getByRole('button', { name: 'Liitä raportti' }))
    await waitFor(() => expect(asked.find(({ name }) => name === 'AttachReport')?.variables).toEqual({ input: { versionId: 'v1', editionId: 'e1', audienceId: 'a1' } }))
  })

  it('are detached by it again', async () => {
    const { user, asked } = await drawSection(office, { DetachReport: () => ({ detachReport: { __typename: 'DetachReportPayload', attachedId: 'r1' } }) })
    await user.click(await screen.findByRole('button', { name: /^Irrota\s?: Vuosiraportti$/ }))
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Irrota' }))
    await waitFor(() => expect(asked.find(({ name }) => name === 'DetachReport')?.variables).toEqual({ input: { attachedId: 'r1' } }))
  })
})

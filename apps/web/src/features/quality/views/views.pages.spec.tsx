import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { criteriaOf } from '@solmu/domain/quality/framework.js'
import { shippedParameters } from '@solmu/domain/quality/quality-parameters.js'
import { twentyFive } from '@solmu/domain/quality/testing/frameworks.js'
import { type Answers, aViewer, renderInApp, serve } from '../../../app/testing.js'
import { AssociationPage, associationRun } from './association.page.js'
import { OverviewPage } from './overview.page.js'
import { ResourcingPage } from './resourcing.page.js'
import { UnitQualityView } from './unit-quality.page.js'

const reader = { ...aViewer, actions: [...aViewer.actions, 'quality.read', 'return.read', 'commitment.read', 'improvement.read'] }
const manager = { ...reader, actions: [...reader.actions, 'quality.manage'] }
const ids = { framework: '0199a000-0000-7000-8000-000000000001', unit: '0199a000-0000-7000-8000-000000000002', centre: '0199a000-0000-7000-8000-000000000003', indicator: '0199a000-0000-7000-8000-000000000004' }
const inAll = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: fi, en: fi })
const content = twentyFive()

/** As the API answers: every object says what it is, lists of them too. */
function typed(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((each) => typed(each, name))
  if (typeof value !== 'object' || value === null) return value
  const names: Readonly<Record<string, string>> = { scales: 'FrameworkScale', levels: 'FrameworkLevel', sections: 'FrameworkSection', criteria: 'FrameworkCriterion', bands: 'FrameworkBand', scoring: 'FrameworkScoring' }
  return { __typename: name, ...(Object.fromEntries(Object.entries(value).map(([key, each]) => [key, typed(each, names[key] ?? 'LocalizedText')])) as object) }
}

const version = { __typename: 'QualityFrameworkVersion', id: 'v1', frameworkId: ids.framework, number: 1, content: typed(content, 'FrameworkContent') }
const framework = { __typename: 'QualityFramework', id: ids.framework, code: 'ips_25', kind: 'assessed', subject: 'site', retiredAt: null, assessedUnitCount: 32, name: inAll('IPS-mallinmukaisuus'), versions: [{ __typename: 'QualityFrameworkVersion', id: 'v1', number: 1, state: 'released', validFrom: '2020-01-01', validTo: null }] }
const frameworks = () => ({ qualityFrameworks: [framework] })
const aResult = (of: Record<string, unknown> = {}) => ({ __typename: 'QualityResultRef', assessmentId: 'a1', versionNumber: 1, assessedOn: '2026-09-15', finalKind: 'self', score: 102, band: 'good', level: 'centre', ...of })
const cells = (value: number) => criteriaOf(content).map((_one, place) => ({ __typename: 'QualityCell', mark: place === 1 ? 'skipped' : place === 2 ? 'not_asked' : 'value', value: place === 1 || place === 2 ? null : value, position: (value - 1) / 4 }))
const unitOf = (id: string, name: string) => ({ __typename: 'OrgUnitRef', id, type: 'local_unit', name: inAll(name) })
const row = (id: string, name: string, of: Record<string, unknown> = {}) => ({ __typename: 'QualityOverviewUnit', unit: unitOf(id, name), centreId: ids.centre, isComparable: true, change: 4, result: aResult(), cells: cells(4), ...of })
const node = (of: Record<string, unknown>) => ({
  ...{ __typename: 'QualityBandNode', parentId: null, outside: 0, none: 1, total: 2, municipalityCodes: [] },
  ...{ bands: content.bands.map(({ code }) => ({ __typename: 'BandCount', band: code, count: code === 'good' ? 1 : 0 })) },
  ...of
})
const overview = (of: Record<string, unknown> = {}) => ({
  qualityOverview: {
    ...{ __typename: 'QualityOverview', asOf: '2026-11-05', subjectCount: 51, shownCount: 32, unpublishedCount: 4, version, rounds: [] },
    units: [row(ids.unit, 'Kiteen Kaari'), row('u2', 'Inarin Ilves', { result: null, cells: [], change: null, isComparable: false })],
    nodes: [node({ id: 'hq', type: 'headquarters', name: inAll('Pääkonttori') }), node({ id: ids.centre, parentId: 'hq', type: 'regional_centre', name: inAll('Itä-Suomi') })],
    improved: [{ __typename: 'CriterionMovement', code: 'c1', unitCount: 9, better: 6, same: 2, worse: 1, meanChange: null }],
    ...of
  }
})

async function draw(page: React.ReactElement, of: { address: string; viewer?: typeof aViewer; answers?: Answers }) {
  const served = serve({
    ...{ ViewedFrameworks: frameworks, QualityOverview: () => overview() },
    UnitPromises: () => ({
      commitments: [{ __typename: 'Commitment', id: 'c1', state: 'in_force', validFrom: '2026-01-01', validTo: null, overdueDuties: 1, framework: { __typename: 'CommittedFramework', id: ids.framework, name: inAll('IPS') }, frameworkVersion: { __typename: 'CommittedVersion', id: 'v1', number: 1 } }],
      certificates: [{ __typename: 'Certificate', id: 's1', state: 'expiring', issuer: 'Labquality', number: '12', validFrom: '2024-01-01', validTo: '2026-12-31', framework: { __typename: 'CommittedFramework', id: 'f2', name: inAll('SHQS') } }]
    }),
    OverdueImprovements: () => ({ improvements: { __typename: 'ImprovementConnection', totalCount: 1, nodes: [{ __typename: 'Improvement', id: 'i1', title: 'Viikoittainen paja', dueOn: '2026-10-31', criterionCode: null, unit: unitOf(ids.unit, 'Kiteen Kaari') }] } }),
    ...of.answers
  })
  const drawn = await renderInApp(page, { address: of.address, viewer: of.viewer ?? reader, features: ['app', 'quality', 'network', 'commitment', 'certificate'] })
  const asked = (name: string) => served.asked.filter((each) => each.name === name).map(({ variables }) => variables)
  return { ...drawn, asked, user: userEvent.setup() }
}

const noBarrier = async (container: Element) => {
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  expect(violations.map(({ id }) => id)).toEqual([])
}

describe('the overview', () => {
  const address = `/fi/quality?framework=%22${ids.framework}%22&view=table`

  it('says how many of how many are shown, and has a value in every cell', async () => {
    const { container } = await draw(<OverviewPage />, { address })
    expect(await screen.findByText('Näkyvissä 32 / 51 yksikköä. 4 yksikön tuloksia ei ole julkaistu sinulle. 15 yksiköllä ei ole tulosta.')).toBeVisible()
    const heat = screen.getByRole('region', { name: /kriteerit yksiköittäin/ })
    const cellsOf = (name: string) => within(within(heat).getByRole('rowheader', { name }).closest('tr')!).getAllByRole('cell').map((cell) => cell.textContent)
    expect(cellsOf('Kiteen Kaari').slice(0, 5)).toEqual(['102', '4', '.ei sovellu', 'ei kys.ei kysytty', '4'])
    expect(cellsOf('Kiteen Kaari').slice(-2)).toEqual(['Good fi', '+4'])
    expect(cellsOf('Inarin Ilves')[1]).toBe('Ei tulosta, jonka voit nähdä')
    expect(within(heat).getByRole('columnheader', { name: '2.3 Criterion c6 fi' })).toBeVisible()
    expect(within(heat).getByRole('rowheader', { name: 'Itä-Suomi' })).toBeVisible()
    expect(screen.getByText('No review fi')).toBeVisible()
    await noBarrier(container)
  })

  it('counts bands and what improved, without a mean where none may be made', async () => {
    await draw(<OverviewPage />, { address })
    const bands = await screen.findByRole('table', { name: 'Yksiköt tasoluokittain' })
    expect(within(within(bands).getByRole('rowheader', { name: 'Itä-Suomi' }).closest('tr')!).getAllByRole('cell').map(({ textContent }) => textContent)).toEqual(['0', '0', '1', '0', '0', '1', '2'])
    const improved = screen.getByRole('table', { name: 'Eniten parantunut' })
    expect(within(improved).getByRole('row', { name: /1\.1 Criterion c1 fi 6 2 1 9/ })).toBeVisible()
    expect(screen.queryByText('Muutos keskimäärin, pistettä')).not.toBeInTheDocument()
  })

  it('keeps its filters in the address, and says when nothing fits', async () => {
    const { user, router, asked } = await draw(<OverviewPage />, { address })
    await user.type(await screen.findByRole('searchbox'), 'zzz')
    expect(await screen.findByText('Suodattimilla ei löydy yhtään yksikköä')).toBeVisible()
    await waitFor(() => expect(router.state.location.search).toMatchObject({ q: 'zzz', framework: ids.framework }))
    await user.click(screen.getByRole('button', { name: 'Poista suodattimet' }))
    expect(await screen.findByRole('rowheader', { name: 'Kiteen Kaari' })).toBeVisible()
    expect(asked('QualityOverview')[0]).toMatchObject({ frameworkId: ids.framework, centreId: null, asOf: null })
  })

  it('has words for no results', async () => {
    await draw(<OverviewPage />, { address, answers: { QualityOverview: () => overview({ shownCount: 0, units: [], improved: [] }) } })
    expect(await screen.findByText('Yhtään tulosta ei ole näkyvissä')).toBeVisible()
  })
})

describe('the profile of a unit', () => {
  const round = (of: Record<string, unknown> = {}) => ({
    ...{ __typename: 'QualityProfileRound', isComparable: true, change: 12, result: aResult(), cells: cells(4) },
    sections: content.sections.map(({ code, criteria }) => ({ __typename: 'SectionStanding', code, value: criteria.length * 4, lowest: criteria.length, highest: criteria.length * 5, position: 0.75, answered: criteria.length, total: criteria.length })),
    ...of
  })
  const levelOf = (value: number) => ({ __typename: 'QualityCell', mark: 'value', value, position: (value - 1) / 4 })
  const comparison = ({ code }: { code: string }) => ({ __typename: 'QualityCriterionComparison', code, evidenceCount: code === 'c1' ? 3 : 0, n: 41, quartiles: [2, 3, 3.5], positions: [0.25, 0.5, 0.625], self: levelOf(5), reviews: [levelOf(3)] })
  const profile = (of: Record<string, unknown> = {}, benchmark: unknown = { __typename: 'QualityBenchmark', n: 51, minimum: 10, percentile: 74.5, quartiles: [70, 85, 96.5] }) => ({
    unitQuality: {
      ...{ __typename: 'UnitQuality', id: ids.unit, asOf: '2026-11-05', unpublishedCount: 1, unit: unitOf(ids.unit, 'Kiteen Kaari'), centre: { ...unitOf(ids.centre, 'Itä-Suomi'), type: 'regional_centre' } },
      frameworks: [{ __typename: 'QualityProfileFramework', version, benchmark, comparison: criteriaOf(content).map(comparison), rounds: [round(), round({ result: aResult({ assessmentId: 'a0', assessedOn: '2025-09-15', score: 90 }), cells: cells(2), change: null })] }],
      ...of
    }
  })
  const shown = (answer: () => unknown) => draw(<UnitQualityView id={ids.unit} />, { address: `/fi/units/${ids.unit}/quality`, answers: { UnitQuality: answer as Answers[string] } })

  it('shows radar and table side by side, the rank with its n, and what is not published', async () => {
    const { container, user } = await shown(() => profile())
    expect(await screen.findByRole('img', { name: /Section staffing fi 75 %/ })).toBeVisible()
    const table = screen.getByRole('table', { name: 'Osa-alueet kierroksittain' })
    expect(within(table).getByRole('row', { name: /Section staffing fi 12 \/ 15 \(75 %\)/ })).toBeVisible()
    for (const text of ['Prosenttipiste 75, n = 51.', 'Kaikkien arvioitujen mediaani on 85; keskimmäinen puolikas on välillä 70–96,5.', '2 tulosta 5.11.2026 mennessä. 1 tulosta ei ole julkaistu sinulle.']) expect(screen.getByText(text)).toBeVisible()
    const criteria = screen.getByRole('region', { name: 'Kiteen Kaari: kriteerit kierroksittain' })
    expect(within(within(criteria).getByRole('rowheader', { name: '1.1 Criterion c1 fi' }).closest('tr')!).getAllByRole('cell').map(({ textContent }) => textContent)).toEqual(['2', '5', '3', '4', '+2', '3 (2–3,5), n = 41', '3'])
    for (const name of ['15.9.2025', 'Oma 15.9.2026', 'Arvio 15.9.2026', 'Sovittu 15.9.2026', 'Näyttöjä']) expect(within(criteria).getByRole('columnheader', { name })).toBeVisible()
    expect(screen.getByRole('link', { name: 'Avaa arviointi' })).toHaveAttribute('href', '/fi/quality/assessments/a1')
    expect(await screen.findByText('Voimassa · 1.1.2026 alkaen · 1 velvoite myöhässä')).toBeVisible()
    expect(screen.getByText('Sertifikaatti: SHQS, Labquality')).toBeVisible()
    expect(await screen.findByRole('link', { name: 'Viikoittainen paja' })).toBeVisible()
    await noBarrier(container)
    await user.click(screen.getByRole('radio', { name: 'Taulukko' }))
    await waitFor(() => expect(screen.queryByRole('img', { name: /Section staffing/ })).not.toBeInTheDocument())
  })

  it('tells no rank among too few, and what is hidden from what is not there', async () => {
    await shown(() => profile({}, { __typename: 'QualityBenchmark', n: 7, minimum: 10, percentile: null, quartiles: null }))
    expect(await screen.findByText('Vertailua ei näytetä: arvioituja yksiköitä on 7, ja niitä on oltava vähintään 10.')).toBeVisible()
  })

  it('says when there are results that the viewer may not see', async () => {
    await shown(() => profile({ frameworks: [], unpublishedCount: 3 }))
    expect(await screen.findByText('Yksikkö on arvioitu, mutta tuloksia ei ole julkaistu sinulle.')).toBeVisible()
  })
})

describe('quality beside results', () => {
  const estimate = (of: Record<string, unknown> = {}) => ({ __typename: 'QualityEstimate', n: 32, reading: 'higher_with_higher', spearman: { __typename: 'Coefficient', value: 0.41, interval: [0.06, 0.67] }, pearson: { __typename: 'Coefficient', value: 0.4, interval: [0.05, 0.66] }, ...of })
  const none = { spearman: null, pearson: null }
  const association = (of: Record<string, unknown> = {}) => ({
    qualityAssociation: {
      ...{ __typename: 'QualityAssociation', asOf: '2026-11-05', stage: 'accepted', minimum: 10, unitCount: 32, incompleteCount: 2, version, whole: estimate(), within: null, mix: null, groups: [] },
      indicator: { __typename: 'AssociationIndicator', id: ids.indicator, code: 'A1', unit: 'persons', decimals: 0, name: inAll('Työllistyneet') },
      points: [{ __typename: 'AssociationPoint', unit: unitOf(ids.unit, 'Kiteen Kaari'), score: 102, figure: 64, mix: null, group: 'all' }],
      ...of
    }
  })
  const choices = () => ({
    indicators: { __typename: 'IndicatorConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null }, nodes: [{ __typename: 'Indicator', id: ids.indicator, code: 'A1', unit: 'persons', decimals: 0, group: { __typename: 'IndicatorGroup', id: 'g', name: inAll('Asiakkaat') }, nearest: { __typename: 'IndicatorVersion', name: inAll('Työllistyneet'), dimensionCodes: [] } }] },
    dimensions: []
  })
  const shown = (of: Record<string, unknown> = {}, address = `/fi/quality/association?indicator=%22${ids.indicator}%22&view=table`) =>
    draw(<AssociationPage />, { address, answers: { BesideChoices: choices, QualityBesideResults: () => association(of) } })

  it('reads what goes with what, with n and interval, and claims no cause', async () => {
    const { container } = await shown()
    expect(await screen.findByText('Korkeammat pisteet (Twenty-five fi) liittyvät suurempaan lukuun ”Työllistyneet” (n = 32).')).toBeVisible()
    expect(screen.getByText('0,41 (95 %: 0,06…0,67)')).toBeVisible()
    expect(screen.getByText(/Yhteys ei kerro syystä/)).toBeVisible()
    expect(screen.getByText('Näkyvissä 1 / 32 yksikköä; muista vain ryhmän jakauma')).toBeVisible()
    expect(container.textContent).not.toMatch(/johtu/i)
    expect(within(screen.getByRole('table', { name: 'Yksiköt' })).getByRole('row', { name: /Kiteen Kaari 102 64/ })).toBeVisible()
    await noBarrier(container)
  })

  it.each([
    ['constant', 'Yhteyttä ei voi arvioida: kaikki pisteet tai kaikki tulokset ovat samat (n = 32).'],
    ['too_few', 'Yhteyttä ei arvioida: yksiköitä on liian vähän. Niitä on oltava vähintään 10.'],
    ['cannot_tell', 'Aineistosta ei voi sanoa, liittyvätkö pisteet (Twenty-five fi) ja ”Työllistyneet” toisiinsa (n = 32): luottamusväli sisältää nollan.']
  ])('says it when the answer is %s', async (reading, sentence) => {
    await shown({ whole: estimate({ reading, ...(reading === 'cannot_tell' ? {} : none) }), points: [] })
    expect(await screen.findByText(sentence)).toBeVisible()
    expect(screen.getByText('Yhtään yksikköä ei voi näyttää')).toBeVisible()
  })

  it('begins with an indicator of its own choice, and offers runs of periods that are over', async () => {
    const { asked } = await shown({}, '/fi/quality/association')
    expect(await screen.findByText(/^Korkeammat pisteet/)).toBeVisible()
    expect(screen.getByRole('combobox', { name: 'Tulosmittari' })).toHaveValue('Työllistyneet')
    expect(asked('QualityBesideResults')[0]).toMatchObject({ input: { indicatorId: ids.indicator, frameworkId: ids.framework } })
    expect(associationRun({}, '2026-11-05')).toEqual({ kind: 'quarter', from: '2025-Q4', to: '2026-Q3' })
    expect(associationRun({ from: '2024', to: '2025' }, '2026-11-05')).toEqual({ kind: 'year', from: '2024', to: '2025' })
  })
})

describe('the calculator of resources', () => {
  const parameters = [{ __typename: 'QualityParameters', ...shippedParameters, steps: [{ __typename: 'StaffStep', from: 0, factor: 100 }], id: null, changedBy: null, version: 0 }]
  const answers: Answers = {
    ResultPlaces: () => ({ networkTree: { __typename: 'NetworkTree', nodes: [{ __typename: 'NetworkNode', id: ids.unit, parentId: ids.centre, type: 'local_unit', name: inAll('Kiteen Kaari') }] } }),
    QualityParameters: () => ({ qualityParameters: parameters }),
    ResourcingBasis: () => ({ resourcingBasis: { __typename: 'ResourcingBasis', unit: unitOf(ids.unit, 'Kiteen Kaari'), customers: '120', coaches: '2.5', periods: ['2025-Q4', '2026-Q3'], scores: [] } }),
    SaveQualityParameters: () => ({ saveQualityParameters: { __typename: 'QualityParametersPayload', parameters } })
  }
  const address = `/fi/quality/resourcing?unit=%22${ids.unit}%22`

  it('reckons line by line from what is reported, and anew from what is typed', async () => {
    const { user, router, container } = await draw(<ResourcingPage />, { address, answers })
    const line = async (name: RegExp) => (await screen.findByRole('row', { name })).textContent
    expect(await line(/^Tarve 3,00 htv/)).toContain('perustarve × henkilöstökerroin')
    expect(await line(/^Kustannus vuodessa/)).toMatch(/150\s000,00\s€/)
    expect(await line(/^Tarve miinus nykyiset/)).toMatch(/0,50\shtv/)
    await noBarrier(container)
    const field = screen.getByRole('textbox', { name: 'Asiakkaita vuodessa, hlö' })
    await user.clear(field)
    expect(await screen.findByText('Kirjoita asiakasmäärä')).toBeVisible()
    await user.type(field, '80')
    expect(await screen.findByRole('row', { name: /^Tarve 2,00 htv/ })).toBeVisible()
    expect(screen.getByRole('row', { name: /^Asiakkaita vuodessa 80,0 hlö itse kirjoitettu/ })).toBeVisible()
    await waitFor(() => expect(router.state.location.search).toMatchObject({ customers: expect.stringContaining('80') as string }))
  })

  it('lets the head office set figures from a day, each field with its own fault', async () => {
    const { user, asked } = await draw(<ResourcingPage />, { address: '/fi/quality/resourcing', viewer: manager, answers })
    // Without a choice it is about the first unit in reach.
    await waitFor(() => expect(asked('ResourcingBasis')).toEqual([{ unitId: ids.unit }]))
    await user.click(await screen.findByRole('button', { name: 'Aseta uudet luvut' }))
    const cost = screen.getByRole('textbox', { name: 'Henkilöstö, € valmentajan vuosi' })
    await user.clear(cost)
    await user.type(cost, 'paljon')
    await user.click(screen.getByRole('button', { name: 'Tallenna luvut' }))
    await waitFor(() => expect(cost).toBeInvalid())
    await user.clear(cost)
    await user.type(cost, '46 500,50')
    await user.click(screen.getByRole('button', { name: 'Tallenna luvut' }))
    await waitFor(() => expect(asked('SaveQualityParameters')[0]).toMatchObject({ input: { staffCost: 4_650_050, otherCost: 600_000, customersPerCoach: 400, minimumUnits: 10, steps: [{ from: 0, factor: 100 }], expectedVersion: 0 } }))
  })

  it('is not set by others', async () => {
    await draw(<ResourcingPage />, { address: '/fi/quality/resourcing', answers })
    expect(await screen.findByRole('heading', { name: 'Laskurin luvut' })).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Aseta uudet luvut' })).not.toBeInTheDocument()
  })
})

import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useQuery } from '@apollo/client/react'
import axe from 'axe-core'
import { type Answers, aViewer, renderInApp, serve } from '../../../app/testing.js'
import { NewCyclePage } from '../cycle/cycle-form.page.js'
import { AssessmentListPage } from './assessment-list.page.js'
import { assessmentQuery, type Evidence } from './assessment.operations.js'
import { EvidenceList } from './evidence-list.js'

const viewer = { ...aViewer, actions: [...aViewer.actions, 'quality.read', 'quality.manage', 'assessment.plan'] }
const inAll = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: fi, en: fi })
const place = (id: string, fi: string, type = 'local_unit') => ({ __typename: 'OrgUnitRef', id, type, name: inAll(fi) })
const noMore = { __typename: 'PageInfo', hasNextPage: false, endCursor: null }
const notice = 'Ei virallinen IPS-arvio.'

const anAssessment = (unit: string, of: Record<string, unknown> = {}) => ({
  __typename: 'Assessment',
  ...{ id: `a-${unit}`, unit: place(`u-${unit}`, unit), centre: place('c1', 'Itä', 'regional_centre'), cycle: null, frameworkId: 'f1', versionId: 'v1', review: 'none', state: 'self', level: 'unit' },
  framework: { __typename: 'AssessedFramework', id: 'f1', code: 'ips_25', number: 1, criterionCount: 25, newerNumber: null, newerId: null, name: inAll('IPS'), notice: inAll(notice) },
  ...{ dueOn: '2026-10-30', isLate: false, score: null, band: null, bandName: null, finalKind: null, assessedOn: null, version: 1 },
  progress: { __typename: 'AssessmentProgress', answered: 20, skipped: 1 },
  ...of
})
const isFinal = { state: 'final', score: 87, band: 'fair', bandName: inAll('Kohtalainen'), finalKind: 'self', assessedOn: '2026-09-01', dueOn: null }
const choices = {
  assessmentCycles: { __typename: 'AssessmentCycleConnection', nodes: [{ __typename: 'AssessmentCycle', id: 'k1', name: inAll('Syksyn kierros') }] },
  qualityFrameworks: [
    {
      __typename: 'QualityFramework',
      ...{ id: 'f1', code: 'ips_25', kind: 'assessed', subject: 'site', retiredAt: null, name: inAll('IPS') },
      versions: [{ __typename: 'QualityFrameworkVersion', id: 'v1', number: 1, state: 'released', validFrom: '2020-01-01', validTo: null }]
    }
  ]
}

async function draw(node: React.ReactElement, of: { address: string; answers: Answers }) {
  sessionStorage.clear()
  localStorage.clear()
  const served = serve({ AssessmentChoices: () => choices, ...of.answers })
  const drawn = await renderInApp(node, { address: of.address, viewer, features: ['app', 'assessment', 'framework'] })
  const asked = (name: string) => served.asked.filter((each) => each.name === name).map(({ variables }) => variables)
  return { ...drawn, asked, user: userEvent.setup() }
}

const noBarrier = async (container: Element) => {
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  expect(violations.map(({ id }) => id)).toEqual([])
}

describe('the list of assessments', () => {
  const address = '/fi/quality/assessments'
  const listing = (...nodes: readonly object[]) => ({ assessments: { __typename: 'AssessmentConnection', totalCount: nodes.length, nodes, pageInfo: noMore } })
  const answers: Answers = {
    Assessments: ({ filter }) => ((filter as { search?: string }).search ? listing() : listing(anAssessment('Saimaan Verstas', { isLate: true }), anAssessment('Porin Purje', isFinal)))
  }

  it('tells where each stands, gives a score only when it is final, and says once what must be known of scores', async () => {
    const { container } = await draw(<AssessmentListPage />, { address, answers })
    const rowOf = (name: string) => screen.getByRole('link', { name }).closest('tr')!
    await screen.findByRole('link', { name: 'Porin Purje' })
    for (const text of ['Myöhässä', '20/25 vastattu, 1 ohitettu', '30.10.2026']) expect(within(rowOf('Saimaan Verstas')).getByText(text)).toBeVisible()
    for (const text of ['Vahvistettu', '87 · Kohtalainen', '1.9.2026']) expect(within(rowOf('Porin Purje')).getByText(text)).toBeVisible()
    expect(within(rowOf('Saimaan Verstas')).queryByText(/87/)).not.toBeInTheDocument()
    expect(screen.getAllByText(notice)).toHaveLength(1)
    await noBarrier(container)
  })

  it('reads search, filters and order from the address, and clears them where nothing is found', async () => {
    const search = '?q=Rauma&states=%5B%22final%22%5D&late=false&sort=score&desc=true'
    const { user, asked, router } = await draw(<AssessmentListPage />, { address: `${address}${search}`, answers })
    const cleared = await screen.findByRole('button', { name: 'Tyhjennä suodattimet' })
    expect(asked('Assessments')[0]).toMatchObject({ filter: { search: 'Rauma', states: ['final'], isLate: false }, sort: 'score', descending: true })
    await user.click(cleared)
    expect(await screen.findByRole('link', { name: 'Porin Purje' })).toBeVisible()
    expect(router.state.location.search).toEqual({ sort: 'score', desc: true })
  })
})

describe('planning a round', () => {
  const address = '/fi/quality/rounds/new'
  const members = ['Saimaan Verstas', 'Porin Purje'].map((name) => ({ __typename: 'CycleMember', unit: place(name, name), centre: place('c1', 'Itä', 'regional_centre') }))
  const answers: Answers = {
    ResultPlaces: () => ({ networkTree: { __typename: 'NetworkTree', nodes: [{ __typename: 'NetworkUnit', id: 'u1', parentId: null, type: 'headquarters', name: inAll('Pääkonttori') }] } }),
    PreviewAssessmentCycle: () => ({ previewAssessmentCycle: members }),
    CreateAssessmentCycle: ({ input }) => {
      const { versionId, scopeUnitId, unitIds, review, opensOn, selfDueOn, reviewDueOn, closesOn, reminderDays, note } = input as Record<string, unknown>
      const counts = { __typename: 'CycleCounts', total: 0, self: 0, late: 0, underway: 0, final: 0, cancelled: 0 }
      const framework = { __typename: 'CycleFramework', id: 'f1', code: 'ips_25', number: 1, name: inAll('IPS'), notice: inAll(notice) }
      const kept = { versionId, scopeUnitId, unitIds, review, opensOn, selfDueOn, reviewDueOn, closesOn, reminderDays, note, frameworkId: 'f1', state: 'planned', stateReason: '', version: 1, mayManage: true }
      return { createAssessmentCycle: { __typename: 'CyclePayload', cycle: { __typename: 'AssessmentCycle', id: 'k9', name: inAll('Kevät'), framework, scope: place('u1', 'Pääkonttori', 'headquarters'), counts, ...kept } } }
    }
  }

  it('says what is missing and sends nothing', async () => {
    const { container, user, asked } = await draw(<NewCyclePage />, { address, answers })
    await user.type(await screen.findByLabelText('Itsearviointi viimeistään'), '{Control>}a{/Control}1.11.2026')
    await user.click(screen.getByRole('button', { name: 'Suunnittele' }))
    const summary = await screen.findByRole('alert')
    for (const problem of ['Valitse kehys.', 'Kirjoita nimi suomeksi.', 'Päivä on ennen edellistä vaihetta.']) expect(within(summary).getByText(new RegExp(problem))).toBeVisible()
    expect(asked('CreateAssessmentCycle')).toEqual([])
    await noBarrier(container)
  })

  it('shows who would take part, sends what is planned, and opens the round', async () => {
    const { user, asked, router } = await draw(<NewCyclePage />, { address, answers })
    await user.type(await screen.findByLabelText(/^Nimi \(suomi\)/i), 'Kevät')
    await screen.findByRole('option', { name: 'IPS, versio 1' })
    await user.selectOptions(screen.getByLabelText('Kehys'), 'v1')
    expect(await screen.findByText('2 yksikköä osallistuu')).toBeVisible()
    await user.click(screen.getByLabelText('Valitut yksiköt'))
    await user.click(await screen.findByLabelText('Porin Purje'))
    expect(await screen.findByText('1 yksikkö osallistuu')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Suunnittele' }))
    await waitFor(() => expect(router.state.location.pathname).toBe('/fi/quality/rounds/k9'))
    const days = { opensOn: '2026-11-19', selfDueOn: '2026-12-31', reviewDueOn: null, closesOn: '2027-02-18' }
    expect(asked('CreateAssessmentCycle')).toMatchObject([{ input: { ...days, versionId: 'v1', scopeUnitId: 'u1', unitIds: ['Porin Purje'], review: 'none', name: { fi: 'Kevät' } } }])
  })
})

const nothingElse = { note: '', fileName: null, fileType: null, fileSize: null, indicatorName: null, indicatorUnit: null, period: null, figure: null, figureSource: '' }
const aLink = { ...nothingElse, id: 'e1', criterionCode: 'c1', kind: 'link', title: 'www.esimerkki.fi', url: 'https://www.esimerkki.fi', addedAt: '2026-11-05T08:00:00Z', addedBy: 'Aino Salmela' }

/** As on the page of an assessment, which asks for it and gives what it holds. */
function EvidenceOfPage({ evidence = [] }: { readonly evidence?: readonly Evidence[] }) {
  useQuery(assessmentQuery, { variables: { id: 'a1' } })
  return <EvidenceList assessmentId="a1" unitId="u1" criterionCode="c1" evidence={evidence} mayEdit />
}

it('takes evidence away only after it has said what will happen', async () => {
  const answers: Answers = { Assessment: () => ({ assessment: null }), RemoveEvidence: () => ({ removeEvidence: { __typename: 'EvidencePayload', evidence: [] } }) }
  const { user, asked } = await draw(<EvidenceOfPage evidence={[aLink as unknown as Evidence]} />, { address: '/fi', answers })
  const first = screen.getByRole('button', { name: 'Poista näyttö: www.esimerkki.fi' })
  await user.click(first)
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Peruuta' }))
  expect(asked('RemoveEvidence')).toEqual([])
  await user.click(first)
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByText(/sitä voi palauttaa/)).toBeVisible()
  await user.click(dialog.getByRole('button', { name: 'Poista näyttö' }))
  await waitFor(() => expect(asked('RemoveEvidence')).toEqual([{ input: { evidenceId: 'e1' } }]))
  await waitFor(() => expect(asked('Assessment')).toHaveLength(2))
})

it('takes a link as evidence once its address is whole', async () => {
  const answers: Answers = { Assessment: () => ({ assessment: null }), AddEvidence: () => ({ addEvidence: { __typename: 'EvidencePayload', evidence: [{ __typename: 'AssessmentEvidence', ...aLink }] } }) }
  const { user, asked } = await draw(<EvidenceOfPage />, { address: '/fi', answers })
  await user.click(screen.getByRole('button', { name: 'Lisää näyttöä' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('radio', { name: 'Linkki' }))
  const url = dialog.getByLabelText('Osoite')
  await user.type(url, 'www.esimerkki.fi')
  await user.click(dialog.getByRole('button', { name: 'Lisää' }))
  await waitFor(() => expect(url).toBeInvalid())
  expect(asked('AddEvidence')).toEqual([])
  await user.type(url, '{Control>}a{/Control}https://www.esimerkki.fi')
  await user.click(dialog.getByRole('button', { name: 'Lisää' }))
  await waitFor(() => expect(asked('AddEvidence')).toEqual([{ input: { assessmentId: 'a1', criterionCode: 'c1', title: '', url: 'https://www.esimerkki.fi' } }]))
  await waitFor(() => expect(asked('Assessment')).toHaveLength(2))
})

import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { type Answers, aViewer, Refusal, renderInApp, serve } from '../../../app/testing.js'
import { ImprovementBoardPage } from './improvement-board.page.js'
import { OneImprovement } from './improvement.page.js'
import { ImprovementRulesPage } from './rules.page.js'

const reader = { ...aViewer, actions: [...aViewer.actions, 'quality.read', 'improvement.read'] }
const writer = { ...reader, actions: [...reader.actions, 'improvement.edit', 'improvement.close', 'improvement.manage'] }
const inAll = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: fi, en: fi })
const unit = { __typename: 'OrgUnitRef', id: 'u1', type: 'local_unit', name: inAll('Karjalan Työsilta') }
const riitta = { __typename: 'ImprovementPerson', id: 'p1', displayName: 'Riitta Kosonen' }
const option = (step: string, blockedBy: string[] = [], needsReason = false) => ({ __typename: 'ImprovementStepOption', step, blockedBy, needsReason })

const row = (of: Record<string, unknown> = {}) => ({
  __typename: 'Improvement',
  ...{ id: 'i1', kind: 'action', severity: 'major', state: 'in_work', outcome: null, title: 'Kiinteät ajat', text: 'Kaksi aikaa viikossa', origin: 'hand' },
  ...{ criterionCode: 'seeking', criterionName: inAll('Hakeutuminen'), dueOn: '2026-10-30', isOverdue: true, openedAt: '2026-09-01T08:00:00Z', doneAt: null, closedAt: null },
  ...{ version: 3, mayEdit: true, findingId: null, unit, centre: null, owner: riitta, framework: { __typename: 'ImprovementSubject', id: 'f1', name: inAll('Vaiheet') } },
  ...{ rule: null, practice: null, steps: [{ __typename: 'ImprovementPlanStep', text: 'Kalenteri', isDone: true }], stepOptions: [option('done')] },
  ...of
})
const late = row()
const waiting = row({ id: 'i2', title: 'Yhteydenoton päivä', state: 'to_verify', isOverdue: false, severity: 'minor', stepOptions: [option('close', ['other_hand']), option('give_back', [], true)] })
const record = (of: Record<string, unknown> = {}) => ({
  ...row({ finding: null, actions: [], evidence: [], events: [{ __typename: 'ImprovementEventEntry', id: 'e1', event: 'opened', text: '', at: '2026-09-01T08:00:00Z', by: riitta }] }),
  effect: { __typename: 'ImprovementMeasuredEffect', effect: 'better', before: { __typename: 'ImprovementMeasurement', assessedOn: '2025-10-01', value: '2' }, after: { __typename: 'ImprovementMeasurement', assessedOn: '2026-10-01', value: '3' } },
  ...of
})
const page = (nodes: readonly object[]) => ({ improvements: { __typename: 'ImprovementConnection', totalCount: nodes.length, pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null }, nodes } })
const choices = { networkTree: { __typename: 'NetworkTree', nodes: [{ __typename: 'NetworkNode', id: 'u1', parentId: null, type: 'local_unit', name: inAll('Karjalan Työsilta') }] }, qualityFrameworks: [], practices: [] }
const rule = {
  __typename: 'ImprovementRule',
  ...{ id: 'r1', number: 2, kind: 'certificate_expiring', severity: 'major', isActive: true, frameworkId: null, bandCode: null, criterionCode: null, level: null, days: 90 },
  ...{ changedAt: '2026-09-01T08:00:00Z', changedBy: 'Aino Salmela', openCount: 3, name: inAll('Sertifikaatti päättyy'), frameworkName: null },
  runs: [{ __typename: 'ImprovementRuleRun', id: 'n1', number: 2, ranAt: '2026-11-01T03:56:00Z', opened: 2, closed: 1 }]
}

async function draw(node: React.ReactElement, of: { address: string; viewer?: typeof aViewer; answers?: Answers }) {
  const served = serve({
    Improvements: () => page([late, waiting]),
    ImprovementChoices: () => choices,
    ImprovementOwners: () => ({ improvementOwners: [riitta] }),
    Improvement: () => ({ improvement: record() }),
    ImprovementRules: () => ({ improvementRules: [rule] }),
    ...of.answers
  })
  const drawn = await renderInApp(node, { address: of.address, viewer: of.viewer ?? writer, features: ['app', 'improvement'] })
  const asked = (name: string) => served.asked.filter((each) => each.name === name).map(({ variables }) => variables)
  return { ...drawn, asked, user: userEvent.setup() }
}
const noBarrier = async (container: Element) => {
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  expect(violations.map(({ id }) => id)).toEqual([])
}
function refuse(code: string): never {
  throw new Refusal(200, { data: null, errors: [{ message: code, extensions: { code, kind: 'denied', path: [], params: {}, errorId: 'e' } }] })
}

describe('the board', () => {
  it('has a column for each state, and says how late what is overdue is', async () => {
    const { container } = await draw(<ImprovementBoardPage />, { address: '/fi/quality/improvements' })
    const inWork = await screen.findByRole('region', { name: /Työn alla/ })
    expect(within(inWork).getByRole('link', { name: 'Kiinteät ajat' })).toHaveAttribute('href', '/fi/quality/improvements/i1')
    expect(within(inWork).getByText(/päivää myöhässä/)).toBeVisible()
    expect(within(screen.getByRole('region', { name: /Todennettavana/ })).getByRole('link', { name: 'Yhteydenoton päivä' })).toBeVisible()
    expect(screen.queryByRole('region', { name: /Suljettu/ })).not.toBeInTheDocument()
    await noBarrier(container)
  })

  it('moves a card by keyboard alone', async () => {
    const { user, asked } = await draw(<ImprovementBoardPage />, { address: '/fi/quality/improvements', answers: { MoveImprovement: () => ({ moveImprovement: { __typename: 'ImprovementPayload', improvement: record({ state: 'to_verify' }) } }) } })
    ;(await screen.findByRole('button', { name: 'Siirrä: Kiinteät ajat' })).focus()
    await user.keyboard('{Enter}')
    const item = await screen.findByRole('menuitem', { name: 'Ilmoita valmiiksi' })
    await waitFor(() => expect(item).toHaveFocus())
    await user.keyboard('{Enter}')
    await user.click(await screen.findByRole('button', { name: 'Ilmoita valmiiksi' }))
    await waitFor(() => expect(asked('MoveImprovement')).toEqual([{ input: { improvementId: 'i1', step: 'done', message: '', expectedVersion: 3 } }]))
  })

  it('is a list too, with its state in the address', async () => {
    const { container, router, asked } = await draw(<ImprovementBoardPage />, { address: '/fi/quality/improvements?view=list&overdue=true&severities=%5B%22major%22%5D' })
    const table = await screen.findByRole('table')
    expect(within(table).getByText('Myöhässä')).toBeVisible()
    expect(asked('Improvements')[0]).toMatchObject({ filter: { isOverdue: true, severities: ['major'] } })
    expect(router.state.location.search).toMatchObject({ view: 'list', overdue: true })
    await noBarrier(container)
  })

  it('says when nothing is found, and offers nothing to write to those who read', async () => {
    await draw(<ImprovementBoardPage />, { address: '/fi/quality/improvements?q=zzz', viewer: reader, answers: { Improvements: () => page([]) } })
    expect(await screen.findByText('Suodattimilla ei löydy mitään')).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Kirjaa havainto' })).not.toBeInTheDocument()
  })

  it('opens an action with what it needs, and keeps what was typed', async () => {
    const viewer = { ...writer, assignments: [{ ...aViewer.assignments[0]!, role: 'national_coordinator' as const }] }
    const { user, asked, unmount } = await draw(<ImprovementBoardPage />, { address: '/fi/quality/improvements', viewer, answers: { OpenImprovement: () => refuse('NOT_ALLOWED') } })
    await user.click(await screen.findByRole('button', { name: 'Kirjaa kehittämistoimi' }))
    await user.type(await screen.findByRole('textbox', { name: 'Otsikko' }), 'Uusi')
    await user.click(screen.getByRole('button', { name: 'Avaa kehittämistoimi' }))
    expect((await screen.findAllByText('Valitse vastuuhenkilö.')).length).toBeGreaterThan(0)
    expect(asked('OpenImprovement')).toEqual([])
    unmount()
    await draw(<ImprovementBoardPage />, { address: '/fi/quality/improvements', viewer })
    await user.click(await screen.findByRole('button', { name: 'Kirjaa kehittämistoimi' }))
    expect(await screen.findByRole('textbox', { name: 'Otsikko' })).toHaveValue('Uusi')
  })
})

describe('a record', () => {
  it('shows its plan, its effect with where it comes from, and its strand', async () => {
    const { container } = await draw(<OneImprovement id="i1" />, { address: '/fi/quality/improvements/i1' })
    expect(await screen.findByRole('heading', { level: 1, name: 'Kiinteät ajat' })).toBeVisible()
    for (const text of ['Parempi', '2 (1.10.2025)', '3 (1.10.2026)', '1/1 tehty', 'Kaksi aikaa viikossa']) expect(screen.getByText(text)).toBeVisible()
    expect(within(screen.getByRole('list', { name: 'Tapahtumat' })).getByText(/Riitta Kosonen/)).toBeVisible()
    await noBarrier(container)
  })

  it('tells whoever has had it in hand why they cannot close it, and offers no way to', async () => {
    const improvement = record({ ...waiting, effect: null })
    const { user } = await draw(<OneImprovement id="i2" />, { address: '/fi/quality/improvements/i2', answers: { Improvement: () => ({ improvement }) } })
    await user.click(await screen.findByRole('button', { name: 'Todenna ja sulje' }))
    const dialog = await screen.findByRole('dialog')
    expect(within(dialog).getByText(/Tämä on ollut omissa käsissäsi/)).toBeVisible()
    expect(within(dialog).queryByRole('button', { name: 'Todenna ja sulje' })).not.toBeInTheDocument()
  })

  it('asks for a reason before it gives something back', async () => {
    const { user, asked } = await draw(<OneImprovement id="i2" />, { address: '/fi/quality/improvements/i2', answers: { Improvement: () => ({ improvement: record({ ...waiting, effect: null }) }) } })
    await user.click(await screen.findByRole('button', { name: 'Palauta työn alle' }))
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Palauta työn alle' }))
    expect((await screen.findAllByText('Kirjoita peruste.')).length).toBeGreaterThan(0)
    expect(asked('MoveImprovement')).toEqual([])
  })
})

describe('the rules', () => {
  it('say what they look for and what they did, and what one would do before it is saved', async () => {
    const preview = { improvementRulePreview: { __typename: 'ImprovementRulePreview', closes: 1, keeps: 2, opens: [unit] } }
    const { container, user, asked } = await draw(<ImprovementRulesPage />, { address: '/fi/quality/improvements/rules', answers: { ImprovementRulePreview: () => preview } })
    expect(await screen.findByText('Kaikki kehykset: sertifikaatti päättyy 90 päivän kuluessa')).toBeVisible()
    expect(screen.getByText(/avasi 2, sulki 1/)).toBeVisible()
    await noBarrier(container)
    await user.click(screen.getByRole('button', { name: 'Muuta: Sertifikaatti päättyy' }))
    await user.click(await screen.findByRole('button', { name: 'Näytä, mitä sääntö tekisi tänään' }))
    expect(await screen.findByText('Tänään sääntö avaisi 1 havainnon ja sulkisi 1. Ennallaan pysyisi 2.')).toBeVisible()
    expect(asked('ImprovementRulePreview')[0]).toMatchObject({ input: { ruleId: 'r1', expectedNumber: 2, days: 90, name: { fi: 'Sertifikaatti päättyy' } } })
    expect(asked('SaveImprovementRule')).toEqual([])
  })
})

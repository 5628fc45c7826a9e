import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { shippedCriteria } from '@solmu/domain/onboarding/criteria-library.js'
import { shippedPath } from '@solmu/domain/onboarding/decision-path.js'
import { type Answers, aViewer, renderInApp, serve } from '../../../app/testing.js'
import { PipelinePage } from '../pipeline/pipeline.page.js'
import { AssessmentTab } from './assessment-tab.js'
import { OneRecord } from './decision-detail.page.js'
import { DecisionListPage } from './decision-list.page.js'
import { DecisionTab } from './decision-tab.js'
import { ExpulsionSection } from './expulsion-section.js'

const viewer = { ...aViewer, actions: [...aViewer.actions, 'application.read', 'application.manage', 'application.assess', 'application.decide', 'member.rule'] }
const inAll = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: fi, en: fi })
const centre = { __typename: 'OrgUnitRef', id: 'c1', name: inAll('Itä-Suomi') }
const able = (...actions: string[]) => actions.map((action) => ({ __typename: 'ProcedureAction', action, blockedBy: [] as string[] }))
const file = { __typename: 'ProcedureFile', id: 'f1', fileName: 'poytakirja.pdf', fileSize: 20_480 }

const criteria = shippedCriteria.criteria.map((each) => ({
  ...{ __typename: 'ApplicationCriterion', code: each.code, weight: each.weight, name: { __typename: 'LocalizedText', ...each.name }, question: { __typename: 'LocalizedText', ...each.question } },
  anchors: each.anchors.map((anchor) => ({ __typename: 'LocalizedText', ...anchor }))
}))
const assessor = (of: object) => ({
  ...{ __typename: 'ApplicationAssessor', id: 's1', name: 'Aino Salmela', state: 'submitted', dueOn: '2026-11-20', isOverdue: false, conflict: 'none', conflictNote: '', submittedAt: null, releasedReason: '' },
  ...{ isMe: false, version: 1, ...of }
})
const assessment = (of: object = {}) => ({
  __typename: 'ApplicationAssessment',
  ...{ applicationId: 'a1', centre, state: 'under_assessment', version: 1, criteriaNumber: 0, criteria, isOpen: true, total: 62.5, missing: [], settled: [], closedAt: null, summary: '' },
  assessors: [assessor({}), assessor({ id: 's2', name: 'Eeva Turunen', state: 'recused', conflict: 'family', conflictNote: 'Sisar töissä' })],
  scores: [{ __typename: 'ApplicationScore', assessorId: 's1', criterion: criteria[0]!.code, score: 3, reason: 'Vakiintunut', evidence: 'Liite 1' }],
  results: criteria.map(({ code, weight }, place) => ({ __typename: 'CriterionResult', code, weight, count: 2, median: 2.5, mean: 2.5, lowest: place === 0 ? 1 : 2, highest: place === 0 ? 4 : 3, isFarApart: place === 0 })),
  visits: [{ __typename: 'SiteVisit', id: 'v1', state: 'done', plannedOn: '2026-10-01', visitedOn: '2026-10-02', visitors: 'Eeva Turunen', observations: [], findings: 'Tilat kunnossa', cancelReason: '', files: [file], version: 2 }],
  ...{ actions: able('appoint', 'close'), mayManage: true, mayAssess: true, ...of }
})
const step = {
  __typename: 'DecisionStepRecord',
  ...{ id: 'p1', round: 1, step: 0, body: 'regional_board', decidedOn: '2026-11-01', number: 'AH 4/2026', votesFor: 3, votesAgainst: 0, votesAbstain: 0, outcome: 'favour', reasons: 'Täyttää kriteerit', conditions: '', basis: '', files: [file] },
  participants: [{ __typename: 'DecisionParticipant', name: 'Mikko Hyvärinen', userId: 'u2', isRecused: true, conflict: 'Hallituksessa' }]
}
const made = (of: object = {}) => ({
  __typename: 'MembershipDecision',
  ...{ id: 'd1', outcome: 'admitted', body: 'head_office', number: 'PK 1/2026', decidedOn: '2026-10-20', effectiveOn: '2026-10-20', validUntil: '2027-10-20', appealUntil: '2026-12-20', reasons: 'Hyväksytään', conditions: '' },
  ...{ annulledOn: null, annulledReason: '', files: [], appeal: null, applicationId: 'a1', organisationId: 'o1', document: '', expulsionId: null, name: inAll('Pielisen Paja ry'), centre, ...of }
})
const decision = (of: object = {}) => ({
  __typename: 'ApplicationDecision',
  ...{ applicationId: 'a1', centre, state: 'in_decision', version: 2, pathNumber: 0, sentAt: '2026-10-30T08:00:00Z', proposal: 'Hyväksytään', round: 1, nextStep: 1, steps: [step], decisions: [] },
  path: { __typename: 'DecisionPathContent', ...shippedPath, steps: [...shippedPath.steps.slice(0, 1), { kind: 'decide', body: 'member_vote', quorum: 1, majority: 'simple' }].map((each) => ({ __typename: 'PathStep', ...each })) },
  ...{ actions: able('step'), mayManage: true, mayRecord: true, mayDecide: true, mayAnnul: true, ...of }
})
const annulled = made({ id: 'd2', outcome: 'rejected', name: inAll('Österbottens Verkstad rf'), decidedOn: '2025-05-01', number: 'AH 9/2025', annulledOn: '2025-06-01', annulledReason: 'Muotovirhe', applicationId: 'a2', organisationId: null })
const expulsion = (of: object = {}) => ({
  __typename: 'MemberExpulsion',
  ...{ id: 'e1', membershipId: 'm1', standing: 'hearing', grounds: 'Velvoitteet laiminlyöty', proposedOn: '2026-11-01', hearingUntil: '2026-12-01', statement: '', statementOn: null, statementName: '', statementManner: null, hasMandate: false, participants: [] },
  ...{ votesFor: null, votesAgainst: null, votesAbstain: null, closedOn: null, closedReason: '', decisionId: null, centre, files: [], mayFile: true, version: 1 },
  actions: [['answer', null], ['decide', 'hearing_runs'], ['drop', null]].map(([action, blockedBy]) => ({ __typename: 'ExpulsionActionType', action, blockedBy })),
  ...of
})
const card = (of: object) => ({ __typename: 'PipelineCard', id: 'a1', name: 'Pielisen Paja ry', centre, call: null, stage: 'submitted', since: '2026-10-01', days: 35, blocker: 'assessor_missing', ...of })
const figure = (stage: string, of: object = {}) => ({ __typename: 'PipelineStageFigure', stage, reached: 0, ended: 0, running: 0, medianDays: null, longestDays: null, ...of })
const pipeline = {
  ...{ __typename: 'ApplicationPipeline', centres: [centre], calls: [], from: '2025-11-05', to: '2026-11-05', begun: 4, undecided: 1 },
  cards: [card({}), card({ id: 'a2', name: 'Österbottens Verkstad rf', stage: 'in_decision', days: 3, blocker: 'awaits_head_office' })],
  stages: [figure('draft', { reached: 4, ended: 4, medianDays: 10.5, longestDays: 20 }), figure('submitted', { reached: 3, ended: 2, running: 1, medianDays: 2, longestDays: 35 })]
}

async function draw(node: React.ReactElement, of: { address?: string; answers?: Answers } = {}) {
  const served = serve({
    ApplicationAssessment: () => ({ applicationAssessment: assessment() }),
    ApplicationDecision: () => ({ applicationDecision: decision() }),
    DecisionCandidates: () => ({ decisionCandidates: [{ __typename: 'DecisionCandidate', userId: 'u2', name: 'Mikko Hyvärinen', place: inAll('Itä-Suomi: aluehallitus') }, { __typename: 'DecisionCandidate', userId: null, name: 'Seppo Haapala', place: inAll('Itä-Suomi: aluehallitus') }] }),
    MembershipDecisions: () => ({ membershipDecisions: [made(), annulled] }),
    MembershipDecision: () => ({ membershipDecision: { __typename: 'MembershipDecisionRecord', decision: made(), steps: [step], actions: able('annul', 'appeal'), mayAppeal: true, mayAnnul: true } }),
    MemberExpulsions: () => ({ memberExpulsions: [expulsion()] }),
    ApplicationPipeline: () => ({ applicationPipeline: pipeline }),
    ...of.answers
  })
  const drawn = await renderInApp(node, { address: of.address ?? '/fi/members/decisions', viewer, features: ['app', 'application', 'decision', 'change'] })
  return { ...drawn, asked: (name: string) => served.asked.filter((each) => each.name === name).map(({ variables }) => variables), user: userEvent.setup() }
}
const noBarrier = async (container: Element) => {
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false }, 'heading-order': { enabled: false } } })
  expect(violations.map(({ id }) => id)).toEqual([])
}
const application = { id: 'a1' }

beforeEach(() => sessionStorage.clear())

it('shows how an application is assessed: who, what the scores come to, what lies apart, and the visits with their files', async () => {
  const { container } = await draw(<AssessmentTab application={application} />)
  expect(await screen.findByText('Sisar töissä')).toBeVisible()
  expect(screen.getByText(/62,50/)).toBeVisible()
  expect(screen.getByRole('link', { name: 'poytakirja.pdf' })).toHaveAttribute('href', '/api/members/procedure-files/f1')
  expect(screen.getByText('Liite 1')).toBeVisible()
  await noBarrier(container)
})

it('keeps scores to itself until they open', async () => {
  await draw(<AssessmentTab application={application} />, { answers: { ApplicationAssessment: () => ({ applicationAssessment: assessment({ isOpen: false, results: [], scores: [], total: null }) }) } })
  expect(await screen.findByText(/Toisten pisteet/)).toBeVisible()
  expect(screen.queryByText('Vakiintunut')).not.toBeInTheDocument()
})

it('records a vote of the members with those who have accounts, and says on what it rests', async () => {
  const { container, user, asked } = await draw(<DecisionTab application={application} />, { answers: { RecordDecisionStep: () => ({ recordDecisionStep: { __typename: 'ApplicationDecisionPayload', decision: decision() } }) } })
  expect(await screen.findByText('Täyttää kriteerit')).toBeVisible()
  await noBarrier(container)
  await user.click(screen.getByRole('button', { name: /Kirjaa päätös/ }))
  const dialog = await screen.findByRole('dialog')
  await waitFor(() => expect(within(dialog).getByRole('option', { name: /Mikko Hyvärinen/ })).toBeInTheDocument())
  await user.selectOptions(within(dialog).getByRole('combobox', { name: 'Osallistuja 1 luettelosta' }), 'u2')
  expect(within(dialog).queryByRole('textbox', { name: 'Osallistuja 1' })).not.toBeInTheDocument()
  await user.click(within(dialog).getByRole('button', { name: 'Lisää osallistuja' }))
  await user.selectOptions(within(dialog).getByRole('combobox', { name: 'Osallistuja 2 luettelosta' }), 'Seppo Haapala · Itä-Suomi: aluehallitus')
  expect(within(dialog).getByRole('textbox', { name: 'Osallistuja 2' })).toHaveValue('Seppo Haapala')
  await user.type(within(dialog).getByRole('textbox', { name: /Mihin äänestykseen/ }), 'Vuosikokous 7 §')
  await user.type(within(dialog).getByRole('textbox', { name: 'Ääniä puolesta' }), '1')
  await user.click(within(dialog).getByRole('button', { name: 'Kirjaa päätös' }))
  await waitFor(() => expect(asked('RecordDecisionStep')[0]).toMatchObject({ input: { step: 1, basis: 'Vuosikokous 7 §', participants: [{ userId: 'u2', name: 'Mikko Hyvärinen', isRecused: false }, { userId: null, name: 'Seppo Haapala' }], votesFor: 1 } }))
})

it('lists the decisions on membership, the newest first, and finds what was annulled', async () => {
  const { container, user, router } = await draw(<DecisionListPage />)
  await screen.findByText('2 päätöstä')
  const names = () => screen.getAllByRole('link', { name: /Paja|Verkstad/ }).map(({ textContent }) => textContent)
  expect(names()).toEqual(['Pielisen Paja ry', 'Österbottens Verkstad rf'])
  await noBarrier(container)
  await user.type(screen.getByRole('searchbox'), 'AH 9')
  await waitFor(() => expect(names()).toEqual(['Österbottens Verkstad rf']))
  await waitFor(() => expect(router.state.location.search).toMatchObject({ q: 'AH 9' }))
})

it('opens on the filters of its address', async () => {
  await draw(<DecisionListPage />, { address: '/fi/members/decisions?standing=annulled&year=2025' })
  expect(await screen.findByText('1 päätös')).toBeVisible()
  expect(screen.getByRole('link', { name: 'Österbottens Verkstad rf' })).toBeVisible()
})

it('shows a decision with its votes, recusals and minutes, and annuls it with a reason', async () => {
  const { container, user, asked } = await draw(<OneRecord id="d1" />, { answers: { AnnulMembershipDecision: () => ({ annulMembershipDecision: { __typename: 'VerdictPayload', made: made(), decision: null } }) } })
  expect(await screen.findByRole('heading', { level: 1, name: /Pielisen Paja ry/ })).toBeVisible()
  expect(screen.getByText(/Hallituksessa/)).toBeVisible()
  expect(screen.getByRole('link', { name: 'poytakirja.pdf' })).toBeVisible()
  await noBarrier(container)
  await user.click(screen.getByRole('button', { name: 'Kumoa päätös' }))
  const dialog = await screen.findByRole('dialog')
  expect(within(dialog).getByText(/Jäsenyys keskeytetään/)).toBeVisible()
  await user.type(within(dialog).getByRole('textbox'), 'Muotovirhe')
  await user.click(within(dialog).getByRole('button', { name: 'Kumoa päätös' }))
  await waitFor(() => expect(asked('AnnulMembershipDecision')).toEqual([{ input: { decisionId: 'd1', reason: 'Muotovirhe' } }]))
})

it('lets nobody expel a member that can still answer, and says why', async () => {
  const { container, user, asked } = await draw(<ExpulsionSection membershipId="m1" mayPropose />, { answers: { AnswerExpulsion: () => ({ answerExpulsion: { __typename: 'MemberExpulsionPayload', expulsion: expulsion({ standing: 'heard' }) } }) } })
  expect(await screen.findByText(/Velvoitteet laiminlyöty/)).toBeVisible()
  expect(screen.getByRole('button', { name: 'Kirjaa erottamispäätös' })).toBeDisabled()
  expect(screen.getByText(/vasta, kun jäsen on vastannut/)).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Ehdota erottamista' })).not.toBeInTheDocument()
  await noBarrier(container)
  await user.click(screen.getByRole('button', { name: 'Vastaa' }))
  const dialog = await screen.findByRole('dialog')
  await user.type(within(dialog).getByRole('textbox', { name: 'Vastaus' }), 'Emme ole')
  await user.type(within(dialog).getByRole('textbox', { name: 'Kuka vastasi' }), 'Hilla')
  await user.click(within(dialog).getByRole('button', { name: 'Anna vastaus' }))
  await waitFor(() => expect(asked('AnswerExpulsion')).toEqual([{ input: { expulsionId: 'e1', expectedVersion: 1, statement: 'Emme ole', statementName: 'Hilla' } }]))
})

it('tells whoever has no mandate that the answer is not theirs to give', async () => {
  const actions = [{ __typename: 'ExpulsionActionType', action: 'answer', blockedBy: 'mandate_missing' }]
  const { container } = await draw(<ExpulsionSection membershipId="m1" mayPropose={false} />, { answers: { MemberExpulsions: () => ({ memberExpulsions: [expulsion({ actions, mayFile: false })] }) } })
  expect(await screen.findByRole('button', { name: 'Vastaa' })).toHaveAccessibleDescription(/valtuutus allekirjoittaa/)
  expect(screen.getByRole('button', { name: 'Vastaa' })).toBeDisabled()
  await noBarrier(container)
})

it('lets whoever holds the mandate sign, without asking who wrote it', async () => {
  const own = { mayFile: false, hasMandate: true, actions: [{ __typename: 'ExpulsionActionType', action: 'answer', blockedBy: null }] }
  const { user, asked } = await draw(<ExpulsionSection membershipId="m1" mayPropose={false} />, {
    answers: { MemberExpulsions: () => ({ memberExpulsions: [expulsion(own)] }), AnswerExpulsion: () => ({ answerExpulsion: { __typename: 'MemberExpulsionPayload', expulsion: expulsion({ standing: 'heard' }) } }) }
  })
  await user.click(await screen.findByRole('button', { name: 'Vastaa' }))
  const dialog = await screen.findByRole('dialog')
  expect(within(dialog).getByText(/valtuutuksellasi/)).toBeVisible()
  expect(within(dialog).queryByRole('textbox', { name: /Kuka vastasi/ })).toBeNull()
  await user.type(within(dialog).getByRole('textbox', { name: 'Vastaus' }), 'Emme ole')
  await user.click(within(dialog).getByRole('button', { name: 'Anna vastaus' }))
  await waitFor(() => expect(asked('AnswerExpulsion')).toEqual([{ input: { expulsionId: 'e1', expectedVersion: 1, statement: 'Emme ole', statementName: '' } }]))
})

it('shows the pipeline as a board and as a list, with the figures of its period', async () => {
  const { container, user } = await draw(<PipelinePage />, { address: '/fi/members/pipeline' })
  expect(await screen.findByText('2 hakemusta')).toBeVisible()
  expect(screen.getByText('10,5')).toBeVisible()
  await noBarrier(container)
  await user.click(screen.getByRole('radio', { name: 'Luettelo' }))
  expect(await screen.findByRole('columnheader', { name: /Päiviä vaiheessa/ })).toBeVisible()
})

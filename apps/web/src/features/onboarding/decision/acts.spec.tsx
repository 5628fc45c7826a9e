import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { shippedCriteria } from '@solmu/domain/onboarding/criteria-library.js'
import { shippedPath } from '@solmu/domain/onboarding/decision-path.js'
import { aViewer, renderInApp, serve } from '../../../app/testing.js'
import { OneApplication } from '../application/application.page.js'

/** What an act gives back is shown at once, without asking for all of it again. */
const viewer = { ...aViewer, actions: [...aViewer.actions, 'application.read', 'application.manage', 'application.assess', 'application.decide'] }
const inAll = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: fi, en: fi })
const centre = { __typename: 'OrgUnitRef', id: 'c1', name: inAll('Itä-Suomi') }
const application = (state: string) => ({
  ...{ __typename: 'Application', id: 'a1', name: 'Pajapolku ry', businessId: '1234567-1', state, isNewOrganisation: true, language: 'fi', formVersion: 1, createdAt: '2026-10-01T08:00:00Z', call: null, organisation: null },
  ...{ changedAt: '2026-10-23T08:00:00Z', submittedAt: '2026-10-23T08:00:00Z', withdrawnAt: null, withdrawalReason: '', decidedAt: null, erasedAt: null, openQuestions: 0, newAnswers: 0, mayManage: true, mayAsk: true },
  ...{ version: 3, centre: { ...centre, type: 'regional_centre' }, sections: [], files: [], people: [], questions: [], events: [], likenesses: [] }
})
const free = (...actions: string[]) => actions.map((action) => ({ __typename: 'ApplicationAction', action, blockedBy: [] }))

const criteria = shippedCriteria.criteria.map(({ code, weight, name, question, anchors }) => ({
  ...{ __typename: 'AssessmentCriterion', code, weight },
  ...{ name: { __typename: 'LocalizedText', ...name }, question: { __typename: 'LocalizedText', ...question }, anchors: anchors.map((each) => ({ __typename: 'LocalizedText', ...each })) }
}))
const assessment = (of: object = {}) => ({
  ...{ __typename: 'ApplicationAssessment', applicationId: 'a1', centre, state: 'submitted', version: 1, criteriaNumber: 0, criteria, assessors: [], isOpen: false, scores: [], results: [], total: null, missing: [] },
  ...{ settled: [], closedAt: null, summary: '', visits: [], actions: free('appoint', 'close', 'send'), mayManage: true, mayAssess: true, ...of }
})
const assessor = {
  ...{ __typename: 'ApplicationAssessor', id: 's1', name: 'Eeva-Liisa Turunen', state: 'to_declare', dueOn: '2026-12-07', isOverdue: false, conflict: null, conflictNote: '' },
  ...{ submittedAt: null, releasedReason: '', isMe: true, version: 1 }
}
const decision = (of: object = {}) => ({
  ...{ __typename: 'ApplicationDecision', applicationId: 'a1', centre, state: 'under_assessment', version: 1, path: { __typename: 'DecisionPath', ...shippedPath, steps: shippedPath.steps.map((step) => ({ __typename: 'DecisionPathStep', ...step })) } },
  ...{ pathNumber: 0, sentAt: null, proposal: '', round: 1, nextStep: null, steps: [], decisions: [], actions: free('send', 'step'), mayManage: true, mayRecord: true, mayDecide: true, mayAnnul: false, ...of }
})

async function draw(tab: 'assessment' | 'decision', states: readonly [before: string, after: string]) {
  let asked = 0
  serve({
    Application: () => ({ application: application(states[Math.min(asked++, 1)] ?? '') }),
    ApplicationAssessment: () => ({ applicationAssessment: assessment() }),
    AssessorCandidates: () => ({ assessorCandidates: [{ __typename: 'AssessorCandidate', userId: 'u1', name: 'Eeva-Liisa Turunen', isAsked: false }] }),
    AppointAssessors: () => ({ appointAssessors: { __typename: 'AppointAssessorsPayload', assessment: assessment({ state: 'under_assessment', assessors: [assessor], version: 2 }) } }),
    ApplicationDecision: () => ({ applicationDecision: decision() }),
    SendToDecision: () => ({ sendToDecision: { __typename: 'SendToDecisionPayload', decision: decision({ state: 'in_decision', nextStep: 0, proposal: 'Esitetään hyväksyttäväksi.', version: 2 }) } })
  })
  await renderInApp(<OneApplication id="a1" />, { address: `/fi/members/applications/a1?tab=${tab}`, viewer, features: ['app', 'apply', 'application', 'decision'] })
  return userEvent.setup()
}

it('whoever has been asked to assess stands in the list, and declares', async () => {
  const user = await draw('assessment', ['submitted', 'under_assessment'])
  await user.click(await screen.findByRole('button', { name: 'Pyydä arvioijia' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(await dialog.findByLabelText('Eeva-Liisa Turunen'))
  await user.click(dialog.getByRole('button', { name: 'Lähetä pyynnöt' }))
  expect(await screen.findByText('Eeva-Liisa Turunen (sinä)')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Ilmoita esteellisyys' })).toBeVisible()
  expect(await screen.findByText('Arvioitavana')).toBeVisible()
})

it('what was sent to decision stands there with the proposal, and the next body can decide', async () => {
  const user = await draw('decision', ['under_assessment', 'in_decision'])
  await user.click(await screen.findByRole('button', { name: 'Vie päätettäväksi' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByLabelText('Keskuksen ehdotus'), 'Esitetään hyväksyttäväksi.')
  await user.click(dialog.getByRole('button', { name: 'Vie päätettäväksi' }))
  expect(await screen.findByRole('button', { name: 'Kirjaa päätös: Aluehallitus' })).toBeVisible()
  expect(screen.getByText('Esitetään hyväksyttäväksi.')).toBeVisible()
  expect(await screen.findByText('Päätettävänä')).toBeVisible()
})

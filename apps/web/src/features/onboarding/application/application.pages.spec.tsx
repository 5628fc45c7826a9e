import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { type Answers, aViewer, renderInApp, serve } from '../../../app/testing.js'
import { CallListPage } from '../call/call-list.page.js'
import { ApplicationListPage } from './application-list.page.js'
import { OneApplication } from './application.page.js'

const viewer = { ...aViewer, actions: [...aViewer.actions, 'application.read', 'application.manage'] }
const inAll = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: fi, en: fi })
const centre = (id: string, fi: string) => ({ __typename: 'OrgUnitRef', id, type: 'regional_centre', name: inAll(fi) })

const one = (of: Record<string, unknown> = {}) => ({
  __typename: 'Application',
  ...{ id: 'a1', name: 'Pielisen Pajasäätiö sr', businessId: '9832689-2', state: 'under_assessment', isNewOrganisation: false, language: 'fi', formVersion: 1, createdAt: '2026-10-01T08:00:00Z' },
  ...{ changedAt: '2026-10-23T08:00:00Z', submittedAt: '2026-10-23T08:00:00Z', withdrawnAt: null, withdrawalReason: '', decidedAt: null, erasedAt: null, openQuestions: 0, newAnswers: 1 },
  ...{ mayManage: true, mayAsk: true, version: 3, centre: centre('c1', 'Itä-Suomi'), call: null, organisation: null, ...of }
})
const sent = one({ id: 'a2', name: 'Österbottens Verkstad rf', state: 'submitted', changedAt: '2026-11-01T08:00:00Z', centre: centre('c2', 'Pohjanmaa'), newAnswers: 0 })
const told = { __typename: 'ApplicationAnswer', field: 'text', text: 'Teemme kalusteita', choices: [], links: [] }
const shown = { ...told, field: 'links', text: '', links: [{ __typename: 'ApplicationLink', title: 'Verstas', url: 'https://www.verstas.example' }] }
const question = { __typename: 'ApplicationQuestion', id: 'q1', section: 'own_production', body: 'Mitä tuotatte?', askedBy: 'Aino Salmela', askedAt: '2026-10-25T08:00:00Z', answer: 'Pöytiä', answeredBy: 'Marjatta Kärki', answeredAt: '2026-10-26T08:00:00Z', settledAt: null, version: 2 }
const likeness = { __typename: 'ApplicationLikeness', kind: 'organisation', otherId: 'o1', businessId: null, isExact: false, isDismissed: false, name: inAll('Pielisen Paja ry') }
const whole = (of: Record<string, unknown> = {}) =>
  one({
    sections: [{ __typename: 'ApplicationSection', section: 'own_production', changedBy: 'Marjatta Kärki', changedAt: '2026-10-23T08:00:00Z', answers: [told, shown] }],
    ...{ files: [], people: [], questions: [question], events: [], likenesses: [likeness], ...of }
  })
const call = { __typename: 'MembershipCall', id: 'k1', opensOn: '2026-11-01', closesOn: '2026-12-01', state: 'draft', applicationCount: 0, mayManage: true, version: 1, unit: centre('c1', 'Itä-Suomi'), title: inAll('Uusia työpajoja'), body: inAll('Haemme') }

async function draw(node: React.ReactElement, of: { address: string; answers?: Answers }) {
  const served = serve({
    Applications: () => ({ applications: [one(), sent] }),
    Application: () => ({ application: whole() }),
    ApplicationCentres: () => ({ applicationCentres: [centre('c1', 'Itä-Suomi')] }),
    MembershipCalls: () => ({ membershipCalls: [call] }),
    MunicipalityChoices: () => ({ municipalities: [] }),
    ...of.answers
  })
  const drawn = await renderInApp(node, { address: of.address, viewer, features: ['app', 'application', 'apply'] })
  return { ...drawn, asked: (name: string) => served.asked.filter((each) => each.name === name).map(({ variables }) => variables['input']), user: userEvent.setup() }
}
const noBarrier = async (container: Element) => {
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  expect(violations.map(({ id }) => id)).toEqual([])
}
const names = () => screen.getAllByRole('link', { name: /Pielisen|Österbottens/ }).map(({ textContent }) => textContent)

describe('the list of applications', () => {
  it('begins with what changed last, and finds by name and state in the address', async () => {
    const { container, user, router } = await draw(<ApplicationListPage />, { address: '/fi/members/applications' })
    await screen.findByText('2 hakemusta')
    expect(names()).toEqual(['Österbottens Verkstad rf', 'Pielisen Pajasäätiö sr'])
    expect(screen.getByText('1 uusi vastaus')).toBeVisible()
    await noBarrier(container)
    await user.type(screen.getByRole('searchbox'), 'pielisen')
    await waitFor(() => expect(names()).toEqual(['Pielisen Pajasäätiö sr']))
    await waitFor(() => expect(router.state.location.search).toMatchObject({ q: 'pielisen' }))
  })

  it('keeps to what the address asks for, and says when nothing fits', async () => {
    await draw(<ApplicationListPage />, { address: '/fi/members/applications?needs=answer&centre=c2' })
    expect(await screen.findByText('Mikään hakemus ei vastaa hakua')).toBeVisible()
  })

  it('invites an organisation to the only centre that there is', async () => {
    const { user, asked } = await draw(<ApplicationListPage />, { address: '/fi/members/applications', answers: { InviteApplicant: () => ({ inviteApplicant: { __typename: 'ApplicationPayload', application: one({ id: 'a3' }) } }) } })
    await user.click(await screen.findByRole('button', { name: 'Kutsu hakemaan' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByLabelText('Organisaation nimi'), 'Uusi ry')
    await user.type(dialog.getByLabelText('Yhteyshenkilön nimi'), 'Uuno Uusi')
    await user.type(dialog.getByLabelText('Sähköposti'), 'uuno@hakija.example')
    await user.click(dialog.getByRole('button', { name: 'Lähetä kutsu' }))
    await waitFor(() => expect(asked('InviteApplicant')).toEqual([{ centreId: 'c1', organisation: 'Uusi ry', name: 'Uuno Uusi', email: 'uuno@hakija.example', language: 'fi' }]))
  })
})

describe('an application', () => {
  it('shows what was told and what is like it, and takes the word of the centre', async () => {
    const { container, user, asked } = await draw(<OneApplication id="a1" />, {
      address: '/fi/members/applications/a1',
      answers: { IdentifyApplicant: () => ({ identifyApplicant: { __typename: 'ApplicationPayload', application: whole({ version: 4, organisation: { __typename: 'ApplicantOrganisation', id: 'o1', name: inAll('Pielisen Paja ry') } }) } }) }
    })
    expect(await screen.findByText('Teemme kalusteita')).toBeVisible()
    expect(screen.getByRole('link', { name: 'Verstas' })).toHaveAttribute('rel', expect.stringContaining('noopener'))
    await noBarrier(container)
    await user.click(screen.getByRole('button', { name: /Sama kuin hakija/ }))
    await waitFor(() => expect(asked('IdentifyApplicant')).toEqual([{ applicationId: 'a1', expectedVersion: 3, organisationId: 'o1' }]))
    expect(await screen.findByText(/sama kuin hakija/)).toBeVisible()
  })

  it('shows the questions by their address, and notes an answer', async () => {
    const { user, asked } = await draw(<OneApplication id="a1" />, {
      address: '/fi/members/applications/a1?tab=questions',
      answers: { SettleApplicationQuestion: () => ({ settleApplicationQuestion: { __typename: 'ApplicationPayload', application: whole({ newAnswers: 0, questions: [{ ...question, settledAt: '2026-11-05T08:00:00Z' }] }) } }) }
    })
    expect(await screen.findByText('Pöytiä')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Merkitse luetuksi' }))
    await waitFor(() => expect(asked('SettleApplicationQuestion')).toEqual([{ questionId: 'q1', expectedVersion: 2 }]))
  })

  it('says that a draft is its applicant’s alone', async () => {
    await draw(<OneApplication id="a1" />, { address: '/fi/members/applications/a1', answers: { Application: () => ({ application: whole({ state: 'draft', sections: [], submittedAt: null }) }) } })
    expect(await screen.findByText(/Sisältö tulee näkyviin, kun hakemus lähetetään/)).toBeVisible()
    expect(screen.getByRole('button', { name: 'Sulje luonnos' })).toBeVisible()
  })
})

it('a call is published from its list', async () => {
  const { container, user, asked } = await draw(<CallListPage />, { address: '/fi/members/calls', answers: { PublishMembershipCall: () => ({ publishMembershipCall: { __typename: 'MembershipCallPayload', call: { ...call, state: 'open', version: 2 } } }) } })
  await user.click(await screen.findByRole('button', { name: /Julkaise/ }))
  await waitFor(() => expect(asked('PublishMembershipCall')).toEqual([{ callId: 'k1', expectedVersion: 1 }]))
  await noBarrier(container)
})

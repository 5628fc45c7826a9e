import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { shippedRules } from '@solmu/domain/governance/charter-library.js'
import { type Answers, aViewer, renderInApp, serve } from '../../app/testing.js'
import { BodyListPage } from './body/body-list.page.js'
import { BodyPage } from './body/body.page.js'
import { changedRules, comparedSections } from '@solmu/domain/governance/charter-compare.js'
import { CharterDraftPage } from './charter/charter-draft.page.js'
import { CharterPage } from './charter/charter.page.js'

const viewer = { ...aViewer, actions: [...aViewer.actions, 'charter.read', 'charter.manage', 'body.read', 'body.manage'] }
const inAll = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: fi, en: fi })
const version = (of: Record<string, unknown> = {}) => ({
  __typename: 'CharterVersion',
  ...{ id: 'v2', number: 2, standing: 'in_force', reason: '', validFrom: '2025-01-01', validTo: null, contentHash: 'ab'.repeat(32), proposedOn: '2024-09-16', proposedBy: 'Aino', decidesNumber: 1 },
  ...{ decidedFrom: null, decidedBy: 'Jäsenkokous 21.11.2024', decidedOn: '2024-11-21', votes: { __typename: 'CharterVoteCount', for: 24, against: 7, abstain: 2, present: 33, all: 41 }, steps: [], version: 3, ...of }
})
const proposed = version({ id: 'v3', number: 3, standing: 'proposed', validFrom: null, decidedOn: null, decidedBy: '', votes: null, decidedFrom: '2026-11-01', decidesNumber: 2, steps: ['adopt', 'reject'] })
const rules = {
  ...{ __typename: 'CharterRules', votes: null },
  bodies: shippedRules.bodies.map(({ quorum: { of, share, atLeast }, ...rest }) => ({ __typename: 'CharterBodyRule', ...rest, quorum: { __typename: 'CharterQuorum', of, ...share, atLeast } })),
  matters: shippedRules.matters.map((each) => ({ __typename: 'CharterMatterRule', ...each, name: inAll(''), majority: { __typename: 'CharterMajority', ...each.majority } }))
}
const text = (of = version()) => ({ charterText: { __typename: 'CharterText', version: of, sections: [{ __typename: 'CharterSection', number: '1', heading: inAll('Nimi'), text: inAll('Liitolla on nimi.') }], rules } })
const list = (...versions: unknown[]) => ({ charterVersions: versions })
const history = { RecordHistory: () => ({ recordHistory: { __typename: 'AuditEntryConnection', nodes: [], pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null } } }) }

const member = (of: Record<string, unknown> = {}) => ({
  __typename: 'BodyMember',
  ...{ id: 'm1', role: 'chair', personName: 'Tuulikki Rantala', organisation: null, email: null, hasAccount: false, substituteFor: null, validFrom: '2025-11-01', validTo: null, endedOn: null, endReason: '', term: 'in_force', version: 1, ...of }
})
const body = (of: Record<string, unknown> = {}) => ({
  __typename: 'GoverningBody',
  ...{ id: 'b1', kind: 'board', name: inAll('Hallitus'), purpose: inAll(''), unit: { __typename: 'OrgUnitRef', id: 'h', type: 'headquarters', name: inAll('Pääkonttori') }, parentId: null, parentName: null, seats: 7 },
  ...{ validFrom: '2023-01-01', validTo: null, isOpen: true, chairName: 'Tuulikki Rantala', seated: 6, vacant: 1, expiring: 0, gaps: ['vacant'], isMine: false, mayManage: true, version: 1, members: [member()], ...of }
})

async function draw(node: React.ReactElement, of: { address: string; answers: Answers }) {
  const served = serve({ ...history, PartyAnswers: ({ subjectId }) => ({ partyAnswers: { __typename: 'PartyAnswers', id: subjectId, isWaiting: false, mayRecord: false, parties: [] } }), ...of.answers })
  const drawn = await renderInApp(node, { address: of.address, viewer, features: ['app', 'charter', 'party', 'body', 'mandate', 'agreement', 'audit', 'admin'] })
  return { ...drawn, asked: (name: string) => served.asked.filter((each) => each.name === name).map(({ variables }) => variables), user: userEvent.setup() }
}
const noBarrier = async (container: Element) => {
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  expect(violations.map(({ id }) => id)).toEqual([])
}
beforeEach(() => sessionStorage.clear())

it('the charter in force is told with its rules in words, and the version of the address in its place', async () => {
  const answers = { CharterVersions: () => list(proposed, version()), CharterText: () => text() }
  const { container } = await draw(<CharterPage />, { address: '/fi/governance/charter', answers })
  expect(await screen.findByText('Liitolla on nimi.')).toBeVisible()
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Perussääntö, versio 2')
  expect(screen.getByText(/vähintään kolme neljäsosaa, annetuista äänistä; tyhjiä ei lasketa/)).toBeVisible()
  expect(screen.getByText('vähintään 1/3 jäsenistä, kuitenkin vähintään 3')).toBeVisible()
  await noBarrier(container)
})

it('what became of a proposal is recorded with its votes; numbers that are none are told at their fields', async () => {
  const answers = { CharterVersions: () => list(proposed, version()), CharterText: () => text(proposed), AdoptCharter: () => ({ adoptCharter: { __typename: 'CharterPayload', ...list(proposed, version()) } }) }
  const { user, asked } = await draw(<CharterPage />, { address: '/fi/governance/charter?version=3', answers })
  await user.click(await screen.findByRole('button', { name: 'Kirjaa hyväksytyksi' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'Kirjaa hyväksytyksi' }))
  expect(dialog.getAllByText('Kirjoita kokonaisluku.').length).toBeGreaterThan(3)
  expect(asked('AdoptCharter')).toEqual([])
  for (const [label, value] of [['Päättävä kokous', 'Jäsenkokous § 4'], ['Voimassa alkaen', '1.1.2027'], ['Puolesta', '21'], ['Vastaan', '7'], ['Läsnä', '30'], ['Äänioikeutettuja', '41']] as const) {
    await user.type(dialog.getByLabelText(label), value)
  }
  await user.click(dialog.getByRole('button', { name: 'Kirjaa hyväksytyksi' }))
  await waitFor(() => expect(asked('AdoptCharter')).toHaveLength(1))
  expect(asked('AdoptCharter')[0]).toMatchObject({ input: { charterVersionId: 'v3', expectedVersion: 3, decidedBy: 'Jäsenkokous § 4', validFrom: '2027-01-01', votes: { for: 21, against: 7, abstain: 0, present: 30, all: 41 } } })
})

it('the next draft begins with what is in force, and sends what was changed', async () => {
  const answers = { CharterVersions: () => list(version()), CharterText: () => text(), SaveCharterDraft: () => ({ saveCharterDraft: { __typename: 'CharterPayload', ...list(version()) } }) }
  const { user, asked, container } = await draw(<CharterDraftPage />, { address: '/fi/governance/charter/draft', answers })
  const notice = (await screen.findAllByLabelText('Kutsuaika, päivää'))[0]!
  await user.clear(notice)
  await user.click(screen.getByRole('button', { name: 'Tallenna luonnos' }))
  expect((await screen.findAllByText('Kirjoita kokonaisluku.')).length).toBeGreaterThan(0)
  await user.type(notice, '21')
  await user.click(screen.getByRole('button', { name: 'Tallenna luonnos' }))
  await waitFor(() => expect(asked('SaveCharterDraft')).toHaveLength(1))
  expect(asked('SaveCharterDraft')[0]).toMatchObject({ input: { expectedVersion: null, sections: [{ number: '1', heading: { fi: 'Nimi' } }], rules: { votes: null, bodies: [{ kind: 'assembly', noticeDays: 21 }, {}, {}, {}] } } })
  await noBarrier(container)
})

it('bodies are searched by who sits in them, and narrowed to what is missing, by the address', async () => {
  const group = body({ id: 'b2', kind: 'working_group', name: inAll('Laatutyöryhmä'), gaps: [], vacant: 0, members: [member({ personName: 'Outi Karjalainen' })] })
  const { user, router, container } = await draw(<BodyListPage />, { address: '/fi/governance/bodies', answers: { Bodies: () => ({ bodies: [body(), group] }) } })
  expect((await screen.findAllByRole('link')).map(({ textContent }) => textContent)).toEqual(['Hallitus', 'Laatutyöryhmä'])
  expect(screen.getByText('1 paikka tyhjänä')).toBeVisible()
  await noBarrier(container)
  await user.type(screen.getByRole('searchbox'), 'karjalainen')
  await waitFor(() => expect(screen.queryByRole('link', { name: 'Hallitus' })).not.toBeInTheDocument())
  await waitFor(() => expect(router.state.location.search).toMatchObject({ q: 'karjalainen' }))
})

it('a body shows who sits in it, and ends a term with a reason alone', async () => {
  const answers = { Body: () => ({ body: body() }), Bodies: () => ({ bodies: [body()] }), EndBodyTerm: () => ({ endBodyTerm: { __typename: 'BodyPayload', body: body() } }) }
  const { user, asked, container } = await draw(<BodyPage />, { address: '/fi/governance/bodies/b1', answers })
  await user.click(await screen.findByRole('button', { name: 'Päätä kausi: Tuulikki Rantala' }))
  await noBarrier(container)
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'Päätä kausi' }))
  expect(dialog.getAllByText('Kirjoita syy.').length).toBeGreaterThan(0)
  await user.type(dialog.getByLabelText('Syy'), 'Muutti pois')
  await user.click(dialog.getByRole('button', { name: 'Päätä kausi' }))
  await waitFor(() => expect(asked('EndBodyTerm')).toHaveLength(1))
  expect(asked('EndBodyTerm')[0]).toMatchObject({ input: { bodyMemberId: 'm1', expectedVersion: 1, reason: 'Muutti pois' } })
})

it('bodies stand under those to which they belong, and the page of each leads to those under it', async () => {
  const [group, region] = [body({ id: 'b2', kind: 'working_group', name: inAll('Laatutyöryhmä'), parentId: 'b1', parentName: inAll('Hallitus') }), body({ id: 'b3', kind: 'regional_board', name: inAll('Aluehallitus') })]
  const answers = { Bodies: () => ({ bodies: [body(), region, group] }), Body: () => ({ body: body() }) }
  const first = await draw(<BodyListPage />, { address: '/fi/governance/bodies', answers })
  expect((await screen.findAllByRole('link')).map(({ textContent, parentElement }) => [textContent, parentElement?.dataset['depth']])).toEqual([['Hallitus', '0'], ['Laatutyöryhmä', '1'], ['Aluehallitus', '0']])
  first.unmount()
  await draw(<BodyPage />, { address: '/fi/governance/bodies/b1', answers })
  const beneath = within(await screen.findByRole('region', { name: 'Sen alla toimivat' }))
  expect(beneath.getAllByRole('link').map(({ textContent }) => textContent)).toEqual(['Laatutyöryhmä'])
})

it('a seat is given to somebody who is found by name, or to a name alone', async () => {
  const person = { __typename: 'BodyPerson', id: 'p1', name: 'Riitta Kosonen', organisation: { __typename: 'GovernedOrganisation', id: 'o1', name: inAll('Karjalan Työsilta ry') } }
  const answers = { Body: () => ({ body: body() }), Bodies: () => ({ bodies: [body()] }), MandatePlaces: () => ({ mandatePlaces: [] }), BodyPeople: () => ({ bodyPeople: [person] }), SeatBodyMember: () => ({ seatBodyMember: { __typename: 'BodyPayload', body: body() } }) }
  const { user, asked } = await draw(<BodyPage />, { address: '/fi/governance/bodies/b1', answers })
  await user.click(await screen.findByRole('button', { name: 'Kirjaa jäsen' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'Tallenna' }))
  expect(dialog.getAllByText('Kirjoita henkilön nimi.').length).toBeGreaterThan(0)
  await user.type(dialog.getByRole('combobox', { name: /^Henkilö, jolla on tunnus/ }), 'koso')
  await user.click(await dialog.findByRole('option', { name: /Riitta Kosonen.*Karjalan Työsilta ry/, hidden: true }))
  expect(dialog.getByRole('button', { name: 'Valitse muu kuin Riitta Kosonen' })).toBeVisible()
  await noBarrier(document.body)
  await user.click(dialog.getByRole('button', { name: 'Tallenna' }))
  await waitFor(() => expect(asked('SeatBodyMember')).toHaveLength(1))
  expect(asked('SeatBodyMember')[0]).toMatchObject({ input: { userId: 'p1', organisationId: 'o1', personName: 'Riitta Kosonen' } })
  expect(asked('BodyPeople').at(-1)).toEqual({ words: 'koso' })
})

it('versions are compared section by section and rule by rule', () => {
  const section = (number: string) => ({ number })
  expect(comparedSections([section('1'), section('2'), section('3')], [section('1'), section('3'), section('4')]).map(({ number, older, newer }) => [number, older !== null, newer !== null])).toEqual([
    ['1', true, true],
    ['2', true, false],
    ['3', true, true],
    ['4', false, true]
  ])
  const line = (key: string, text: string) => ({ key, name: key, text })
  expect(changedRules([line('a', '1'), line('b', '1'), line('d', '1')], [line('a', '1'), line('b', '2'), line('c', '1')])).toEqual([
    { key: 'b', name: 'b', before: '1', after: '2' },
    { key: 'c', name: 'c', before: null, after: '1' },
    { key: 'd', name: 'd', before: '1', after: null }
  ])
})

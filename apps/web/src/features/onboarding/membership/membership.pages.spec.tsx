/** The pages of members and their plans: the register, one member with its notice and its leaving, the rules, a plan, and the templates. */
import { noticeStatement } from '@solmu/domain/onboarding/notice-statement.js'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { type Answers, aViewer, Refusal, renderInApp, serve } from '../../../app/testing.js'
import { PlanListPage } from '../plan/plan-list.page.js'
import { OnePlan } from '../plan/plan.page.js'
import { TemplatePage } from '../plan/template.page.js'
import { MembershipListPage } from './membership-list.page.js'
import { OneMembership } from './membership.page.js'

const viewer = { ...aViewer, actions: [...aViewer.actions, 'member.read', 'member.manage', 'member.rule', 'plan.read', 'plan.work', 'return.read'] }
const inAll = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: fi, en: fi })
const unit = (id: string, fi: string, type = 'local_unit') => ({ __typename: 'OrgUnitRef', id, type, name: inAll(fi) })
const event = (number: number, kind: string, toState: string, of: object = {}) => ({
  __typename: 'MembershipEvent',
  ...{ id: `e${number}`, number, kind, toState, effectiveOn: '2024-01-01', endsOn: null, manner: null, reason: '', reference: '', statement: '', actorName: 'Aino Salmela', recordedAt: '2024-01-01T08:00:00Z', ...of }
})
const member = (of: Record<string, unknown> = {}) => ({
  __typename: 'Membership',
  ...{ id: 'm1', state: 'active', admittedOn: '2024-01-01', endsOn: null, closesUnits: false, version: 2, centre: unit('c1', 'Itä-Suomi', 'regional_centre') },
  organisation: { __typename: 'MemberOrganisation', id: 'o1', businessId: '1234567-1', name: inAll('Karjalan Työsilta ry') },
  decision: { __typename: 'MembershipBasis', id: 'd1', applicationId: null, isFounding: true, number: '1/2024', decidedOn: '2024-01-01', annulledOn: null, annulledReason: '' },
  events: [event(1, 'admit', 'admitted'), event(2, 'activate', 'active')],
  ...of
})
const other = member({ id: 'm2', state: 'suspended', centre: unit('c2', 'Lappi', 'regional_centre'), organisation: { __typename: 'MemberOrganisation', id: 'o2', businessId: null, name: inAll('Kemijärven Kaarna ry') } })
const step = (action: string, to: string, blockedBy: string[] = []) => ({ __typename: 'MembershipStepType', action, to, isAllowed: blockedBy.length === 0, blockedBy })
const outlook = (of: object = {}) => ({
  __typename: 'MembershipOutlook',
  ...{ openTasks: 0, openReturns: 1, noticeMonths: 6, hasMandate: true, mayManage: false, mayLeave: true, missingAgreements: [], steps: [step('give_notice', 'notice_given')], ...of }
})
const whole = (of: Record<string, unknown> = {}) => member({ units: [unit('u1', 'Karjalan Työsilta')], outlook: outlook(), ...of })
const leaving = (of: Record<string, unknown> = {}) => ({
  __typename: 'MemberLeaving',
  endsOn: '2027-05-05',
  units: [{ __typename: 'LeavingUnitType', unit: unit('u1', 'Karjalan Työsilta'), fate: 'closes', day: '2027-05-05', to: null, mayHandOver: true }],
  returns: [{ __typename: 'MemberReturn', id: 'r1', unit: unit('u1', 'Karjalan Työsilta'), roundName: inAll('Syksy 2026'), period: '2026-Q3', sendBy: '2026-11-30', isOrphaned: false, entrustedTo: [] }],
  standIns: [],
  ...of
})
const rules = { __typename: 'MembershipRules', admissionSince: '2026-01-01', noticeMonths: 6, withoutMembership: 2, mayManage: true }
const task = (code: string, of: Record<string, unknown> = {}) => ({
  __typename: 'PlanTask',
  ...{ id: code, code, level: 'unit', kind: 'document', title: inAll(`Tehtävä ${code}`), help: inAll('Näin se tehdään'), dueOn: '2026-12-01', isRequired: true, dependsOn: [], isDone: false, openCount: 0 },
  ...{ ownerId: null, ownerName: null, doneOn: null, note: '', evidenceUrl: '', doneBy: null, mayWork: true, version: 1, ...of }
})
const plan = (of: Record<string, unknown> = {}) => ({
  __typename: 'MembershipPlan',
  ...{ id: 'p1', membershipId: 'm1', kind: 'onboarding', state: 'admitted', startsOn: '2026-10-01', closedOn: null, buddy: null, mayManage: true, version: 1 },
  organisation: { __typename: 'MemberOrganisation', id: 'o1', name: inAll('Karjalan Työsilta ry') },
  centre: unit('c1', 'Itä-Suomi', 'regional_centre'),
  tasks: [task('a', { isDone: true, doneOn: '2026-10-20', note: 'Muistio' }), task('b'), task('c', { level: 'centre', dependsOn: ['b'] })],
  ...of
})
const line = (code: string, of: object = {}) => ({ __typename: 'TemplateTask', code, title: inAll(`Tehtävä ${code}`), help: inAll(''), level: 'unit', kind: 'document', days: 30, isRequired: true, dependsOn: [], ...of })
const template = (of: object = {}) => ({ __typename: 'PlanTemplate', id: 't1', kind: 'onboarding', number: 1, isReleased: true, isInForce: true, validFrom: '2024-01-01', version: 1, tasks: [line('a'), line('b', { dependsOn: ['a'] })], ...of })

async function draw(node: React.ReactElement, of: { address: string; answers?: Answers }) {
  const served = serve({
    Memberships: () => ({ memberships: [member(), other] }),
    Membership: () => ({ membership: whole() }),
    MemberLeaving: () => ({ memberLeaving: leaving() }),
    MembershipRules: () => ({ membershipRules: rules }),
    MembershipPlans: () => ({ membershipPlans: [plan()] }),
    MembershipPlan: () => ({ membershipPlan: plan() }),
    PlanTemplates: () => ({ planTemplates: [template()], membershipRules: rules }),
    MemberUnits: () => ({ memberships: [{ ...other, state: 'active', units: [unit('u2', 'Kemijärven Kaarna')] }] }),
    RecordHistory: () => ({ recordHistory: { __typename: 'AuditEntryConnection', nodes: [], totalCount: 0, pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null } } }),
    ...of.answers
  })
  const drawn = await renderInApp(node, { address: of.address, viewer, features: ['app', 'membership', 'admin', 'audit'] })
  return { ...drawn, asked: (name: string) => served.asked.filter((each) => each.name === name).map(({ variables }) => variables['input'] ?? variables), user: userEvent.setup() }
}
const noBarrier = async (container: Element) => {
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  expect(violations.map(({ id }) => id)).toEqual([])
}
beforeEach(() => localStorage.clear())

describe('the register', () => {
  it('shows the members of a day, finds by name, and says when there are none', async () => {
    const { container, user, router, asked } = await draw(<MembershipListPage />, { address: '/fi/members' })
    await screen.findByText('2 jäsenyyttä')
    expect(asked('Memberships')).toEqual([{ asOf: '2026-11-05' }])
    await noBarrier(container)
    await user.type(screen.getByRole('searchbox'), 'kaarna')
    await screen.findByText('1 jäsenyys')
    await waitFor(() => expect(router.state.location.search).toMatchObject({ q: 'kaarna' }))
    await user.type(screen.getByRole('searchbox'), 'x')
    await screen.findByText('Ei osumia')
    const day = screen.getByLabelText('Tilanne päivänä')
    await user.clear(day)
    await user.type(day, '31.12.2025')
    await waitFor(() => expect(asked('Memberships')).toContainEqual({ asOf: '2025-12-31' }))
  })

  it('lets its rules be set, and refuses what is no number of months', async () => {
    const { user, asked } = await draw(<MembershipListPage />, { address: '/fi/members', answers: { SetMembershipRules: () => ({ setMembershipRules: { __typename: 'MembershipRulesPayload', rules } }) } })
    await user.click(await screen.findByRole('button', { name: 'Jäsenyyden säännöt' }))
    const dialog = await screen.findByRole('dialog')
    const months = await within(dialog).findByLabelText(/Irtisanomisaika/)
    await user.clear(months)
    await user.type(months, '99')
    await user.click(within(dialog).getByRole('button', { name: 'Tallenna' }))
    expect((await within(dialog).findAllByText('Kirjoita kokonaisluku 0–36.')).length).toBeGreaterThan(0)
    await user.clear(months)
    await user.type(months, '3')
    await user.click(within(dialog).getByRole('button', { name: 'Tallenna' }))
    await waitFor(() => expect(asked('SetMembershipRules')).toEqual([{ admissionSince: '2026-01-01', noticeMonths: 3 }]))
  })
})

describe('a member', () => {
  it('says what is in the way of activation, and takes no step without its reason', async () => {
    const admitted = whole({ state: 'admitted', outlook: outlook({ openTasks: 2, mayManage: true, steps: [step('activate', 'active', ['tasks_done']), step('suspend', 'suspended')] }) })
    const { container, user, asked } = await draw(<OneMembership id="m1" />, { address: '/fi/members/m1', answers: { Membership: () => ({ membership: admitted }) } })
    expect(await screen.findByText('2 pakollista tehtävää on kesken')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Aktivoi jäsen' })).toBeDisabled()
    await noBarrier(container)
    await user.click(screen.getByRole('button', { name: 'Keskeytä jäsenyys' }))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByRole('button', { name: 'Keskeytä' }))
    expect((await within(dialog).findAllByText('Kirjoita perustelu.')).length).toBeGreaterThan(0)
    expect(asked('SuspendMembership')).toEqual([])
  })

  it('is told when it does not exist', async () => {
    const refused = new Refusal(200, { errors: [{ message: 'NOT_FOUND', extensions: { code: 'NOT_FOUND', kind: 'missing', path: ['id'], params: {}, errorId: 'e1' } }], data: null })
    await draw(<OneMembership id="x" />, { address: '/fi/members/x', answers: { Membership: () => { throw refused } } })
    expect((await screen.findAllByText('Jäsenyyttä ei löydy')).length).toBeGreaterThan(0)
  })

  it('gives notice with what is signed before it, and sees what becomes of its units', async () => {
    const { user, asked } = await draw(<OneMembership id="m1" />, { address: '/fi/members/m1', answers: { GiveMembershipNotice: () => ({ giveMembershipNotice: { __typename: 'MembershipPayload', membership: member({ state: 'notice_given' }) } }) } })
    await user.click(await screen.findByRole('button', { name: 'Irtisano jäsenyys' }))
    const dialog = await screen.findByRole('dialog')
    expect(await within(dialog).findByText('Karjalan Työsilta: Sulkeutuu verkostosta, viimeinen päivä 4.5.2027')).toBeVisible()
    expect(asked('MemberLeaving')).toEqual([{ membershipId: 'm1', endsOn: '2027-05-05', closesUnits: true }])
    await user.click(within(dialog).getByRole('checkbox', { name: /suljetaan verkostosta/ }))
    await waitFor(() => expect(asked('MemberLeaving')).toContainEqual({ membershipId: 'm1', endsOn: '2027-05-05', closesUnits: false }))
    const last = within(dialog).getByLabelText(/viimeinen päivä/)
    await user.clear(last)
    await user.type(last, '1.12.2026')
    await user.click(within(dialog).getByRole('button', { name: 'Allekirjoita irtisanominen' }))
    expect((await within(dialog).findAllByText(/voi olla aikaisintaan 4.5.2027/)).length).toBeGreaterThan(0)
    await user.clear(last)
    await user.type(last, '31.5.2027')
    await user.click(within(dialog).getByRole('checkbox', { name: /Olen lukenut irtisanomisen/ }))
    await user.click(within(dialog).getByRole('button', { name: 'Allekirjoita irtisanominen' }))
    const statement = noticeStatement('fi', { organisation: 'Karjalan Työsilta ry', givenOn: '2026-11-05', endsOn: '2027-06-01', closesUnits: false, signatory: 'Aino Salmela' })
    await waitFor(() => expect(asked('GiveMembershipNotice')).toEqual([expect.objectContaining({ manner: 'signed', endsOn: '2027-06-01', closesUnits: false, statement })]))
  })

  it('that leaves names its units and returns; a unit is handed over, and returns are entrusted', async () => {
    const given = whole({ state: 'notice_given', endsOn: '2027-05-05', closesUnits: true, outlook: outlook({ mayManage: true, steps: [] }) })
    const standIns = [{ __typename: 'StandIn', id: 's1', name: 'Riitta Kosonen' }]
    const { container, user, asked } = await draw(<OneMembership id="m1" />, {
      address: '/fi/members/m1',
      answers: {
        Membership: () => ({ membership: given }),
        MemberLeaving: () => ({ memberLeaving: leaving({ standIns }) }),
        HandOverMemberUnit: () => ({ handOverMemberUnit: { __typename: 'MemberLeavingPayload', leaving: leaving() } }),
        EntrustMemberReturns: () => ({ entrustMemberReturns: { __typename: 'MemberLeavingPayload', leaving: leaving() } })
      }
    })
    expect(await screen.findByText('Jäsen itse, viimeistään 30.11.2026')).toBeVisible()
    expect(screen.getByRole('link', { name: 'Karjalan Työsilta, Syksy 2026' })).toHaveAttribute('href', '/fi/results/returns/r1')
    await noBarrier(container)
    await user.click(screen.getByRole('button', { name: 'Siirrä toiselle jäsenelle: Karjalan Työsilta' }))
    let dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByRole('button', { name: 'Siirrä yksikkö' }))
    expect((await within(dialog).findAllByText('Valitse jäsen, joka jatkaa.')).length).toBeGreaterThan(0)
    await within(dialog).findByRole('option', { name: 'Kemijärven Kaarna ry' })
    await user.selectOptions(within(dialog).getByLabelText(/Kuka jatkaa/), 'o2')
    await user.click(within(dialog).getByRole('button', { name: 'Siirrä yksikkö' }))
    await waitFor(() => expect(asked('HandOverMemberUnit')).toEqual([{ membershipId: 'm1', expectedVersion: 2, unitId: 'u1', toOrganisationId: 'o2' }]))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await user.click(screen.getByRole('button', { name: 'Anna ilmoitukset hoidettavaksi' }))
    dialog = await screen.findByRole('dialog')
    await user.selectOptions(within(dialog).getByLabelText(/Kuka täyttää/), 's1')
    await user.type(within(dialog).getByLabelText(/Perustelu/), 'Jäsen lähti')
    await user.click(within(dialog).getByRole('button', { name: 'Anna hoidettavaksi' }))
    await waitFor(() => expect(asked('EntrustMemberReturns')).toEqual([{ membershipId: 'm1', userId: 's1', lastDay: '2026-12-04', reason: 'Jäsen lähti' }]))
  })
})

describe('plans', () => {
  it('are listed with how far they are', async () => {
    const { container } = await draw(<PlanListPage />, { address: '/fi/members/plans' })
    expect(await screen.findByText('33 % (1/3)')).toBeVisible()
    expect(screen.getByRole('link', { name: 'Karjalan Työsilta ry' })).toHaveAttribute('href', '/fi/members/plans/p1')
    await noBarrier(container)
  })

  it('name what blocks, and take a task with what shows it', async () => {
    const done = plan({ tasks: [task('a', { isDone: true }), task('b', { isDone: true, doneOn: '2026-11-05', version: 2 }), task('c', { level: 'centre', dependsOn: ['b'] })] })
    const { container, user, asked } = await draw(<OnePlan id="p1" />, { address: '/fi/members/plans/p1', answers: { MarkPlanTask: () => ({ markPlanTask: { __typename: 'MembershipPlanPayload', plan: done } }) } })
    expect(await screen.findByText('Nämä pidättävät muuta')).toBeVisible()
    expect(screen.getByRole('progressbar')).toHaveAttribute('value', '1')
    expect(screen.queryByRole('button', { name: 'Merkitse tehdyksi: Tehtävä c' })).toBeNull()
    await noBarrier(container)
    await user.click(screen.getByRole('button', { name: 'Merkitse tehdyksi: Tehtävä b' }))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByRole('button', { name: 'Merkitse tehdyksi' }))
    expect((await within(dialog).findAllByText('Kirjoita, mikä osoittaa sen.')).length).toBeGreaterThan(0)
    await user.type(within(dialog).getByLabelText(/Mikä osoittaa sen/), 'Muistio 5.11.')
    await user.click(within(dialog).getByRole('button', { name: 'Merkitse tehdyksi' }))
    await waitFor(() => expect(asked('MarkPlanTask')).toEqual([expect.objectContaining({ taskId: 'b', isDone: true, doneOn: '2026-11-05', note: 'Muistio 5.11.' })]))
  })

  it('of leaving name the returns that are open', async () => {
    await draw(<OnePlan id="p1" />, { address: '/fi/members/plans/p1', answers: { MembershipPlan: () => ({ membershipPlan: plan({ kind: 'exit', state: 'notice_given', tasks: [task('returns', { kind: 'returns_closed', openCount: 1 })] }) }) } })
    expect(await screen.findByRole('link', { name: 'Karjalan Työsilta, Syksy 2026' })).toBeVisible()
  })

  it('come from templates, of which those that ship name no day', async () => {
    const templates = [template({ validFrom: '2000-01-01' }), template({ id: 't2', number: 2, isInForce: false, validFrom: '2027-01-01' })]
    await draw(<TemplatePage />, { address: '/fi/members/plans/templates', answers: { PlanTemplates: () => ({ planTemplates: templates, membershipRules: rules }) } })
    await screen.findByText('Solmun mukana tuleva, voimassa alusta alkaen')
    screen.getByText('Tulee voimaan 1.1.2027')
  })

  it('are written into a template, of which every fault is named before it is released', async () => {
    const saved = { __typename: 'PlanTemplatePayload', template: template({ id: 't2', number: 2, isReleased: false, isInForce: false, validFrom: null }) }
    const { container, user, asked } = await draw(<TemplatePage />, { address: '/fi/members/plans/templates', answers: { SavePlanTemplate: () => ({ savePlanTemplate: saved }), ReleasePlanTemplate: () => ({ releasePlanTemplate: saved }) } })
    await user.click(await screen.findByRole('button', { name: 'Kirjoita seuraava versio' }))
    await noBarrier(container)
    await user.click(screen.getByRole('button', { name: 'Lisää tehtävä' }))
    await user.click(screen.getByRole('button', { name: 'Julkaise versio' }))
    expect((await screen.findAllByRole('link', { name: /nimetön tehtävä/ })).length).toBeGreaterThan(0)
    expect(asked('ReleasePlanTemplate')).toEqual([])
    const titles = screen.getAllByLabelText('Tehtävä suomeksi')
    await user.type(titles.at(-1)!, 'Uusi')
    await user.type(screen.getAllByLabelText(/^Tunnus/).at(-1)!, 'uusi')
    await user.click(screen.getByRole('button', { name: 'Julkaise versio' }))
    await waitFor(() => expect(asked('ReleasePlanTemplate')).toEqual([expect.objectContaining({ kind: 'onboarding', expectedVersion: 1 })]))
    expect(asked('SavePlanTemplate')[0]).toMatchObject({ kind: 'onboarding', expectedVersion: null, tasks: [expect.anything(), expect.anything(), expect.objectContaining({ code: 'uusi', title: expect.objectContaining({ fi: 'Uusi' }) })] })
  })
})

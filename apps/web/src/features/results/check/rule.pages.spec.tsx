import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { aViewer, Refusal, renderInApp, serve, type Answers } from '../../../app/testing.js'
import type { CheckRuleRow } from './check.operations.js'
import { RuleEditor } from './rule-editor.page.js'
import { RuleListPage } from './rule-list.page.js'

const manager = { ...aViewer, actions: [...aViewer.actions, 'indicator.read', 'indicator.manage'] }
const noSpec = {
  ...{ of: null, codes: null, level: null, periodKinds: [], onlyRequired: null, min: null, max: null, wholes: null, relation: null },
  ...{ parts: null, periodsAgo: null, tolerance: null, direction: null, relative: null, absolute: null, factor: null, expression: null, at: null }
}

const aRule = (of: Partial<CheckRuleRow> = {}): CheckRuleRow & { __typename: string } => ({
  ...{ __typename: 'CheckRule', id: 'r1', code: 'a4_at_most_a2', kind: 'parts', severity: 'error', isActive: true, version: 3 },
  ...{ changedAt: '2026-11-01T07:00:00Z', changedBy: null },
  message: { __typename: 'LocalizedText', fi: 'Luku {value} on suurempi kuin {limit}.', sv: '{value} > {limit}', en: '{value} > {limit}' } as CheckRuleRow['message'],
  spec: { __typename: 'CheckSpec', ...noSpec, wholes: ['A4'], parts: ['A2'], relation: 'at_most', level: 'cell', periodsAgo: 0, tolerance: 0 } as CheckRuleRow['spec'],
  ...of
})

const rules = [
  aRule(),
  aRule({
    ...{ id: 'r2', code: 'd1_change', kind: 'change', severity: 'warning' },
    spec: { __typename: 'CheckSpec', ...noSpec, of: 'indicators', codes: ['D1'], level: 'total', direction: 'both', absolute: 0.5 } as CheckRuleRow['spec']
  }),
  aRule({
    ...{ id: 'r3', code: 'unusual', kind: 'outlier', severity: 'info', isActive: false },
    spec: { __typename: 'CheckSpec', ...noSpec, of: 'all', codes: [], level: 'total', factor: 5 } as CheckRuleRow['spec']
  })
]

const rounds = () => ({
  rounds: { __typename: 'RoundConnection', nodes: [{ __typename: 'CollectionRound', id: 'k1', period: '2026-Q3', name: { __typename: 'LocalizedText', fi: 'Kierros 3/2026', sv: 'O', en: 'R' } }] }
})

async function drawList(address = '/fi/results/rules', viewer = manager) {
  serve({ CheckRules: () => ({ checkRules: rules }) })
  const drawn = await renderInApp(<RuleListPage />, { viewer, address, features: ['app', 'check'] })
  return { ...drawn, user: userEvent.setup() }
}

const codes = () => screen.getAllByRole('rowheader').map((cell) => cell.firstChild?.textContent)

describe('the list of rules', () => {
  it('shows what each asks, how grave it is and whether it is in force', async () => {
    await drawList()
    const row = (await screen.findByRole('link', { name: 'd1_change' })).closest('tr')!
    for (const text of ['Varoitus', 'Muutos edellisestä kaudesta', 'D1', 'Käytössä']) expect(within(row).getByText(text)).toBeVisible()
    expect(screen.getByText('3 sääntöä')).toBeVisible()
  })

  it('keeps search, filters and order in the address', async () => {
    await drawList('/fi/results/rules?severities=%5B%22error%22%2C%22info%22%5D&sort=severity&desc=true')
    await screen.findByRole('link', { name: 'unusual' })
    expect(codes()).toEqual(['unusual', 'a4_at_most_a2'])
  })

  it('finds by an indicator, and says when nothing is found', async () => {
    const { user, router } = await drawList()
    await user.type(await screen.findByRole('searchbox'), 'd1')
    await waitFor(() => expect(codes()).toEqual(['d1_change']))
    expect(router.state.location.search).toEqual({ q: 'd1' })
    await user.type(screen.getByRole('searchbox'), 'zzz')
    expect(await screen.findByText('Suodattimilla ei löydy yhtään sääntöä')).toBeVisible()
  })

  it('offers nothing to change to those who may only read', async () => {
    await drawList('/fi/results/rules', { ...aViewer, actions: [...aViewer.actions, 'indicator.read'] })
    expect(await screen.findByText('d1_change')).toBeVisible()
    expect(screen.queryByRole('link', { name: 'd1_change' })).not.toBeInTheDocument()
    expect(screen.queryByRole('link', { name: 'Lisää sääntö' })).not.toBeInTheDocument()
  })

  it('has no barrier that axe can find', async () => {
    const { container } = await drawList()
    await screen.findByRole('link', { name: 'unusual' })
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  })
})

async function drawEditor(rule: CheckRuleRow | null, answers: Answers = {}) {
  const served = serve({ TrialRounds: rounds, CheckRules: () => ({ checkRules: rules }), ...answers })
  const drawn = await renderInApp(<RuleEditor rule={rule} />, { viewer: manager, address: '/fi/results/rules/new', features: ['app', 'check'] })
  const sent = (name: string) => served.asked.filter((one) => one.name === name).map((one) => one.variables['input'])
  return { ...drawn, ...served, sent, user: userEvent.setup() }
}

type User = ReturnType<typeof userEvent.setup>

async function fill(user: User, label: string | RegExp, text: string) {
  await user.clear(screen.getByLabelText(label))
  await user.click(screen.getByLabelText(label))
  await user.paste(text)
}

describe('the form of a rule', () => {
  beforeEach(() => sessionStorage.clear())

  it('asks for what is missing before anything is sent, and leads there', async () => {
    const { user, sent } = await drawEditor(null)
    await fill(user, /^Viesti suomeksi/, 'Luku {valeu} on liian suuri')
    await user.click(screen.getByRole('button', { name: 'Lisää sääntö' }))
    const links = within(await screen.findByRole('alert')).getAllByRole('link')
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['#rule-code', '#rule-min', '#rule-messageFi', '#rule-messageSv', '#rule-messageEn'])
    expect(links[2]).toHaveTextContent('valeu')
    await user.click(links[1]!)
    await waitFor(() => expect(screen.getByLabelText(/^Pienin arvo/)).toHaveFocus())
    expect(sent('CreateCheckRule')).toEqual([])
  })

  it('sends the fields of the kind alone, numbers read as they are written here', async () => {
    const { user, sent, router } = await drawEditor(null, { CreateCheckRule: () => ({ createCheckRule: { __typename: 'CreateCheckRulePayload', rule: aRule() } }) })
    await fill(user, /^Tunnus/, 'd1_muutos')
    await user.selectOptions(screen.getByLabelText(/^Laji/), 'change')
    await user.selectOptions(screen.getByLabelText(/^Mitä sääntö katsoo/), 'indicators')
    await fill(user, /^Ryhmien tai mittarien tunnukset/, 'D1, D2')
    await fill(user, /^Muutos vähintään, %/, '12,5')
    await fill(user, /^Muutos vähintään, määränä/, '0,5')
    await user.click(screen.getByLabelText('Neljännesvuosi'))
    for (const language of ['suomeksi', 'ruotsiksi', 'englanniksi']) await fill(user, new RegExp(`^Viesti ${language}`), '{value}')
    await user.click(screen.getByRole('button', { name: 'Lisää sääntö' }))
    await waitFor(() => expect(sent('CreateCheckRule')).toHaveLength(1))
    expect(sent('CreateCheckRule')[0]).toEqual({
      ...{ code: 'd1_muutos', kind: 'change', severity: 'warning', message: { fi: '{value}', sv: '{value}', en: '{value}' } },
      spec: { of: 'indicators', codes: ['D1', 'D2'], level: 'total', direction: 'both', relative: 0.125, absolute: 0.5, periodKinds: ['quarter'] }
    })
    await waitFor(() => expect(router.state.location.pathname).toBe('/fi/results/rules'))
    expect(sessionStorage).toHaveLength(0)
  })

  it('tries the rule on a round and shows some of what it finds', async () => {
    const TryCheckRule = () => ({
      tryCheckRule: {
        ...{ __typename: 'RuleTrial', returnCount: 9, foundInCount: 1, findingCount: 2 },
        examples: [{ __typename: 'RuleExample', returnId: 'x', unit: { __typename: 'OrgUnitRef', id: 'u', name: { fi: 'Lieksan Lauttaus', sv: '', en: '' } }, label: { fi: 'A4', sv: '', en: '' }, message: { fi: 'Luku 5 on suurempi kuin 4.', sv: '', en: '' } }]
      }
    })
    const { user, sent } = await drawEditor(aRule(), { TryCheckRule })
    await user.click(await screen.findByRole('button', { name: 'Kokeile' }))
    expect(await screen.findByText(/Sääntö löytäisi 2 kohtaa\. Ilmoituksia katsottiin 9, niistä 1/)).toBeVisible()
    expect(screen.getByText(/Luku 5 on suurempi kuin 4/)).toBeVisible()
    expect(sent('TryCheckRule')[0]).toMatchObject({ kind: 'parts', spec: { wholes: ['A4'], parts: ['A2'] } })
  })

  it('keeps what is typed when somebody else has saved meanwhile', async () => {
    const refuse = () => {
      throw new Refusal(200, { data: null, errors: [{ message: 'STALE', extensions: { code: 'STALE', kind: 'conflict', path: ['input', 'expectedVersion'], params: {}, errorId: null } }] })
    }
    const newer = { ...aRule({ version: 4 }), message: { ...aRule().message, fi: 'Toisen teksti {value}' } }
    const { user } = await drawEditor(aRule(), { ChangeCheckRule: refuse, CheckRules: () => ({ checkRules: [newer] }) })
    await fill(user, /^Viesti suomeksi/, 'Oma teksti {value}')
    await user.click(screen.getByRole('button', { name: 'Tallenna muutokset' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('Joku muu tallensi muutoksia samaan aikaan')
    expect(screen.getByLabelText(/^Viesti suomeksi/)).toHaveValue('Oma teksti {value}')
    await user.click(screen.getByRole('button', { name: /Käytä toisen tallentamaa/ }))
    expect(screen.getByLabelText(/^Viesti suomeksi/)).toHaveValue('Toisen teksti {value}')
  })

  it('offers the draft of before back', async () => {
    const first = await drawEditor(null)
    await fill(first.user, /^Tunnus/, 'kesken')
    first.unmount()
    const { user } = await drawEditor(null)
    await user.click(await screen.findByRole('button', { name: 'Jatka luonnoksesta' }))
    expect(screen.getByLabelText(/^Tunnus/)).toHaveValue('kesken')
  })

  it.each(['required', 'range', 'parts', 'change', 'outlier', 'expression'])('has no barrier that axe can find for %s', async (kind) => {
    const { user, container } = await drawEditor(null)
    await user.selectOptions(screen.getByLabelText(/^Laji/), kind)
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  })
})

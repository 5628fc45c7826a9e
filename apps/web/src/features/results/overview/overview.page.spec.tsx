import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, Refusal, renderInApp, serve, type Answers } from '../../../app/testing.js'
import { OverviewPage } from './overview.page.js'

const text = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: fi, en: fi })
const ref = (id: string, name: string) => ({ __typename: 'OrgUnitRef', id, name: text(name) })
const round = { __typename: 'CollectionRound', id: 'k1', name: text('Kierros 3/2026'), period: '2026-Q3', state: 'open', dueOn: '2026-11-06', verifyBy: '2026-11-13', acceptBy: '2026-11-20' }
const share = (received: number) => ({ __typename: 'Completeness', total: 10, received, onTime: received - 1, late: 1, verified: 2, accepted: 1 })
const unit = (id: string, name: string, state: string, isLate = false) => ({
  ...{ __typename: 'UnitStanding', returnId: id, unit: ref(`unit-${id}`, name), state, dueOn: '2026-11-06', isLate, daysLate: isLate ? 2 : 0 },
  ...{ isExtended: false, openQuestionCount: 0, remindedAt: null }
})
const overview = {
  ...{ __typename: 'RoundOverview', round, completeness: share(7) },
  regions: [
    {
      ...{ __typename: 'RegionStanding', centre: ref('c1', 'Itä-Suomi'), state: 'open', completeness: share(7) },
      units: [unit('r1', 'Kiteen Kaari', 'verified'), unit('r2', 'Lieksan Lauttaus', 'draft', true), unit('r3', 'Nurmeksen paja', 'submitted')]
    }
  ]
}
const item = {
  ...{ __typename: 'QueueItem', kind: 'verify', isLate: true, daysLate: 2, blockedCount: 1, dueOn: '2026-11-03', returnId: 'r3' },
  ...{ round, unit: ref('unit-r3', 'Nurmeksen paja'), centre: ref('c1', 'Itä-Suomi') }
}
const cell = (completeness: object | null) => ({ __typename: 'CompletenessCell', roundId: 'k1', state: null, returnId: null, completeness })
const table = {
  ...{ __typename: 'CompletenessTable', rounds: [round], totals: [cell(share(7))] },
  rows: [{ __typename: 'CompletenessRow', node: { ...ref('c1', 'Itä-Suomi'), type: 'regional_centre' }, cells: [cell(share(7))] }]
}
const nothing: Answers = {
  ReviewQueue: () => ({ reviewQueue: [] }),
  OpenRounds: () => ({ rounds: { nodes: [] } }),
  Completeness: () => ({ completeness: { ...table, rows: [], rounds: [], totals: [] } })
}

async function draw(answers: Answers = {}) {
  const served = serve({
    ReviewQueue: () => ({ reviewQueue: [item] }),
    OpenRounds: () => ({ rounds: { nodes: [{ __typename: 'CollectionRound', id: 'k1' }] } }),
    RoundOverview: () => ({ roundOverview: overview }),
    Completeness: () => ({ completeness: table }),
    ...answers
  })
  const user = userEvent.setup()
  await renderInApp(<OverviewPage />, {
    address: '/fi/results',
    viewer: { ...aViewer, actions: [...aViewer.actions, 'return.read', 'round.remind'] },
    features: ['app', 'results', 'overview']
  })
  const sent = (name: string) => served.asked.filter((one) => one.name === name).map(({ variables }) => variables)
  return { user, sent }
}

const refuse = (code: string, more: object = {}) => () => {
  throw new Refusal(200, { data: null, errors: [{ message: code, extensions: { code, kind: 'denied', path: [], params: {}, errorId: 'e1', ...more } }] })
}

it('says what waits, where the round stands, and how complete it is', async () => {
  await draw()
  const queue = within(await screen.findByRole('region', { name: 'Mikä odottaa' }))
  expect(await queue.findByText('Tarkasta ilmoitus: Nurmeksen paja')).toBeVisible()
  expect(queue.getByText('2 pv myöhässä')).toBeVisible()
  expect(queue.getByRole('link', { name: 'Tarkasta' })).toHaveAttribute('href', '/fi/results/returns/r3/review')
  const strip = within(await screen.findByRole('table', { name: 'Kierroksen tilanne alueittain ja yksiköittäin' }))
  expect(strip.getByRole('link', { name: 'Itä-Suomi' })).toHaveAttribute('href', '/fi/results/rounds/k1/centres/c1')
  expect(strip.getByText('1 myöhässä, 1 tarkastettavana')).toBeVisible()
  const shares = within(await screen.findByRole('table', { name: 'Täydellisyys aluekeskuksittain ja kierroksittain' }))
  expect(shares.getAllByText('7 / 10 ilmoitusta, 1 myöhässä').length).toBeGreaterThan(0)
})

it('says that nothing waits and no round is open', async () => {
  await draw(nothing)
  expect(await screen.findByText('Kaikki hoidettu.')).toBeVisible()
  expect(await screen.findByText('Yhtään kierrosta ei ole auki.')).toBeVisible()
  expect(await screen.findByText('Ei vielä kierroksia.')).toBeVisible()
})

it('shows the rest when one part cannot be read', async () => {
  await draw({ ReviewQueue: refuse('NOT_ALLOWED') })
  expect(await screen.findByText(/Sinulla ei ole oikeutta tähän/)).toBeVisible()
  expect(await screen.findByRole('table', { name: 'Kierroksen tilanne alueittain ja yksiköittäin' })).toBeVisible()
})

it('reminds those who are late, and keeps the message when that is refused', async () => {
  const { user, sent } = await draw({ RemindUnits: refuse('ROUND_STATE', { kind: 'conflict', params: { state: 'locked' } }) })
  await user.click(await screen.findByRole('button', { name: 'Muistuta yksiköitä' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByRole('checkbox', { name: /Lieksan Lauttaus/ })).toBeChecked()
  expect(dialog.queryByRole('checkbox', { name: /Kiteen Kaari/ })).not.toBeInTheDocument()
  await user.type(dialog.getByLabelText(/Oma viestisi/), 'Tarvitsemme luvut perjantaina.')
  await user.click(dialog.getByRole('button', { name: 'Lähetä muistutus (1)' }))
  expect(await dialog.findByRole('alert')).toBeVisible()
  expect(dialog.getByLabelText(/Oma viestisi/)).toHaveValue('Tarvitsemme luvut perjantaina.')
  await waitFor(() =>
    expect(sent('RemindUnits')).toEqual([{ input: { roundId: 'k1', unitIds: ['unit-r2'], message: 'Tarvitsemme luvut perjantaina.' } }])
  )
})

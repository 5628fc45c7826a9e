import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, renderInApp, serve } from '../../../../app/testing.js'
import type { ReviewedReturn } from '../approval.types.js'
import { ReturnReview } from './return-review.page.js'

const text = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: fi, en: fi })
const cell = (of: Record<string, unknown>) => ({
  ...{ __typename: 'SheetCell', breakdown: '', status: 'value', value: '5', note: '', review: 'open', answered: null, version: 1, changedBy: null },
  ...{ changedAt: null, isWritable: false, target: null, commentCount: 0, previous: { __typename: 'CellAnswer', status: 'value', value: '3' } },
  ...of
})
const row = (id: string, name: string, of: Record<string, unknown> = {}) => ({
  ...{ __typename: 'SheetRow', isRequired: true, allowsNotApplicable: true, total: '5', previousTotal: '3', target: null, dimensions: [] },
  indicator: {
    ...{ __typename: 'Indicator', id, code: id.toUpperCase(), unit: 'count', decimals: 0, aggregation: 'sum', sourceClass: 'manual' },
    group: { __typename: 'IndicatorGroup', id: 'g', name: text('Siirtymät') }
  },
  version: { __typename: 'IndicatorVersion', direction: 'more', name: text(name), definition: text(''), condition: text('') },
  cells: [cell(of)]
})
const option = (action: string) => ({ __typename: 'StepOption', action, isAllowed: true, blockedBy: [] })

const aReturn = {
  ...{ __typename: 'UnitReturn', id: 'r1', state: 'submitted', isLate: false, effectiveDueOn: '2026-11-06', number: 1, version: 4 },
  ...{ previousPeriod: '2026-Q2', strip: [], comments: [], options: [option('verify'), option('question')] },
  unit: { __typename: 'OrgUnitRef', id: 'u1', name: text('Lieksan Lauttaus') },
  centre: { __typename: 'OrgUnitRef', id: 'c1', name: text('Itä-Suomi') },
  round: { __typename: 'CollectionRound', id: 'k1', period: '2026-Q3', name: text('Kierros 3/2026') },
  sheet: [row('b1', 'Avoimet työmarkkinat'), row('b2', 'Palkkatuettu työ', { status: 'missing', value: null })],
  findings: [
    {
      ...{ __typename: 'Finding', key: 'f1', severity: 'warning', message: text('Nousi kahdella.'), explanation: null },
      cells: [{ __typename: 'FindingCell', indicatorId: 'b1', breakdown: '' }]
    }
  ]
}

async function draw() {
  const served = serve({
    ReviewQueueOfCentre: () => ({ unitReturns: { __typename: 'UnitReturnConnection', nodes: [{ __typename: 'UnitReturn', id: 'r1' }] } }),
    VerifyReturns: () => ({ verifyReturns: { returns: [{ issue: null, unitReturn: { id: 'r1', state: 'verified', version: 5 } }] } }),
    ReturnCells: () => ({ returnCells: { unitReturn: { id: 'r1', state: 'returned', version: 5 } } })
  })
  const user = userEvent.setup()
  const onRefresh = () => Promise.resolve()
  await renderInApp(<ReturnReview of={aReturn as unknown as ReviewedReturn} onRefresh={onRefresh} />, {
    address: '/fi/results/returns/r1/review',
    viewer: { ...aViewer, actions: [...aViewer.actions, 'return.read', 'return.verify'] },
    features: ['app', 'results', 'unitReturn', 'approval']
  })
  const asked = (name: string) => served.asked.filter((one) => one.name === name).map(({ variables }) => variables)
  return { user, asked }
}

beforeEach(() => sessionStorage.clear())

it('shows each figure beside the period before, with what the checks say', async () => {
  await draw()
  const line = (await screen.findByRole('rowheader', { name: 'B1 Avoimet työmarkkinat' })).closest('tr')!
  expect(within(line).getByText('5')).toBeVisible()
  expect(within(line).getByText('3')).toBeVisible()
  expect(within(line).getByText('+2')).toBeInTheDocument()
  expect(screen.getByText('Nousi kahdella.')).toBeVisible()
})

it('approves after saying what that does', async () => {
  const { user, asked } = await draw()
  await user.click(await screen.findByRole('button', { name: 'Hyväksy' }))
  expect(asked('VerifyReturns')).toEqual([])
  const dialog = await screen.findByRole('dialog')
  expect(within(dialog).getByText(/2 lukua merkitään tarkastetuiksi/)).toBeVisible()
  await user.click(within(dialog).getByRole('button', { name: 'Hyväksy ilmoitus' }))
  await waitFor(() => expect(asked('VerifyReturns')).toEqual([{ input: { returns: [{ returnId: 'r1', expectedVersion: 4 }] } }]))
})

it('gives back what is marked, by keyboard, and no question without words', async () => {
  const { user, asked } = await draw()
  const first = await screen.findByRole('button', { name: /Kysy B1/ })
  first.focus()
  await user.keyboard('{ArrowDown}')
  await waitFor(() => expect(screen.getByRole('button', { name: /Kysy B2/ })).toHaveFocus())
  await user.keyboard('m')
  const field = await screen.findByLabelText('Kysymys luvusta B2 Palkkatuettu työ')
  await user.click(screen.getByRole('button', { name: 'Palauta 1 luku' }))
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  await user.type(field, 'Saatko luvun selville?')
  await user.click(screen.getByRole('button', { name: 'Palauta 1 luku' }))
  const dialog = await screen.findByRole('dialog')
  await user.click(within(dialog).getByRole('button', { name: 'Palauta 1 luku' }))
  await waitFor(() =>
    expect(asked('ReturnCells')).toEqual([
      { input: { returnId: 'r1', expectedVersion: 4, message: '', cells: [{ indicatorId: 'b2', breakdown: '', question: 'Saatko luvun selville?' }] } }
    ])
  )
})

import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, Refusal, renderInApp, serve, type Answers } from '../../../../app/testing.js'
import { rows } from '../../unit-return/testing/return-examples.js'
import type { ReturnPast } from '../approval.types.js'
import { fieldOfPath } from './propose-rows.js'
import { ReturnHistory, ReturnHistoryPage } from './return-history.page.js'

const text = (fi: string) => ({ fi, sv: fi, en: fi })

const aPast = (part: Partial<ReturnPast> = {}): ReturnPast => ({
  ...{ id: 'r1', state: 'locked', isLate: false, effectiveDueOn: '2026-11-06', strip: [], number: 2, version: 5, corrections: [], sheet: rows },
  unit: { id: 'u1', name: text('Lieksan Lauttaus') },
  round: { id: 'k1', period: '2026-Q3', name: text('Kierros 3/2026') },
  options: [{ action: 'propose_correction', isAllowed: true, blockedBy: [] }],
  steps: [
    {
      ...{ id: 's1', action: 'submit', fromState: 'draft', toState: 'submitted', versionNumber: 1, message: 'Mukana myös elokuu.' },
      ...{ takenBy: { id: 'p1', displayName: 'Riitta Kosonen' }, takenAt: '2026-11-04T08:00:00Z' }
    }
  ],
  versions: [
    { number: 1, kind: 'submission', reason: '', madeAt: '2026-11-04T08:00:00Z', madeBy: 'Riitta Kosonen' },
    { number: 2, kind: 'correction', reason: 'Laskettu kahdesti', madeAt: '2026-11-20T08:00:00Z', madeBy: 'Aino Salmela' }
  ],
  ...part
})

const refuse = (code: string, more: object = {}) => () => {
  throw new Refusal(200, { data: null, errors: [{ message: code, extensions: { code, kind: 'invalid', path: [], params: {}, errorId: 'e1', ...more } }] })
}

const difference = { indicatorId: 'c1', breakdown: '', before: { status: 'value', value: '64' }, after: { status: 'value', value: '61' } }

async function draw(of: ReturnPast = aPast(), answers: Answers = {}) {
  const served = serve({
    ReturnDifference: () => ({ returnDifference: [difference] }),
    ProposeCorrection: () => ({ proposeCorrection: { correction: { __typename: 'Correction', id: 'x1', state: 'proposed', version: 1 } } }),
    ...answers
  })
  const user = userEvent.setup()
  let refreshed = 0
  const onRefresh = async () => {
    refreshed += 1
  }
  await renderInApp(<ReturnHistory of={of} onRefresh={onRefresh} />, {
    address: '/fi/results/returns/r1/history',
    viewer: { ...aViewer, actions: [...aViewer.actions, 'return.read'] },
    features: ['app', 'results', 'unitReturn', 'approval']
  })
  const sent = (name: string) => served.asked.filter((one) => one.name === name).map(({ variables }) => variables['input'])
  return { user, sent, asked: served.asked, refreshed: () => refreshed }
}

async function openProposal(answers: Answers = {}) {
  const drawn = await draw(aPast(), answers)
  await drawn.user.click(screen.getByRole('button', { name: 'Ehdota korjausta' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Ehdota korjausta' }))
  const fill = async (number: number, cell: string, value: string) => {
    await drawn.user.selectOptions(dialog.getByLabelText(`Korjattava luku ${number}`), cell)
    await drawn.user.clear(dialog.getByLabelText(`Oikea luku ${number}`))
    await drawn.user.type(dialog.getByLabelText(`Oikea luku ${number}`), value)
  }
  return { ...drawn, dialog, fill }
}

beforeEach(() => sessionStorage.clear())

it.each([
  [['input', 'cells', 2, 'value'], 'value-2'],
  [['cells', 1], 'cells-1'],
  [['cells'], 'cells-0'],
  [['reason'], undefined]
])('the path %j leads to the field %s', (path, field) => {
  expect(fieldOfPath(path)).toBe(field)
})

describe('the history of a return', () => {
  it('shows its steps, its versions, and what differs between the last two', async () => {
    const { user, asked } = await draw()
    expect(screen.getByText('Mukana myös elokuu.')).toBeVisible()
    expect(screen.getByText(/Laskettu kahdesti/)).toBeVisible()
    const line = (await screen.findByRole('rowheader', { name: 'C1 Työnantajakontaktit' })).closest('tr')!
    expect(within(line).getAllByRole('cell').map((each) => each.textContent)).toEqual(['64', '61'])
    await user.selectOptions(screen.getAllByRole('combobox')[0]!, '0')
    await waitFor(() => expect(asked.at(-1)).toMatchObject({ name: 'ReturnDifference', variables: { from: 0, to: 2 } }))
  })

  it('says that nothing has been sent', async () => {
    const { asked } = await draw(aPast({ steps: [], versions: [], number: 0, options: [] }))
    expect(screen.queryByRole('rowheader')).not.toBeInTheDocument()
    expect(screen.queryByRole('button', { name: 'Ehdota korjausta' })).not.toBeInTheDocument()
    expect(asked).toEqual([])
  })

  it('says why it cannot be read', async () => {
    serve({ ReturnPast: refuse('NOT_FOUND', { kind: 'missing' }) })
    await renderInApp(<ReturnHistoryPage />, { address: '/fi/results/returns/r1/history', features: ['app', 'results', 'unitReturn', 'approval'] })
    expect(await screen.findByText(/Tätä ei löydy/)).toBeVisible()
  })
})

describe('a correction', () => {
  it('proposes several figures at once, each beside what stands', async () => {
    const { user, dialog, fill, sent, refreshed } = await openProposal()
    await fill(1, 'A1 Valmennuksessa, ryhmä II', '36')
    expect(dialog.getByText('Nyt 38')).toBeVisible()
    await user.click(dialog.getByRole('button', { name: 'Lisää luku' }))
    await waitFor(() => expect(dialog.getByLabelText('Korjattava luku 2')).toHaveFocus())
    const second = within(dialog.getByLabelText('Korjattava luku 2'))
    expect(second.queryByRole('option', { name: 'A1 Valmennuksessa, ryhmä II' })).not.toBeInTheDocument()
    await fill(2, 'D1 Valmentajat', '4,0')
    await user.click(dialog.getByRole('button', { name: 'Lisää luku' }))
    await fill(3, 'C1 Työnantajakontaktit', '..')
    await user.type(dialog.getByLabelText('Miksi luvut olivat väärin'), 'Laskettu väärältä kaudelta')
    await user.click(dialog.getByRole('button', { name: 'Lähetä ehdotus' }))
    await waitFor(() => expect(refreshed()).toBe(1))
    expect(sent('ProposeCorrection')).toEqual([
      {
        ...{ returnId: 'r1', expectedVersion: 5, reason: 'Laskettu väärältä kaudelta' },
        cells: [
          { indicatorId: 'a1', breakdown: 'customer_group:ii', status: 'value', value: '36' },
          { indicatorId: 'd1', breakdown: '', status: 'value', value: '4.0' },
          { indicatorId: 'c1', breakdown: '', status: 'missing', value: null }
        ]
      }
    ])
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })

  it('names all that is wrong before anything is sent, and drops a row that is not wanted', async () => {
    const { user, dialog, fill, sent } = await openProposal()
    await fill(1, 'A1 Valmennuksessa, ryhmä II', '38')
    await user.click(dialog.getByRole('button', { name: 'Lisää luku' }))
    await user.click(dialog.getByRole('button', { name: 'Lähetä ehdotus' }))
    const links = within(await dialog.findByRole('alert')).getAllByRole('link').map((link) => link.getAttribute('href'))
    expect(links).toEqual(['#step-value-0', '#step-cells-1', '#step-reason'])
    expect(dialog.getByLabelText('Oikea luku 1')).toHaveAccessibleDescription(/Luku on jo tämä/)
    await user.click(dialog.getByRole('button', { name: 'Poista luku 2 korjauksesta' }))
    expect(dialog.queryByLabelText('Korjattava luku 2')).not.toBeInTheDocument()
    expect(sent('ProposeCorrection')).toEqual([])
  })

  it('shows what the API refuses at its figure, and keeps what was written', async () => {
    const { user, dialog, fill } = await openProposal({
      ProposeCorrection: refuse('OUT_OF_RANGE', { path: ['cells', 1, 'value'], params: { min: 0, max: 10 } })
    })
    await fill(1, 'A1 Valmennuksessa, ryhmä II', '36')
    await user.click(dialog.getByRole('button', { name: 'Lisää luku' }))
    await fill(2, 'C1 Työnantajakontaktit', '99')
    await user.type(dialog.getByLabelText('Miksi luvut olivat väärin'), 'Väärä kausi')
    await user.click(dialog.getByRole('button', { name: 'Lähetä ehdotus' }))
    await waitFor(() => expect(dialog.getByLabelText('Oikea luku 2')).toBeInvalid())
    expect(dialog.getByLabelText('Oikea luku 1')).toBeValid()
    expect(dialog.getByLabelText('Oikea luku 1')).toHaveValue('36')
  })
})

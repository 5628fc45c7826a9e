import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, Refusal, renderInApp, serve, type Answers } from '../../../../app/testing.js'
import { aChoice, anAsked, aRecord, aRound, pageOf, someUnits } from '../testing/round-examples.js'
import { EditRoundPage, NewRoundPage } from './round-wizard.page.js'

const planner = { ...aViewer, actions: [...aViewer.actions, 'indicator.read', 'round.manage'] }
const gender = { __typename: 'Dimension', id: 'd1', code: 'gender', name: { __typename: 'LocalizedText', fi: 'Sukupuoli', sv: '', en: '' } }
const earlier = aRecord({ id: 'r0', period: '2026-Q2', indicators: [anAsked('i1'), anAsked('i2')], state: 'locked' })

const answers: Answers = {
  Rounds: () => pageOf('rounds', [aRound({ id: 'r0', state: 'locked' })]),
  Round: ({ id }) => ({ round: id === 'r0' ? earlier : aRecord() }),
  RoundIndicatorChoices: () => pageOf('indicators', [aChoice('i1'), aChoice('i2'), aChoice('i3')]),
  RoundDimensionNames: () => ({ dimensions: [gender] }),
  RoundUnitChoices: () => ({ networkTree: { __typename: 'NetworkTree', asOf: '2026-09-30', nodes: [] } }),
  PreviewRound: () => ({ previewRound: someUnits }),
  CreateRound: () => ({ createRound: { __typename: 'CreateRoundPayload', round: aRecord({ id: 'r9' }) } }),
  ChangeRound: () => ({ changeRound: { __typename: 'ChangeRoundPayload', round: aRecord() } })
}

async function draw(page = <NewRoundPage />, more: Answers = {}, address = '/fi/results/rounds/new') {
  const served = serve({ ...answers, ...more })
  const user = userEvent.setup()
  const { router } = await renderInApp(page, { address, viewer: planner })
  const sent = (name: string) => served.asked.filter((each) => each.name === name).map(({ variables }) => variables['input'] as Record<string, unknown>)
  const next = () => user.click(screen.getByRole('button', { name: 'Jatka' }))
  return { user, router, sent, next }
}

beforeEach(() => sessionStorage.clear())

describe('the wizard of a round', () => {
  it('leads from the period to the check and saves what was chosen', async () => {
    const { user, sent, next } = await draw()
    expect(await screen.findByLabelText('Nimi (Suomi)')).toHaveValue('Kvartaali 3/2026')
    await next()
    await user.click(await screen.findByLabelText('Lisää mittari'))
    await user.click(await screen.findByRole('option', { name: /Luku i3/, hidden: true }))
    await user.click(screen.getByRole('checkbox', { name: 'Eriteltynä: Sukupuoli' }))
    await next()
    expect(await screen.findByText('2 yksikköä ilmoittaa.')).toBeVisible()
    await next()
    expect(await screen.findByLabelText('Määräaika')).toHaveValue('15.10.2026')
    await next()
    await user.click(await screen.findByRole('button', { name: 'Tallenna suunnitelma' }))
    await waitFor(() => expect(sent('CreateRound')).toHaveLength(1))
    expect(sent('CreateRound')[0]).toMatchObject({
      ...{ period: '2026-Q3', dueOn: '2026-10-15', acceptBy: '2026-11-05', membership: 'last_day', unitRule: { kind: 'all' } },
      indicators: [{ indicatorId: 'i3', dimensionCodes: ['gender'], isRequired: true, allowsNotApplicable: true }]
    })
    expect(sessionStorage.length).toBe(0)
  })

  it('says what is missing before it goes on, and leads to it', async () => {
    const { user, next } = await draw()
    await user.clear(await screen.findByLabelText('Nimi (Suomi)'))
    await next()
    const alert = await screen.findByRole('alert')
    await user.click(within(alert).getByRole('button', { name: 'Anna kierrokselle suomenkielinen nimi.' }))
    await waitFor(() => expect(screen.getByLabelText('Nimi (Suomi)')).toHaveFocus())
    await user.type(screen.getByLabelText('Nimi (Suomi)'), 'Talous')
    await next()
    await screen.findByLabelText('Lisää mittari')
    await next()
    expect(await screen.findByRole('button', { name: 'Valitse ainakin yksi mittari.' })).toBeVisible()
  })

  it('begins as a copy of an earlier round', async () => {
    const { user, next } = await draw()
    await user.selectOptions(await screen.findByLabelText(/Kopioi aiemmasta/), 'r0')
    await next()
    expect(await screen.findByText('2 mittaria')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Siirrä alemmas: Luku i1' }))
    const names = screen.getAllByRole('group', { name: /Näin kysytään/ }).map((group) => group.getAttribute('aria-label'))
    expect(names).toEqual(['Näin kysytään: Luku i2', 'Näin kysytään: Luku i1'])
  })

  it('warns of a free day and moves it', async () => {
    const { user, next } = await draw(<EditRoundPage />, { Round: () => ({ round: aRecord({ state: 'planned' }) }) }, '/fi/results/rounds/r1/edit')
    await screen.findByLabelText('Nimi (Suomi)')
    for (const ready of ['Lisää mittari', 'Kaikki yksiköt', 'Määräaika']) {
      await next()
      await screen.findByLabelText(new RegExp(`^${ready}`))
    }
    const due = screen.getByLabelText('Hyväksytty viimeistään')
    await user.clear(due)
    await user.type(due, '24.12.2026')
    expect(screen.getByText(/Päivä on vapaapäivä: Jouluaatto/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: /Siirrä: ma/ }))
    expect(due).toHaveValue('28.12.2026')
  })

  it('keeps what was written, and offers it back', async () => {
    const first = await draw()
    await first.user.type(await screen.findByLabelText('Nimi (Suomi)'), ' x')
    document.body.innerHTML = ''
    const { user } = await draw()
    await user.click(await screen.findByRole('button', { name: 'Jatka luonnoksesta' }))
    expect(screen.getByLabelText('Nimi (Suomi)')).toHaveValue('Kvartaali 3/2026 x')
  })

  it('moves the deadlines of an open round later only', async () => {
    const { user, sent } = await draw(<EditRoundPage />, {}, '/fi/results/rounds/r1/edit')
    expect(await screen.findByLabelText('Kausi')).toBeDisabled()
    await user.click(screen.getByRole('button', { name: 'Päivät' }))
    const due = await screen.findByLabelText('Määräaika')
    await user.clear(due)
    await user.type(due, '14.10.2026')
    await user.click(screen.getByRole('button', { name: 'Jatka' }))
    expect(await screen.findByRole('button', { name: 'Avoimen kierroksen päiviä voi siirtää vain eteenpäin: aikaisintaan 15.10.2026.' })).toBeVisible()
    expect(sent('ChangeRound')).toEqual([])
  })

  it('tells when somebody else was faster', async () => {
    const stale = () => {
      const extensions = { code: 'STALE', kind: 'conflict', path: ['expectedVersion'], params: {}, errorId: 'e' }
      throw new Refusal(200, { errors: [{ message: 'STALE', extensions }], data: null })
    }
    const { user } = await draw(<EditRoundPage />, { ChangeRound: stale }, '/fi/results/rounds/r1/edit')
    await user.click(await screen.findByRole('button', { name: 'Tarkistus' }))
    await user.click(await screen.findByRole('button', { name: 'Tallenna muutokset' }))
    expect(await screen.findByText('Joku muu on muuttanut kierrosta sillä välin.')).toBeVisible()
  })
})

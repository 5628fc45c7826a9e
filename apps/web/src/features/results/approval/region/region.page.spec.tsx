import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { aViewer, Refusal, renderInApp, serve, type Answers } from '../../../../app/testing.js'
import { Toasts } from '../../../../app/toasts.js'
import { LockRoundButton } from './lock-round-button.js'
import { RegionPage } from './region.page.js'

const text = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: fi, en: fi })
const ref = (id: string, name: string, type = 'local_unit') => ({ __typename: 'OrgUnitRef', id, type, name: text(name) })
const member = (id: string, name: string, state: string) => ({
  ...{ __typename: 'UnitReturn', id, state, isLate: false, version: 3, heldSince: '2026-11-04T08:00:00Z', givenCount: 35, askedCount: 38 },
  unit: ref(`unit-${id}`, name)
})
const aRegion = (part: object = {}) => ({
  ...{ __typename: 'RegionReturn', roundId: 'k1', state: 'open', message: '', version: 7, changedAt: null, missing: [] },
  centre: ref('c1', 'Itä-Suomi', 'regional_centre'),
  options: [{ __typename: 'StepOption', action: 'forward', isAllowed: true, blockedBy: [] }],
  returns: [member('r1', 'Kiteen Kaari', 'verified'), member('r2', 'Lieksan Lauttaus', 'submitted'), member('r3', 'Nurmeksen paja', 'draft')],
  ...part
})

const aRound = {
  ...{ __typename: 'CollectionRound', id: 'k1', name: text('Kierros 3/2026'), state: 'open', opensOn: '2026-10-01' },
  ...{ dueOn: '2026-11-17', verifyBy: '2026-12-04', acceptBy: '2026-12-11' }
}

const refuse = (code: string, more: object = {}) => () => {
  throw new Refusal(200, { data: null, errors: [{ message: code, extensions: { code, kind: 'conflict', path: [], params: {}, errorId: 'e1', ...more } }] })
}

async function draw(page: ReactNode, answers: Answers) {
  const served = serve(answers)
  const user = userEvent.setup()
  await renderInApp(
    <>
      {page}
      <Toasts />
    </>,
    {
    address: '/fi/results/rounds/k1/centres/c1',
    viewer: { ...aViewer, actions: [...aViewer.actions, 'return.read', 'round.manage'] },
    features: ['app', 'results', 'unitReturn', 'approval']
    }
  )
  const sent = (name: string) => served.asked.filter((one) => one.name === name).map(({ variables }) => variables['input'])
  return { user, sent }
}

beforeEach(() => sessionStorage.clear())

describe('the returns of a region', () => {
  it('stand with their states, and lead to their review', async () => {
    await draw(<RegionPage />, { RegionReturn: () => ({ round: aRound, regionReturn: aRegion() }) })
    expect(await screen.findByRole('heading', { level: 1, name: 'Itä-Suomi' })).toBeVisible()
    expect(screen.getByText('1/3 tarkastettu')).toBeVisible()
    expect(screen.getByRole('link', { name: 'Lieksan Lauttaus' })).toHaveAttribute('href', '/fi/results/returns/r2/review')
    expect(screen.getByRole('link', { name: 'Kierros 3/2026' })).toHaveAttribute('href', '/fi/results/rounds/k1')
  })

  it.each([
    ['open', 'Yksikkö täyttää', 'draft'],
    ['open', 'Aluekeskus tarkastaa', 'submitted'],
    ['forwarded', 'Pääkonttori hyväksyy', 'verified'],
    ['accepted', 'Kausi lukitaan', 'accepted']
  ])('say whose turn it is: %s, %s', async (state, stage, ofReturn) => {
    const region = aRegion({ state, returns: [member('r1', 'Kiteen Kaari', 'verified'), member('r2', 'Lieksan Lauttaus', ofReturn)] })
    await draw(<RegionPage />, { RegionReturn: () => ({ round: aRound, regionReturn: region }) })
    const strip = await screen.findByRole('list', { name: 'Alueen kulku' })
    const current = within(strip).getAllByRole('listitem').filter((step) => step.getAttribute('aria-current') === 'step')
    expect(current.map(({ textContent }) => textContent)).toEqual([expect.stringContaining(stage)])
  })

  it('are nobody’s where there is no unit', async () => {
    await draw(<RegionPage />, { RegionReturn: () => ({ round: aRound, regionReturn: aRegion({ returns: [], options: [] }) }) })
    expect(await screen.findByText('0/0 tarkastettu')).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Lähetä alue pääkonttoriin' })).not.toBeInTheDocument()
  })

  it('are approved in one go, and those that have changed meanwhile are named', async () => {
    const issue = { __typename: 'ReturnIssue', code: 'STALE', params: {} }
    const { user, sent } = await draw(<RegionPage />, {
      RegionReturn: () => ({ round: aRound, regionReturn: aRegion() }),
      VerifyReturns: () => ({
        verifyReturns: { returns: [{ __typename: 'VerifiedReturn', issue, unitReturn: { __typename: 'UnitReturn', id: 'r2', state: 'submitted', version: 4 } }] }
      })
    })
    await user.click(await screen.findByRole('checkbox', { name: 'Valitse Lieksan Lauttaus' }))
    await user.click(screen.getByRole('button', { name: 'Hyväksy 1 ilmoitus' }))
    await waitFor(() => expect(sent('VerifyReturns')).toEqual([{ returns: [{ returnId: 'r2', expectedVersion: 3 }] }]))
    expect(await screen.findByText(/Muuttui välillä: Lieksan Lauttaus/)).toBeVisible()
  })

  it('go on only when what is missing has its reason; a refusal keeps the words', async () => {
    const { user, sent } = await draw(<RegionPage />, { RegionReturn: () => ({ round: aRound, regionReturn: aRegion() }), ForwardRegion: refuse('STALE') })
    await user.click(await screen.findByRole('button', { name: 'Lähetä alue pääkonttoriin' }))
    const dialog = within(await screen.findByRole('dialog'))
    const submit = dialog.getAllByRole('button').find((each) => each.getAttribute('type') === 'submit')!
    const first = dialog.getAllByRole('textbox')[0]!
    await user.type(first, 'Ei ehtinyt')
    await user.click(submit)
    expect(within(await dialog.findByRole('alert')).getAllByRole('link')).toHaveLength(1)
    expect(sent('ForwardRegion')).toEqual([])
    await user.type(dialog.getAllByRole('textbox')[1]!, 'Suljettu')
    await user.click(submit)
    expect(await dialog.findByText(/Joku muu on muuttanut/)).toBeVisible()
    expect(first).toHaveValue('Ei ehtinyt')
    expect(sent('ForwardRegion')).toMatchObject([
      { roundId: 'k1', centreId: 'c1', expectedVersion: 7, missing: [{ unitId: 'unit-r2', reason: 'Ei ehtinyt' }, { unitId: 'unit-r3', reason: 'Suljettu' }] }
    ])
  })

  it('cannot be read by all', async () => {
    await draw(<RegionPage />, { RegionReturn: refuse('NOT_FOUND', { kind: 'missing' }) })
    expect(await screen.findByText(/Tätä ei löydy/)).toBeVisible()
  })
})

describe('the lock of a period', () => {
  const round = { id: 'k1', version: 4, state: 'open' as const }
  const preview = (part: object = {}) => ({
    previewLock: { __typename: 'LockPreview', alreadyAccepted: 12, accepts: [ref('c1', 'Itä-Suomi')], leavesOut: [], blockedBy: [], ...part }
  })

  it('says what it does before it is done', async () => {
    const { user, sent } = await draw(<LockRoundButton round={round} />, {
      LockPreview: () => preview(),
      LockRound: () => ({ lockRound: { __typename: 'LockRoundPayload', roundId: 'k1', lockedCount: 13, leftOutCount: 0 } })
    })
    await user.click(screen.getByRole('button', { name: 'Lukitse kausi' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Lukitaanko kausi?' }))
    expect(await dialog.findByText('12 hyväksyttyä ilmoitusta lukitaan.')).toBeVisible()
    expect(dialog.getByText(/Lukitusta ei voi perua/)).toBeVisible()
    await user.click(dialog.getByRole('button', { name: 'Lukitse kausi' }))
    await waitFor(() => expect(sent('LockRound')).toEqual([{ roundId: 'k1', missing: [], expectedVersion: 4 }]))
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  })

  it('asks a reason for every unit that it leaves out', async () => {
    const { user, sent } = await draw(<LockRoundButton round={round} />, {
      LockPreview: () => preview({ blockedBy: [member('r3', 'Nurmeksen paja', 'draft')] }),
      LockRound: refuse('UNITS_UNVERIFIED')
    })
    await user.click(screen.getByRole('button', { name: 'Lukitse kausi' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Lukitaanko kausi?' }))
    const reason = await dialog.findByLabelText(/Nurmeksen paja/)
    await user.click(dialog.getByRole('button', { name: 'Lukitse kausi' }))
    expect(reason).toBeInvalid()
    expect(sent('LockRound')).toEqual([])
    await user.type(reason, 'Toiminta päättyi')
    await user.click(dialog.getByRole('button', { name: 'Lukitse kausi' }))
    expect(await dialog.findByRole('alert')).toBeVisible()
    await waitFor(() => expect(sent('LockRound')).toEqual([{ roundId: 'k1', missing: [{ unitId: 'unit-r3', reason: 'Toiminta päättyi' }], expectedVersion: 4 }]))
    expect(reason).toHaveValue('Toiminta päättyi')
  })

  it('says why what it would do cannot be told, and locks nothing', async () => {
    const { user } = await draw(<LockRoundButton round={round} />, { LockPreview: refuse('ROUND_STATE', { params: { state: 'locked' } }) })
    await user.click(screen.getByRole('button', { name: 'Lukitse kausi' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Lukitaanko kausi?' }))
    await waitFor(() => expect(dialog.queryByRole('button', { name: 'Lukitse kausi' })).not.toBeInTheDocument())
    expect(await dialog.findByRole('alert')).toBeVisible()
  })

  it('is offered for an open period only', async () => {
    await draw(<LockRoundButton round={{ ...round, state: 'locked' }} />, {})
    expect(screen.queryByRole('button', { name: 'Lukitse kausi' })).not.toBeInTheDocument()
  })
})

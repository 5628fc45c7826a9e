import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, renderInApp, serve, type Answers } from '../../../app/testing.js'
import { MachineListPage } from './machine-list.page.js'

const SECRET = 'slm_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNO-_12345'
const aToken = {
  ...{ __typename: 'ApiToken', id: 't1', name: 'Tuotanto', prefix: 'slm_abcd', actions: ['network.read'], mayWrite: false },
  ...{ expiresOn: '2026-11-15', state: 'expiring', createdAt: '2026-01-02T07:00:00Z', createdByName: 'Aino', lastUsedAt: '2026-11-04T07:05:00Z', lastUsedIp: '192.0.2.7' }
}
const aMachine = {
  ...{ __typename: 'MachineUser', id: 'm1', displayName: 'Tietovarasto', purpose: 'Lukee verkoston', state: 'active' },
  ...{ createdAt: '2026-01-01T07:00:00Z', createdByName: 'Aino', roleCount: 1, tokens: [aToken] }
}
const viewer = { ...aViewer, actions: [...aViewer.actions, 'access.administer'] }

async function draw(answers: Answers = {}, machines: readonly unknown[] = [aMachine]) {
  const served = serve({ MachineUsers: () => ({ machineUsers: machines }), ...answers })
  const user = userEvent.setup()
  await renderInApp(<MachineListPage />, { address: '/fi/admin/machines', viewer })
  const asked = (name: string) => served.asked.filter((one) => one.name === name).map(({ variables }) => variables)
  return { user, asked }
}

it('shows each token with what it is good for and when and from where it was last used', async () => {
  await draw()
  const row = (await screen.findByText('Tuotanto')).closest('tr')!
  for (const text of ['slm_abcd…', 'Vanhenee pian', 'Näkee verkoston', 'Vain lukee', '15.11.2026', '192.0.2.7']) {
    expect(within(row).getByText(text)).toBeVisible()
  }
  expect(screen.getByRole('link', { name: 'Yksi rooli' })).toHaveAttribute('href', '/fi/admin/users/m1')
})

it('makes a token and shows what opens once', async () => {
  const made = { ...aMachine, tokens: [{ ...aToken, id: 't2', name: 'Koe' }, aToken] }
  const { user, asked } = await draw({ CreateApiToken: () => ({ createApiToken: { __typename: 'CreateApiTokenPayload', secret: SECRET, machine: made } }) })
  await user.click(await screen.findByRole('button', { name: 'Luo tunniste: Tietovarasto' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByLabelText('Tunniste'), 'Koe')
  await user.click(dialog.getByRole('button', { name: 'Luo tunniste' }))
  expect((await dialog.findAllByText('Valitse ainakin yksi.')).length).toBeGreaterThan(0)
  expect(dialog.queryByLabelText(/Asettaa kirjautumisen säännöt/)).not.toBeInTheDocument()
  await user.click(dialog.getByLabelText('Näkee verkoston'))
  await user.click(dialog.getByRole('button', { name: 'Luo tunniste' }))
  await waitFor(() =>
    expect(asked('CreateApiToken')).toEqual([
      { input: { machineUserId: 'm1', name: 'Koe', actions: ['network.read'], mayWrite: false, expiresOn: '2027-02-04' } }
    ])
  )
  expect(await screen.findByText(SECRET)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Olen tallentanut tunnisteen' }))
  await waitFor(() => expect(screen.queryByText(SECRET)).not.toBeInTheDocument())
  expect(screen.getByText('Koe')).toBeVisible()
})

it('asks before it revokes', async () => {
  const { user, asked } = await draw({
    RevokeApiToken: () => ({ revokeApiToken: { __typename: 'RevokeApiTokenPayload', machine: { ...aMachine, tokens: [{ ...aToken, state: 'revoked' }] } } })
  })
  await user.click(await screen.findByRole('button', { name: 'Peru tunniste: Tuotanto' }))
  expect(asked('RevokeApiToken')).toEqual([])
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Peru' }))
  await waitFor(() => expect(asked('RevokeApiToken')).toEqual([{ input: { tokenId: 't1' } }]))
  expect(await screen.findByText('Peruttu')).toBeVisible()
})

it('says how to begin when there is no machine', async () => {
  await draw({}, [])
  expect(await screen.findByText('Ei konekäyttäjiä.')).toBeVisible()
})

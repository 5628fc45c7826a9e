import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, renderInApp, serve, type Answers } from '../../../app/testing.js'
import { AccountSection } from './account-section.js'

const anAccount = {
  ...{ __typename: 'PersonAccount', id: 'p1', kind: 'person', version: 4, createdAt: '2025-01-02T07:00:00Z' },
  ...{ deactivatedAt: null, deactivatedByName: null, deactivationReason: null, erasedAt: null, erasureRequestedAt: null, erasableFrom: null },
  ...{ roleCount: 2, deputyCount: 0, invitationCount: 1, sessionCount: 1, tokenCount: 0, hasSecondFactor: false, closingProblems: [], erasureProblems: ['active', 'has_role'] }
}
const closed = { ...anAccount, version: 5, deactivatedAt: '2026-10-01T07:00:00Z', roleCount: 0, sessionCount: 0, erasableFrom: '2026-10-31' }
const viewer = { ...aViewer, actions: [...aViewer.actions, 'access.administer'] }

async function draw(account: object, answers: Answers = {}) {
  const served = serve({ PersonAccount: () => ({ personAccount: account }), ...answers })
  const user = userEvent.setup()
  await renderInApp(<AccountSection person={{ id: 'p1', displayName: 'Sanna Kivelä' }} />, { address: '/fi/admin/users/p1', viewer })
  const asked = (name: string) => served.asked.filter((one) => one.name === name).map(({ variables }) => variables)
  return { user, asked }
}

it('says what closing an account does before it does it, and wants a reason', async () => {
  const user1 = { __typename: 'User', id: 'p1', state: 'deactivated' }
  const { user, asked } = await draw(anAccount, { DeactivatePerson: () => ({ deactivatePerson: { __typename: 'DeactivatePersonPayload', user: user1, account: closed } }) })
  await user.click(await screen.findByRole('button', { name: 'Poista käytöstä' }))
  const dialog = within(await screen.findByRole('dialog'))
  for (const line of ['Yksi avoin istunto suljetaan heti.', 'Yksi henkilön antama kutsu perutaan.']) expect(dialog.getByText(line)).toBeVisible()
  expect(dialog.getByText(/2 roolia jää merkinnöiksi/)).toBeVisible()
  expect(dialog.queryByText(/tunniste/)).not.toBeInTheDocument()
  await user.click(dialog.getByRole('button', { name: 'Poista käytöstä' }))
  expect((await dialog.findAllByText('Kirjoita perustelu.')).length).toBeGreaterThan(0)
  expect(asked('DeactivatePerson')).toEqual([])
  await user.type(dialog.getByLabelText('Perustelu'), 'Työsuhde päättyi')
  await user.click(dialog.getByRole('button', { name: 'Poista käytöstä' }))
  await waitFor(() => expect(asked('DeactivatePerson')).toEqual([{ input: { userId: 'p1', reason: 'Työsuhde päättyi', expectedVersion: 4 } }]))
  expect(await screen.findByRole('button', { name: 'Ota käyttöön' })).toBeVisible()
})

it('does not offer what cannot be done, and says why', async () => {
  const { user } = await draw({ ...anAccount, closingProblems: ['last_administrator'] })
  await user.click(await screen.findByRole('button', { name: 'Poista käytöstä' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByText(/Konsortio jäisi ilman pääkäyttäjää/)).toBeVisible()
  expect(dialog.queryByRole('button', { name: 'Poista käytöstä' })).not.toBeInTheDocument()
})

it('lists what stands in the way of erasing', async () => {
  const { user } = await draw({ ...closed, erasureProblems: ['retention'] })
  await user.click(await screen.findByRole('button', { name: 'Poista henkilötiedot' }))
  expect(within(await screen.findByRole('dialog')).getByText(/31\.10\.2026 alkaen/)).toBeVisible()
})

it('erases only when the name is written out', async () => {
  const erased = { ...closed, version: 6, erasedAt: '2026-11-05T07:00:00Z', erasureProblems: ['erased'] }
  const gone = { __typename: 'User', id: 'p1', displayName: 'Poistettu henkilö 4F2A', email: 'x', state: 'erased' }
  const { user, asked } = await draw({ ...closed, erasureProblems: [] }, { ErasePerson: () => ({ erasePerson: { __typename: 'ErasePersonPayload', user: gone, account: erased } }) })
  await user.click(await screen.findByRole('button', { name: 'Poista henkilötiedot' }))
  const dialog = within(await screen.findByRole('dialog'))
  const field = dialog.getByLabelText('Vahvista kirjoittamalla henkilön nimi')
  await user.type(field, 'Sanna')
  await user.click(dialog.getByRole('button', { name: 'Poista lopullisesti' }))
  expect(field).toBeInvalid()
  expect(asked('ErasePerson')).toEqual([])
  await user.type(field, ' Kivelä')
  await user.click(dialog.getByRole('button', { name: 'Poista lopullisesti' }))
  await waitFor(() => expect(asked('ErasePerson')).toEqual([{ input: { userId: 'p1', confirmation: 'Sanna Kivelä', expectedVersion: 5 } }]))
  await waitFor(() => expect(screen.queryByRole('button', { name: /käyttöön|henkilötiedot/ })).not.toBeInTheDocument())
})

it('says what resetting second factors does, wants to know how the person was recognised, and does it', async () => {
  const withFactor = { ...anAccount, hasSecondFactor: true }
  const reset = () => ({ resetSecondFactor: { __typename: 'ResetSecondFactorPayload', account: { ...withFactor, hasSecondFactor: false, sessionCount: 0 } } })
  const { user, asked } = await draw(withFactor, { ResetSecondFactor: reset })
  await user.click(await screen.findByRole('button', { name: 'Nollaa vahvistustavat' }))
  const dialog = within(await screen.findByRole('dialog'))
  for (const line of [/varakoodit lakkaavat toimimasta/, /istunnot suljetaan/, /Salasana jää voimaan/, /saa tästä sähköpostin/]) {
    expect(dialog.getByText(line)).toBeVisible()
  }
  await user.click(dialog.getByRole('button', { name: 'Nollaa vahvistustavat' }))
  expect((await dialog.findAllByText('Kirjoita perustelu.')).length).toBeGreaterThan(0)
  expect(asked('ResetSecondFactor')).toEqual([])
  await user.type(dialog.getByLabelText('Perustelu'), 'Soitin hänelle')
  await user.click(dialog.getByRole('button', { name: 'Nollaa vahvistustavat' }))
  await waitFor(() => expect(asked('ResetSecondFactor')).toEqual([{ input: { userId: 'p1', reason: 'Soitin hänelle' } }]))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Nollaa vahvistustavat' })).not.toBeInTheDocument())
})

it('offers no reset without a second factor, for oneself, or for an account that is somebody else’s too', async () => {
  await draw(anAccount)
  await screen.findByRole('button', { name: 'Poista käytöstä' })
  expect(screen.queryByRole('button', { name: 'Nollaa vahvistustavat' })).not.toBeInTheDocument()
  cleanup()
  await draw({ ...anAccount, hasSecondFactor: true, closingProblems: ['oneself'] })
  await screen.findByRole('button', { name: 'Poista käytöstä' })
  expect(screen.queryByRole('button', { name: 'Nollaa vahvistustavat' })).not.toBeInTheDocument()
  cleanup()
  const { user } = await draw({ ...anAccount, hasSecondFactor: true, closingProblems: ['held_elsewhere'] })
  await user.click(await screen.findByRole('button', { name: 'Nollaa vahvistustavat' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByText(/myös toisessa konsortiossa/)).toBeVisible()
  expect(dialog.queryByLabelText('Perustelu')).not.toBeInTheDocument()
})

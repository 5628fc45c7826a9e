import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, openApp, Refusal, serve, type Answers } from '../../app/testing.js'

const ticket = { ok: false, next: 'second_factor', ticket: 'T1', methods: ['totp', 'recovery_code'] }

function refusal(status: number, code: string, path: readonly string[] = []): Refusal {
  return new Refusal(status, { error: { code, kind: 'invalid', path, params: {}, errorId: 'e1' } })
}

/** A server whose one account asks for a second factor; `given` answers the attempts. */
async function openSecondStep(given: (body: Record<string, unknown>) => unknown, more: Answers = {}) {
  let signedIn = false
  const { asked } = serve({
    'GET /auth/state': () => ({ signedIn, isSetUp: true, isDemo: false, demoAccounts: [], demoPassword: null, providers: [] }),
    'POST /auth/login': () => ticket,
    'POST /auth/second-factor': (body) => {
      const answer = given(body)
      signedIn = true
      return answer
    },
    Viewer: () => {
      if (!signedIn) throw new Refusal(200, { data: null, errors: [{ message: 'x', extensions: { code: 'NOT_SIGNED_IN' } }] })
      return { viewer: aViewer }
    },
    Waiting: () => ({ workItems: [] }),
    ...more
  })
  const app = await openApp('/fi/login?next=%2Ffi%2Fprivacy')
  const user = userEvent.setup()
  await user.type(await screen.findByLabelText('Sähköposti'), 'aino@esimerkki.fi')
  await user.type(screen.getByLabelText('Salasana'), 'salaisuus{Enter}')
  await screen.findByRole('heading', { level: 1, name: 'Vahvista kirjautuminen' })
  return { user, asked, ...app }
}

beforeEach(() => localStorage.clear())

it('takes a code as it is pasted, and goes where the person wanted to go', async () => {
  const { user, asked } = await openSecondStep(() => ({ ok: true }))
  await waitFor(() => expect(screen.getByLabelText('Koodi')).toHaveFocus())
  expect(screen.getByLabelText('Koodi')).toHaveAttribute('inputmode', 'numeric')
  await user.paste('123 456')
  await user.keyboard('{Enter}')
  expect(await screen.findByRole('heading', { level: 1, name: 'Tietosuojaseloste' })).toBeVisible()
  expect(asked).toContainEqual({ name: 'POST /auth/second-factor', variables: { ticket: 'T1', method: 'totp', code: '123 456' } })
})

it('tells a wrong code at its field, says it aloud, and lets it be typed over', async () => {
  const { user } = await openSecondStep(() => {
    throw refusal(400, 'CODE_WRONG', ['code'])
  })
  await user.type(screen.getByLabelText('Koodi'), '000000{Enter}')
  expect(await screen.findAllByText('Koodi on väärä tai vanhentunut. Tarkista koodi ja yritä uudelleen.')).toHaveLength(2)
  expect(screen.getByLabelText('Koodi')).toBeInvalid()
  await waitFor(() => expect(screen.getByLabelText('Koodi')).toHaveFocus())
})

it('takes a recovery code in place of the app', async () => {
  const { user, asked } = await openSecondStep(() => ({ ok: true }))
  await user.click(screen.getByRole('button', { name: 'Käytä varakoodia' }))
  await waitFor(() => expect(screen.getByLabelText('Varakoodi')).toHaveFocus())
  await user.type(screen.getByLabelText('Varakoodi'), 'abcd{Enter}')
  expect(await screen.findAllByText(/siinä on 24 kirjainta/)).not.toHaveLength(0)
  expect(asked.map(({ name }) => name)).not.toContain('POST /auth/second-factor')
  await user.clear(screen.getByLabelText('Varakoodi'))
  await user.type(screen.getByLabelText('Varakoodi'), 'abcd-efgh-jkmn-pqrs-tvwx-2345{Enter}')
  await screen.findByRole('heading', { level: 1, name: 'Tietosuojaseloste' })
  expect(asked).toContainEqual({
    name: 'POST /auth/second-factor',
    variables: { ticket: 'T1', method: 'recovery_code', code: 'abcd-efgh-jkmn-pqrs-tvwx-2345' }
  })
})

it('begins anew when it took too long, says so, and keeps the address', async () => {
  const { user } = await openSecondStep(() => {
    throw refusal(404, 'SIGN_IN_EXPIRED')
  })
  await user.type(screen.getByLabelText('Koodi'), '123456{Enter}')
  const alert = await screen.findByText(/Kirjautuminen kesti liian kauan/)
  await waitFor(() => expect(alert.closest('[role="alert"]')).toHaveFocus())
  expect(screen.getByLabelText('Sähköposti')).toHaveValue('aino@esimerkki.fi')
  expect(screen.getByLabelText('Salasana')).toHaveValue('')
})

it('leads a session that owes its second factor to the one page that it may see, with nothing else asked for', async () => {
  const { id, email } = aViewer
  const security = { __typename: 'ViewerSecurity', hasPassword: true, hasTotp: false, recoveryCodesLeft: 0, lacksSecondFactor: true, passkeys: [] }
  const { asked } = serve({
    Viewer: () => {
      throw new Refusal(200, { data: null, errors: [{ message: 'x', extensions: { code: 'NOT_ALLOWED', kind: 'denied' } }] })
    },
    OwedFactor: () => ({ viewer: { __typename: 'Viewer', id, security } }),
    Security: () => ({ viewer: { __typename: 'Viewer', id, email, security } })
  })
  const { router } = await openApp('/fi/network/units?sort=name')
  expect(await screen.findByRole('heading', { level: 1, name: 'Ota kaksivaiheinen tunnistautuminen käyttöön' })).toBeVisible()
  expect(await screen.findByRole('button', { name: 'Ota todennussovellus käyttöön' })).toBeVisible()
  expect(router.state.location.pathname).toBe('/fi/second-factor')
  expect(router.state.location.search).toMatchObject({ next: expect.stringContaining('/fi/network/units') })
  // What everybody may know is asked for by the foot of the page.
  const own = () => asked.map(({ name }) => name).filter((name) => !name.startsWith('GET /api/public/'))
  await waitFor(() => expect(own()).toEqual(['Viewer', 'OwedFactor', 'Viewer', 'OwedFactor', 'Security']))
})

it('says why the person has to sign in again', async () => {
  serve({ 'GET /auth/state': () => ({ signedIn: false, isSetUp: true, isDemo: false, demoAccounts: [], demoPassword: null }) })
  await openApp('/fi/login?problem=NOT_SIGNED_IN')
  expect(await screen.findByText('Istunto on päättynyt. Kirjaudu uudelleen.')).toBeVisible()
})

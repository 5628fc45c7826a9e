import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, openApp, Refusal, serve } from '../../app/testing.js'
import { ApiError } from '../../graphql/api-error.js'

const demoAccounts = [
  {
    email: 'aino.salmela@esimerkki.fi',
    displayName: 'Aino Salmela',
    role: 'national_coordinator',
    unitName: { fi: 'Pääkonttori', sv: 'Huvudkontoret', en: 'Head office' }
  }
]

const notSignedIn = new Refusal(200, { data: null, errors: [{ message: 'x', extensions: { code: 'NOT_SIGNED_IN' } }] })

function refusal(status: number, code: string, params = {}): Refusal {
  return new Refusal(status, { error: { code, kind: new ApiError({ code }).kind, path: [], params, errorId: 'e1' } })
}

/** A server with one account; `login` answers the attempts. */
async function openLogin(login: (body: Record<string, unknown>) => unknown, address = '/fi/login') {
  let signedIn = false
  const { asked } = serve({
    'GET /auth/state': () => ({ signedIn, isSetUp: true, isDemo: true, demoAccounts, demoPassword: 'demo-salasana' }),
    'POST /auth/login': (body) => {
      const answer = login(body)
      signedIn = true
      return answer
    },
    Viewer: () => {
      if (!signedIn) throw notSignedIn
      return { viewer: aViewer }
    },
    Waiting: () => ({ workItems: [] })
  })
  const app = await openApp(address)
  await screen.findByRole('heading', { level: 1, name: 'Kirjaudu' })
  return { user: userEvent.setup(), asked, ...app }
}

beforeEach(() => localStorage.clear())

it('signs in and goes to the page that was wanted', async () => {
  const { user, asked, router } = await openLogin(() => ({ ok: true }), '/fi/login?next=%2Ffi%2Fprivacy')
  await user.type(screen.getByLabelText('Sähköposti'), ' aino.salmela@esimerkki.fi ')
  await user.type(screen.getByLabelText('Salasana'), 'salaisuus{Enter}')
  expect(await screen.findByRole('heading', { level: 1, name: 'Tietosuojaseloste' })).toBeVisible()
  expect(router.state.location.pathname).toBe('/fi/privacy')
  expect(asked).toContainEqual({
    name: 'POST /auth/login',
    variables: { email: 'aino.salmela@esimerkki.fi', password: 'salaisuus' }
  })
})

it('never follows an address of another site', async () => {
  const { user, router } = await openLogin(() => ({ ok: true }), '/fi/login?next=https%3A%2F%2Fevil.example')
  await user.type(screen.getByLabelText('Sähköposti'), 'a@esimerkki.fi')
  await user.type(screen.getByLabelText('Salasana'), 'salaisuus{Enter}')
  await waitFor(() => expect(router.state.location.pathname).toBe('/fi'))
})

it('says the same whether the address or the password was wrong, and empties the password', async () => {
  const { user } = await openLogin(() => {
    throw refusal(401, 'LOGIN_FAILED')
  })
  await user.type(screen.getByLabelText('Sähköposti'), 'a@esimerkki.fi')
  await user.type(screen.getByLabelText('Salasana'), 'arvaus{Enter}')
  const alert = await screen.findByText('Sähköposti tai salasana on väärä.')
  await waitFor(() => expect(alert.closest('[role="alert"]')).toHaveFocus())
  expect(screen.getByLabelText('Salasana')).toHaveValue('')
  expect(screen.getByLabelText('Sähköposti')).toHaveValue('a@esimerkki.fi')
})

it('says how long to wait after too many attempts', async () => {
  const { user } = await openLogin(() => {
    throw refusal(429, 'TOO_MANY_ATTEMPTS', { seconds: 300 })
  })
  await user.type(screen.getByLabelText('Sähköposti'), 'a@esimerkki.fi')
  await user.type(screen.getByLabelText('Salasana'), 'arvaus{Enter}')
  expect(await screen.findByText('Liian monta yritystä. Yritä uudelleen 5 minuutin kuluttua.')).toBeVisible()
})

it('asks for both fields before it asks the server', async () => {
  const { user, asked } = await openLogin(() => ({ ok: true }))
  await user.click(screen.getByRole('button', { name: 'Kirjaudu sisään' }))
  expect(await screen.findAllByText('Täytä tämä kohta.')).toHaveLength(2)
  await waitFor(() => expect(screen.getByLabelText('Sähköposti')).toHaveFocus())
  expect(asked.map(({ name }) => name)).not.toContain('POST /auth/login')
})

it('lets password managers and passkeys fill the fields', async () => {
  await openLogin(() => ({ ok: true }))
  expect(screen.getByLabelText('Sähköposti')).toHaveAttribute('autocomplete', 'username webauthn')
  expect(screen.getByLabelText('Salasana')).toHaveAttribute('autocomplete', 'current-password')
})

it('fills in a demo account that is picked', async () => {
  const { user } = await openLogin(() => ({ ok: true }))
  await user.click(screen.getByRole('button', { name: 'Valitse demotunnus' }))
  await user.click(screen.getByRole('button', { name: /Valtakunnallinen koordinaattori.*Aino Salmela · Pääkonttori/ }))
  expect(screen.getByLabelText('Sähköposti')).toHaveValue('aino.salmela@esimerkki.fi')
  expect(screen.getByLabelText('Salasana')).toHaveValue('demo-salasana')
  await waitFor(() => expect(screen.getByRole('button', { name: 'Kirjaudu sisään' })).toHaveFocus())
})

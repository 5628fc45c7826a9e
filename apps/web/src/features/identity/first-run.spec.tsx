import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, openApp, Refusal, serve } from '../../app/testing.js'

const password = 'neljä sanaa ilman yhteyttä'

async function openFirstRun(answer: (body: Record<string, unknown>) => unknown, address = '/fi/login') {
  let isSetUp = false
  const { asked } = serve({
    'GET /auth/state': () => ({ signedIn: false, isSetUp, isDemo: false, demoAccounts: [], demoPassword: null }),
    'POST /auth/first-run': (body) => {
      const done = answer(body)
      isSetUp = true
      return done
    },
    Viewer: () => ({ viewer: aViewer }),
    Waiting: () => ({ workItems: [] })
  })
  const app = await openApp(address)
  await screen.findByRole('heading', { level: 1, name: 'Ota Solmu käyttöön' })
  return { user: userEvent.setup(), asked, ...app }
}

async function fill(user: ReturnType<typeof userEvent.setup>, token = 'tunnus-1') {
  await user.type(screen.getByLabelText('Käyttöönottotunnus'), token)
  await user.type(screen.getByLabelText('Konsortion nimi'), 'Pohjoinen konsortio')
  await user.type(screen.getByLabelText('Oma nimesi'), 'Ville Rask')
  await user.type(screen.getByLabelText('Sähköposti'), 'ville@esimerkki.fi')
  await user.type(screen.getByLabelText('Salasana'), password)
}

const submit = () => screen.getByRole('button', { name: 'Luo konsortio ja kirjaudu' })

beforeEach(() => {
  sessionStorage.clear()
  localStorage.clear()
})

it('stands in place of the sign-in while Solmu is empty, and goes on into it', async () => {
  const { user, asked, router } = await openFirstRun(() => ({ ok: true }))
  expect(router.state.location.pathname).toBe('/fi/first-run')
  await fill(user)
  await user.click(submit())
  await waitFor(() => expect(router.state.location.pathname).toBe('/fi'))
  expect(asked).toContainEqual({
    name: 'POST /auth/first-run',
    variables: {
      token: 'tunnus-1',
      consortiumName: 'Pohjoinen konsortio',
      displayName: 'Ville Rask',
      email: 'ville@esimerkki.fi',
      password,
      language: 'fi'
    }
  })
  expect(sessionStorage.getItem('solmu-first-run')).toBeNull()
})

it('lists what is missing, each leading to its field', async () => {
  const { user, asked } = await openFirstRun(() => ({ ok: true }))
  await user.type(screen.getByLabelText('Sähköposti'), 'ei-osoite')
  await user.type(screen.getByLabelText('Salasana'), 'lyhyt')
  await user.click(submit())
  expect(await screen.findByText('Korjaa 5 kohtaa')).toBeVisible()
  expect(screen.getByRole('link', { name: /Salasana: Valitse pidempi salasana: vähintään 12/ })).toBeVisible()
  await user.click(screen.getByRole('link', { name: /Sähköposti: Tarkista/ }))
  await waitFor(() => expect(screen.getByLabelText('Sähköposti')).toHaveFocus())
  expect(asked.map(({ name }) => name)).not.toContain('POST /auth/first-run')
})

it('says at its field what the server refused', async () => {
  const { user } = await openFirstRun(() => {
    throw new Refusal(400, { error: { code: 'SETUP_TOKEN_WRONG', kind: 'invalid', path: [], params: {}, errorId: 'e' } })
  })
  await fill(user, 'väärä')
  await user.click(submit())
  await waitFor(() => expect(screen.getByLabelText('Käyttöönottotunnus')).toBeInvalid())
  expect(screen.getByLabelText('Käyttöönottotunnus')).toHaveAccessibleDescription(/väärä tai käytetty/)
})

it('keeps what was written, but never the token or the password', async () => {
  const first = await openFirstRun(() => ({ ok: true }))
  await fill(first.user)
  const kept = sessionStorage.getItem('solmu-first-run') ?? ''
  expect(kept).toContain('Pohjoinen konsortio')
  expect(kept).not.toContain('tunnus-1')
  expect(kept).not.toContain(password)
  first.unmount()
  await openFirstRun(() => ({ ok: true }))
  expect(screen.getByLabelText('Konsortion nimi')).toHaveValue('Pohjoinen konsortio')
  expect(screen.getByLabelText('Salasana')).toHaveValue('')
})

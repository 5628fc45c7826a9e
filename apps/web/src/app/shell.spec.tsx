import { jest } from '@jest/globals'
import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, openApp, Refusal, serve, type Answers } from './testing.js'

const workItems = [
  { __typename: 'WorkItem', id: 'w1', urgency: 'late', standing: 'open' },
  { __typename: 'WorkItem', id: 'w2', urgency: 'today', standing: 'open' },
  { __typename: 'WorkItem', id: 'w3', urgency: 'soon', standing: 'put_off' }
]

const aVisit = { signedIn: false, isSetUp: true, isDemo: false, demoAccounts: [], demoPassword: null }

/** The API as the shell needs it; a test changes what it is about. */
function answers(changes: Answers = {}): Answers {
  return {
    Viewer: () => ({ viewer: { ...aViewer, actions: [...aViewer.actions, 'inbox.manage'] } }),
    Waiting: () => ({ workItems }),
    UnreadNotifications: () => ({ unreadNotificationCount: 3 }),
    'GET /auth/state': () => aVisit,
    ...changes
  }
}

const refused = (code: string) => new Refusal(200, { data: null, errors: [{ message: code, extensions: { code } }] })

afterEach(() => jest.restoreAllMocks())

beforeEach(() => {
  localStorage.clear()
  document.title = ''
})

describe('a signed-in page', () => {
  it('shows whose network it is, that it is a demo, who is signed in, and what waits', async () => {
    serve(answers())
    await openApp('/fi/accessibility')
    expect(await screen.findByText('T&O-konsortio')).toBeVisible()
    expect(screen.getByText('Demo: tiedot keksittyjä')).toBeVisible()
    expect(screen.getByRole('button', { name: /Aino Salmela.*Valtakunnallinen koordinaattori/ })).toBeVisible()
    expect(await screen.findByRole('link', { name: 'Ilmoitukset: 3 uutta' })).toHaveAttribute('href', '/fi/inbox/notifications')
    expect((await screen.findAllByText(/2 asiaa odottaa sinua/)).length).toBeGreaterThan(0)
  })

  it('offers only the sections that the viewer may open', async () => {
    serve(answers({ Viewer: () => ({ viewer: { ...aViewer, actions: ['inbox.read', 'network.read'] } }) }))
    await openApp('/fi/accessibility')
    const nav = within(await screen.findByRole('navigation', { name: 'Päävalikko' }))
    expect(nav.getAllByRole('link').map((link) => link.textContent)).toEqual([
      expect.stringContaining('Oma työpöytä'),
      'Saapuneet',
      'Verkosto',
      'Yksiköt',
      'Julkaistut tulokset',
      'Lataukset'
    ])
    expect(screen.queryByText('Ylläpito')).not.toBeInTheDocument()
  })

  it('says who can give the right to a page that is not open to the viewer', async () => {
    serve(answers())
    await openApp('/fi/admin/outbox')
    expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent('Sinulla ei ole oikeutta nähdä tätä')
    expect(screen.getByText(/konsortion pääkäyttäjä/)).toBeVisible()
  })

  it('names the tab and moves the focus to the heading of each new page', async () => {
    const user = userEvent.setup()
    serve(answers())
    await openApp('/fi/accessibility')
    await screen.findByRole('heading', { level: 1, name: 'Saavutettavuusseloste' })
    expect(document.title).toBe('Saavutettavuusseloste – Solmu')
    await user.click(screen.getAllByRole('link', { name: 'Tietosuojaseloste' })[0]!)
    const heading = await screen.findByRole('heading', { level: 1, name: 'Tietosuojaseloste' })
    await waitFor(() => expect(heading).toHaveFocus())
    expect(document.title).toBe('Tietosuojaseloste – Solmu')
  })

  it('keeps the page in another language, says so, and saves the choice in the profile', async () => {
    const user = userEvent.setup()
    const { asked } = serve(
      answers({ UpdateProfile: () => ({ updateProfile: { viewer: { ...aViewer, language: 'sv', version: 2 } } }) })
    )
    const { router } = await openApp('/fi/privacy')
    await screen.findByRole('heading', { level: 1 })
    await user.click(screen.getAllByRole('link', { name: 'Svenska' })[0]!)
    expect(await screen.findByRole('heading', { level: 1, name: 'Dataskyddsbeskrivning' })).toBeVisible()
    expect(router.state.location.pathname).toBe('/sv/privacy')
    expect(document.documentElement.lang).toBe('sv')
    await waitFor(() =>
      expect(asked).toContainEqual({
        name: 'UpdateProfile',
        variables: { input: { language: 'sv', expectedVersion: 1 } }
      })
    )
    expect(await screen.findByText('Språket är nu svenska')).toBeInTheDocument()
  })

  it('saves a choice on the newest profile when it has changed elsewhere', async () => {
    const user = userEvent.setup()
    let version = 1
    const { asked } = serve(
      answers({
        Viewer: () => ({ viewer: { ...aViewer, version } }),
        UpdateProfile: ({ input }) => {
          if ((input as { expectedVersion: number }).expectedVersion !== version) throw refused('STALE')
          return { updateProfile: { viewer: { ...aViewer, theme: 'dark', version: version + 1 } } }
        }
      })
    )
    await openApp('/fi/privacy')
    await screen.findByRole('heading', { level: 1 })
    version = 5
    await user.click(screen.getByRole('button', { name: 'Vaihda tummaan teemaan' }))
    await waitFor(() =>
      expect(asked.filter(({ name }) => name === 'UpdateProfile').map(({ variables }) => variables)).toEqual([
        { input: { theme: 'dark', expectedVersion: 1 } },
        { input: { theme: 'dark', expectedVersion: 5 } }
      ])
    )
    expect(document.documentElement).toHaveAttribute('data-mantine-color-scheme', 'dark')
  })
})

describe('the session', () => {
  it('leads a visitor to the sign-in and remembers the wanted page', async () => {
    serve(answers({ Viewer: () => { throw refused('NOT_SIGNED_IN') } }))
    const { router } = await openApp('/fi/network/units?q=Kitee')
    expect(await screen.findByRole('heading', { level: 1, name: 'Kirjaudu' })).toBeVisible()
    expect(router.state.location.search).toEqual({ next: '/fi/network/units?q=Kitee' })
  })

  it('leads to the sign-in and back when it ends in the middle of work', async () => {
    let isOver = false
    const whenItLasts = (answer: unknown) => () => {
      if (isOver) throw refused('NOT_SIGNED_IN')
      return answer
    }
    serve(answers({ Viewer: whenItLasts({ viewer: aViewer }), UpdateProfile: whenItLasts({}) }))
    const user = userEvent.setup()
    const { router } = await openApp('/fi/privacy')
    await screen.findByRole('heading', { level: 1 })
    isOver = true
    await user.click(screen.getByRole('button', { name: 'Vaihda tummaan teemaan' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'Kirjaudu' })).toBeVisible()
    expect(router.state.location.search).toEqual({ next: '/fi/privacy', problem: 'NOT_SIGNED_IN' })
  })

  it('leaves people alone when what the page asks by itself finds that it has ended', async () => {
    let isOver = false
    const whenItLasts = (answer: unknown) => () => {
      if (isOver) throw refused('NOT_SIGNED_IN')
      return answer
    }
    const viewer = { ...aViewer, actions: [...aViewer.actions, 'inbox.manage'] }
    const { asked } = serve(answers({ Viewer: whenItLasts({ viewer }), UnreadNotifications: whenItLasts({ unreadNotificationCount: 3 }), UpdateProfile: whenItLasts({}) }))
    const user = userEvent.setup()
    const { router } = await openApp('/fi/privacy')
    await screen.findByRole('heading', { level: 1 })
    const count = () => asked.filter(({ name }) => name === 'UnreadNotifications').length
    await waitFor(() => expect(count()).toBe(1))
    isOver = true
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 2 * 60_000)
    act(() => void window.dispatchEvent(new Event('focus')))
    await waitFor(() => expect(count()).toBe(2))
    await act(async () => new Promise((resolve) => setTimeout(resolve, 50)))
    expect(router.state.location.pathname).toBe('/fi/privacy')
    expect(screen.getByRole('heading', { level: 1, name: 'Tietosuojaseloste' })).toBeVisible()
    // What the person does next says so, and leads back.
    await user.click(screen.getByRole('button', { name: 'Vaihda tummaan teemaan' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'Kirjaudu' })).toBeVisible()
    expect(router.state.location.search).toEqual({ next: '/fi/privacy', problem: 'NOT_SIGNED_IN' })
  })

  it('leaves the open pages open to a visitor', async () => {
    serve(answers({ Viewer: () => { throw refused('NOT_SIGNED_IN') } }))
    await openApp('/en/feedback')
    expect(await screen.findByRole('heading', { level: 1, name: 'Give feedback' })).toBeVisible()
    expect(screen.queryByRole('navigation', { name: 'Main navigation' })).not.toBeInTheDocument()
  })
})

describe('when something is wrong', () => {
  it.each(['/fi/olematon/sivu', '/fi/admin/users/olematon'])('tells that %s is not there', async (address) => {
    serve(answers())
    await openApp(address)
    expect(await screen.findByRole('heading', { level: 1, name: 'Sivua ei löydy' })).toBeVisible()
  })

  it('gives a language to an address without one', async () => {
    serve(answers())
    const { router } = await openApp('/privacy')
    await waitFor(() => expect(router.state.location.pathname).toBe('/en/privacy'))
  })

  it('says that the server does not answer, and again when it does', async () => {
    const working = answers()
    serve(working)
    await openApp('/fi/privacy')
    await screen.findByRole('heading', { level: 1 })
    act(() => void window.dispatchEvent(new Event('offline')))
    expect(screen.getByText(/Ei yhteyttä palvelimeen/)).toBeVisible()
    act(() => void window.dispatchEvent(new Event('online')))
    expect(screen.queryByText(/Ei yhteyttä palvelimeen/)).not.toBeInTheDocument()
    expect(await screen.findByText('Yhteys palasi.')).toBeInTheDocument()
  })

  it('shows the code of a fault of the server, to be given to support', async () => {
    // The router writes every fault to the console; here it is what we asked for.
    jest.spyOn(console, 'error').mockImplementation(() => undefined)
    jest.spyOn(console, 'warn').mockImplementation(() => undefined)
    const fault = { data: null, errors: [{ message: 'x', extensions: { code: 'INTERNAL', errorId: 'e-77' } }] }
    serve(answers({ Viewer: () => { throw new Refusal(200, fault) } }))
    await openApp('/fi/network')
    expect(await screen.findByText(/Virhekoodi e-77/)).toBeVisible()
    expect(screen.getByRole('button', { name: 'Kopioi virhekoodi' })).toBeVisible()
  })
})

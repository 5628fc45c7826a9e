import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, openApp, Refusal, serve } from '../../app/testing.js'
import { forgetLinkToken } from './link-token.js'

const expired = new Refusal(404, { error: { code: 'LINK_EXPIRED', kind: 'missing', path: [], params: {}, errorId: 'e1' } })
const offer = {
  email: 'uusi@esimerkki.fi',
  displayName: null,
  consortiumName: 'T&O-konsortio',
  role: 'unit_member',
  unitName: { fi: 'Kiteen Kaari', sv: 'Kitee', en: 'Kitee' },
  language: 'fi',
  expiresAt: '2026-11-12T10:00:00.000Z',
  hasAccount: false
}
const good = 'neljä hidasta karhua metsässä'

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  forgetLinkToken('reset')
  forgetLinkToken('invitation')
})

describe('a forgotten password', () => {
  it('gets the same answer whoever asks, and asks for an address first', async () => {
    const { asked } = serve({ 'POST /auth/password-reset': () => ({ ok: true }) })
    await openApp('/fi/reset')
    const user = userEvent.setup()
    await user.type(await screen.findByLabelText('Sähköposti'), 'eiosoite{Enter}')
    expect(await screen.findByRole('link', { name: /Tarkista sähköpostiosoite/ })).toBeVisible()
    await user.clear(screen.getByLabelText('Sähköposti'))
    await user.type(screen.getByLabelText('Sähköposti'), 'joku@esimerkki.fi{Enter}')
    expect(await screen.findByRole('heading', { level: 1, name: 'Katso sähköpostisi' })).toBeVisible()
    expect(screen.getByText(/Jos osoitteella joku@esimerkki\.fi on tunnus/)).toBeVisible()
    expect(asked).toContainEqual({ name: 'POST /auth/password-reset', variables: { email: 'joku@esimerkki.fi', language: 'fi' } })
  })

  it('is replaced by the link, whose secret is in the address no more and in no storage', async () => {
    const { asked } = serve({
      'POST /auth/password-reset/state': () => ({ email: 'aino@esimerkki.fi' }),
      'POST /auth/password-reset/confirm': () => ({ ok: true })
    })
    const { router } = await openApp('/fi/reset#s3cret-t0ken')
    const user = userEvent.setup()
    await user.click(await screen.findByLabelText('Uusi salasana'))
    expect(router.state.location.href).toBe('/fi/reset')
    expect(router.history.length).toBe(1)
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('s3cret')
    await user.paste('lyhyt')
    await user.keyboard('{Enter}')
    expect(await screen.findByRole('link', { name: /: Vielä 7 merkkiä\.$/ })).toBeVisible()
    await user.clear(screen.getByLabelText('Uusi salasana'))
    await user.paste(good)
    await user.keyboard('{Enter}')
    expect(await screen.findByRole('heading', { level: 1, name: 'Salasana on vaihdettu' })).toBeVisible()
    expect(asked).toContainEqual({ name: 'POST /auth/password-reset/confirm', variables: { token: 's3cret-t0ken', password: good } })
  })

  it('begins anew when another link is opened in the same tab', async () => {
    serve({
      'POST /auth/password-reset': () => ({ ok: true }),
      'POST /auth/password-reset/state': () => ({ email: 'aino@esimerkki.fi' })
    })
    const { router } = await openApp('/fi/reset')
    const user = userEvent.setup()
    await user.type(await screen.findByLabelText('Sähköposti'), 'aino@esimerkki.fi{Enter}')
    await screen.findByRole('heading', { level: 1, name: 'Katso sähköpostisi' })
    await act(() => router.navigate({ href: '/fi/reset#uusi' }))
    expect(await screen.findByText(/Asetat salasanan tunnukselle aino@esimerkki\.fi/)).toBeVisible()
    expect(router.state.location.href).toBe('/fi/reset')
  })

  it('offers a new link when the old one does not work any more', async () => {
    serve({
      'POST /auth/password-reset/state': () => {
        throw expired
      }
    })
    await openApp('/fi/reset#vanha')
    expect(await screen.findByRole('heading', { level: 1, name: 'Linkki on vanhentunut' })).toBeVisible()
    expect(screen.getByRole('button', { name: 'Lähetä linkki' })).toBeVisible()
  })
})

describe('an invitation', () => {
  const state = (signedIn: boolean) => ({ signedIn, isSetUp: true, isDemo: false, demoAccounts: [], demoPassword: null })

  it('says who invites to what, and makes the account', async () => {
    const { asked } = serve({
      'GET /auth/state': () => state(false),
      'POST /auth/invitation': () => offer,
      'POST /auth/invitation/accept': () => ({ ok: true }),
      Viewer: () => ({ viewer: { ...aViewer, actions: [] } }),
      Waiting: () => ({ workItems: [] })
    })
    const { router } = await openApp('/fi/invitation#kutsu')
    const user = userEvent.setup()
    expect(await screen.findByText('Sinut on kutsuttu konsortioon T&O-konsortio.')).toBeVisible()
    expect(router.state.location.href).toBe('/fi/invitation')
    expect(screen.getByText('Yksikön työntekijä')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Luo tunnus ja kirjaudu' }))
    expect(await screen.findByRole('link', { name: /: Kirjoita nimesi\.$/ })).toBeVisible()
    await user.type(screen.getByLabelText('Oma nimesi'), 'Uusi Tekijä')
    await user.click(screen.getByLabelText('Salasana'))
    await user.paste(good)
    await user.selectOptions(screen.getByRole('combobox', { name: 'Kieli' }), 'sv')
    await user.click(screen.getByRole('button', { name: 'Luo tunnus ja kirjaudu' }))
    await screen.findByRole('navigation', { name: 'Päävalikko' }).catch(() => undefined)
    expect(asked).toContainEqual({
      name: 'POST /auth/invitation/accept',
      variables: { token: 'kutsu', displayName: 'Uusi Tekijä', password: good, language: 'sv' }
    })
  })

  it('asks somebody who signs in already to do so first, and comes back without the link being opened anew', async () => {
    let signedIn = false
    const { asked } = serve({
      'GET /auth/state': () => state(signedIn),
      'POST /auth/login': () => {
        signedIn = true
        return { ok: true }
      },
      'POST /auth/invitation': () => ({ ...offer, hasAccount: true }),
      'POST /auth/invitation/accept': () => ({ ok: true }),
      Viewer: () => ({ viewer: { ...aViewer, actions: [] } }),
      Waiting: () => ({ workItems: [] })
    })
    await openApp('/fi/invitation#kutsu')
    const user = userEvent.setup()
    await user.click(await screen.findByRole('link', { name: 'Kirjaudu sisään' }))
    await user.type(await screen.findByLabelText('Sähköposti'), 'uusi@esimerkki.fi')
    await user.type(screen.getByLabelText('Salasana'), 'salaisuus{Enter}')
    await user.click(await screen.findByRole('button', { name: 'Ota kutsu vastaan' }))
    await screen.findByRole('button', { name: /Aino Salmela/ })
    expect(asked).toContainEqual({ name: 'POST /auth/invitation/accept', variables: { token: 'kutsu' } })
  })

  it('says what to do when it is void, or was not opened from the mail', async () => {
    serve({
      'GET /auth/state': () => state(false),
      'POST /auth/invitation': () => {
        throw expired
      }
    })
    const { unmount } = await openApp('/fi/invitation#vanha')
    expect(await screen.findByText(/Pyydä uusi kutsu siltä, joka kutsui sinut/)).toBeVisible()
    unmount()
    forgetLinkToken('invitation')
    await openApp('/fi/invitation')
    expect(await screen.findByRole('heading', { level: 1, name: 'Avaa kutsu sähköpostista' })).toBeVisible()
  })
})

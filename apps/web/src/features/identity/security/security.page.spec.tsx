import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, Refusal, renderInApp, serve, Waiting, type Answers } from '../../../app/testing.js'
import { ProofHost } from '../../../app/proof-host.js'
import { SecurityPage } from './security.page.js'

const bare = { hasPassword: true, hasTotp: false, recoveryCodesLeft: 0, lacksSecondFactor: false, passkeys: [] as unknown[] }
const codes = Array.from({ length: 10 }, (_, index) => `ABCD-EFGH-JKMN-PQRS-TVWX-234${index}`)
const aPasskey = {
  id: 'p1',
  name: 'Työkannettava',
  createdAt: '2026-10-01T06:00:00.000Z',
  lastUsedAt: null,
  isSynced: true,
  __typename: 'Passkey'
}
const here = {
  __typename: 'Session',
  id: 's1',
  device: null,
  browser: 'Firefox 143',
  system: 'Windows 11',
  ipAddress: '192.0.2.7',
  methods: ['password', 'totp'],
  createdAt: '2026-11-05T06:00:00.000Z',
  lastSeenAt: '2026-11-05T07:05:00.000Z',
  isCurrent: true
}
const away = { ...here, id: 's2', browser: 'Safari 26', device: 'iPhone', system: 'iOS 26', methods: ['passkey'], isCurrent: false }

const refusal = (code: string, kind: string, path: readonly string[] = []) =>
  new Refusal(200, { data: null, errors: [{ message: code, extensions: { code, kind, path, params: { min: 12 }, errorId: null } }] })

function refuse(code: string, kind: string, path?: readonly string[]): never {
  throw refusal(code, kind, path)
}

const viewerWith = (security: object) => ({ __typename: 'Viewer', id: aViewer.id, email: aViewer.email, security: { ...bare, ...security } })

async function draw(answers: Answers = {}, security: object = {}) {
  const served = serve({
    Security: () => ({ viewer: viewerWith(security) }),
    OwnSessions: () => ({ viewer: { __typename: 'Viewer', id: aViewer.id, sessions: [here] } }),
    Waiting: () => ({ workItems: [] }),
    ...answers
  })
  const user = userEvent.setup()
  const page = (
    <>
      <Waiting />
      <SecurityPage />
      <ProofHost language="fi" />
    </>
  )
  await renderInApp(page, { address: '/fi/profile/security' })
  await screen.findByRole('heading', { level: 2, name: 'Kaksivaiheinen tunnistautuminen' })
  await screen.findByText('Firefox 143, Windows 11')
  return { ...served, user }
}

const startTotp = () => ({ startTotp: { secret: 'ABCDEFGHIJKLMNOP', qrSvg: '<svg xmlns="http://www.w3.org/2000/svg"/>' } })

describe('the authenticator app', () => {
  it('is set up with picture or key, and shows the recovery codes until they are said to be kept', async () => {
    const { user, asked } = await draw({
      StartTotp: startTotp,
      ConfirmTotp: () => ({ confirmTotp: { recoveryCodes: codes, viewer: viewerWith({ hasTotp: true, recoveryCodesLeft: 10 }) } })
    })
    await user.click(screen.getByRole('button', { name: 'Ota todennussovellus käyttöön' }))
    expect(await screen.findByText('ABCD EFGH IJKL MNOP')).toBeVisible()
    expect(screen.getByRole('img', { name: /QR-kuvio/ })).toHaveAttribute('src', expect.stringMatching(/^data:image\/svg\+xml,%3Csvg/))
    const field = screen.getByLabelText('Koodi')
    expect(field).toHaveAttribute('autocomplete', 'one-time-code')
    await user.click(field)
    await user.paste('123 456')
    await user.click(screen.getByRole('button', { name: 'Vahvista' }))
    const list = await screen.findByRole('list', { name: 'Talleta varakoodisi nyt' })
    expect(within(list).getAllByRole('listitem').map((item) => item.textContent)).toEqual(codes)
    expect(asked).toContainEqual({ name: 'ConfirmTotp', variables: { input: { code: '123 456' } } })
    await user.click(screen.getByRole('button', { name: 'Jatka' }))
    expect(screen.getByText(/merkitse se tähän/)).toBeVisible()
    await user.click(screen.getByRole('checkbox', { name: 'Olen tallettanut varakoodit' }))
    await user.click(screen.getByRole('button', { name: 'Jatka' }))
    expect(screen.queryByText(codes[0] ?? '')).not.toBeInTheDocument()
    expect(screen.getByText('10 jäljellä')).toBeVisible()
  })

  it('does not send what cannot be a code, and tells a wrong one at its field', async () => {
    const { user, asked } = await draw({ StartTotp: startTotp, ConfirmTotp: () => refuse('CODE_WRONG', 'invalid', ['code']) })
    await user.click(screen.getByRole('button', { name: 'Ota todennussovellus käyttöön' }))
    await user.type(await screen.findByLabelText('Koodi'), '123{Enter}')
    expect(await screen.findByRole('alert')).toHaveTextContent('Kirjoita sovelluksen näyttämät kuusi numeroa.')
    expect(asked.map(({ name }) => name)).not.toContain('ConfirmTotp')
    await user.type(screen.getByLabelText('Koodi'), '456{Enter}')
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent(/Koodi on väärä tai vanhentunut/))
    expect(screen.getByLabelText('Koodi')).toBeInvalid()
  })

  it('is removed only after saying what will happen', async () => {
    const { user } = await draw(
      { RemoveTotp: () => ({ removeTotp: { viewer: viewerWith({}) } }) },
      { hasTotp: true, recoveryCodesLeft: 2 }
    )
    await user.click(screen.getByRole('button', { name: 'Poista käytöstä' }))
    const dialog = await screen.findByRole('dialog', { name: 'Poistetaanko todennussovellus käytöstä?' })
    expect(dialog).toHaveTextContent('varakoodisi mitätöityvät')
    await user.click(within(dialog).getByRole('button', { name: 'Poista todennussovellus' }))
    expect(await screen.findByRole('button', { name: 'Ota todennussovellus käyttöön' })).toBeVisible()
  })
})

describe('a proof', () => {
  /** A server that takes the removal only after the password. */
  function guarded() {
    let isProved = false
    return {
      'POST /auth/proof': (body: Record<string, unknown>) => {
        if (body['password'] !== 'oikea') throw new Refusal(400, { error: { code: 'PASSWORD_WRONG', kind: 'invalid', path: ['password'], params: {}, errorId: 'e' } })
        isProved = true
        return { ok: true }
      },
      RenewRecoveryCodes: () =>
        isProved
          ? { renewRecoveryCodes: { recoveryCodes: codes, viewer: viewerWith({ hasTotp: true, recoveryCodesLeft: 10 }) } }
          : refuse('PROOF_REQUIRED', 'denied')
    }
  }

  async function askForCodes(answers: Answers) {
    const drawn = await draw(answers, { hasTotp: true, recoveryCodesLeft: 2 })
    await drawn.user.click(screen.getByRole('button', { name: 'Luo uudet varakoodit' }))
    const asking = await screen.findByRole('dialog', { name: 'Luodaanko uudet varakoodit?' })
    await drawn.user.click(within(asking).getByRole('button', { name: 'Luo uudet varakoodit' }))
    const dialog = await screen.findByRole('dialog', { name: 'Vahvista, että se olet sinä' })
    return { ...drawn, asking, dialog }
  }

  it('is asked for where it is needed, and the act is done without asking anew', async () => {
    const { user, dialog, asked } = await askForCodes(guarded())
    await user.click(await within(dialog).findByRole('button', { name: 'Käytä salasanaa' }))
    await user.type(await within(dialog).findByLabelText('Salasana'), 'väärä{Enter}')
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('Salasana on väärä.')
    await user.clear(within(dialog).getByLabelText('Salasana'))
    await user.type(within(dialog).getByLabelText('Salasana'), 'oikea{Enter}')
    expect(await screen.findByRole('list', { name: 'Talleta varakoodisi nyt' })).toBeVisible()
    expect(asked.filter(({ name }) => name === 'RenewRecoveryCodes')).toHaveLength(2)
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })

  it('may be refused by its owner: Esc closes it alone, and what it was for says why nothing happened', async () => {
    const { user, asking } = await askForCodes(guarded())
    await screen.findByLabelText('Koodi')
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Vahvista, että se olet sinä' })).not.toBeInTheDocument())
    expect(asking).toBeInTheDocument()
    expect(await within(asking).findByText('Vahvista ensin, että se olet sinä.')).toBeVisible()
  })
})

describe('passkeys', () => {
  it('says what they are while there are none, and that this browser cannot make one', async () => {
    await draw()
    expect(screen.getByText('Ei vielä pääsyavaimia.')).toBeVisible()
    expect(screen.getByText(/Tämä selain ei tue pääsyavaimia/)).toBeVisible()
  })

  it('are renamed and removed by name', async () => {
    const { user, asked } = await draw(
      {
        RenamePasskey: ({ input }) => ({ renamePasskey: { passkey: { ...aPasskey, ...(input as object) } } }),
        RemovePasskey: () => ({ removePasskey: { viewer: viewerWith({}) } })
      },
      { passkeys: [aPasskey], recoveryCodesLeft: 10 }
    )
    await user.click(screen.getByRole('button', { name: 'Nimeä uudelleen: Työkannettava' }))
    const field = await screen.findByRole('textbox', { name: 'Nimi' })
    await user.clear(field)
    await user.type(field, 'Toimiston kone{Enter}')
    await user.click(await screen.findByRole('button', { name: 'Poista pääsyavain Toimiston kone' }))
    const dialog = await screen.findByRole('dialog', { name: 'Poistetaanko pääsyavain Toimiston kone?' })
    expect(dialog).toHaveTextContent('ainoa vahvistustapasi')
    await user.click(within(dialog).getByRole('button', { name: 'Poista pääsyavain' }))
    expect(await screen.findByText('Ei vielä pääsyavaimia.')).toBeVisible()
    expect(asked).toContainEqual({ name: 'RemovePasskey', variables: { input: { passkeyId: 'p1' } } })
  })
})

describe('sessions', () => {
  it('names each, marks the present one, and ends another after a question', async () => {
    let sessions = [here, away]
    const { user, asked } = await draw({
      OwnSessions: () => ({ viewer: { __typename: 'Viewer', id: aViewer.id, sessions } }),
      EndSession: () => {
        sessions = [here]
        return { endSession: { sessions } }
      }
    })
    expect(screen.getByRole('row', { name: /Firefox 143, Windows 11.*Tämä istunto/ })).toBeVisible()
    expect(screen.getByRole('row', { name: /Safari 26, iPhone, iOS 26.*192\.0\.2\.7.*pääsyavain/ })).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Päätä istunto: Safari 26, iPhone, iOS 26' }))
    const dialog = await screen.findByRole('dialog', { name: /Päätetäänkö istunto/ })
    expect(asked.map(({ name }) => name)).not.toContain('EndSession')
    await user.click(within(dialog).getByRole('button', { name: 'Päätä istunto' }))
    await waitFor(() => expect(screen.queryByText(/Safari 26/)).not.toBeInTheDocument())
    expect(asked).toContainEqual({ name: 'EndSession', variables: { input: { sessionId: 's2' } } })
    expect(screen.getByText('Olet kirjautuneena vain tällä laitteella.')).toBeVisible()
  })
})

describe('the password', () => {
  const good = 'neljä hidasta karhua metsässä'

  async function fill(user: ReturnType<typeof userEvent.setup>, current: string, next: string) {
    await user.click(screen.getByLabelText('Nykyinen salasana'))
    await user.paste(current)
    await user.click(screen.getByLabelText('Uusi salasana'))
    await user.paste(next)
    await user.click(screen.getByRole('button', { name: 'Vaihda salasana' }))
  }

  it('says while typing how many characters are missing, and that one’s own name does not count', async () => {
    const { user } = await draw({})
    const field = screen.getByLabelText('Uusi salasana')
    await user.type(field, 'kissa')
    expect(screen.getByText('Vielä 7 merkkiä.')).toBeVisible()
    await user.clear(field)
    await user.type(field, 'ainosalmela1234')
    expect(screen.getByText(/Nimesi ja osoitteesi eivät kerrytä pituutta/)).toBeVisible()
    await user.clear(field)
    await user.type(field, good)
    expect(screen.getByText(/Pituus riittää/)).toBeVisible()
  })

  it.each([
    ['PASSWORD_WRONG', ['currentPassword'], 'Nykyinen salasana', /Nykyinen salasana on väärä/],
    ['PASSWORD_TOO_WEAK', ['input', 'newPassword'], 'Uusi salasana', /helppo arvata/]
  ] as const)('puts %s at its field and keeps what was typed', async (code, path, label, message) => {
    const { user } = await draw({ ChangePassword: () => refuse(code, 'invalid', path) })
    await fill(user, 'vanha', good)
    expect(await screen.findByRole('alert')).toHaveTextContent(message)
    expect(screen.getByLabelText(label)).toBeInvalid()
    expect(screen.getByLabelText('Uusi salasana')).toHaveValue(good)
  })

  it('does not send one that is too short', async () => {
    const { user, asked } = await draw({})
    await fill(user, 'vanha', 'lyhyt')
    expect(within(await screen.findByRole('alert')).getByText(/: Vielä 7 merkkiä\.$/)).toBeVisible()
    expect(asked.map(({ name }) => name)).not.toContain('ChangePassword')
  })

  it('empties the fields and says that other sessions have ended', async () => {
    const { user } = await draw({ ChangePassword: () => ({ changePassword: { viewer: aViewer } }) })
    await fill(user, 'vanha', good)
    expect(await screen.findByText(/Muilla laitteilla on kirjauduttava uudelleen/)).toBeVisible()
    expect(screen.getByLabelText('Uusi salasana')).toHaveValue('')
  })
})

import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, Refusal, renderInApp, serve, type Answers } from '../../../app/testing.js'
import { readDraft } from '../../../ui/drafts.js'
import { fieldOfPath } from './provider-check.js'
import { ProviderListPage } from './provider-list.page.js'
import { ProviderEditor } from './provider.page.js'
import type { IdentityProvider } from './provider.operations.js'
import { mergeNewer, valuesOf, wordsOf } from './provider-values.js'

const viewer = { ...aViewer, actions: [...aViewer.actions, 'access.administer'] }
const name = { __typename: 'LocalizedText', fi: 'Säätiön tunnus', sv: 'Stiftelsens konto', en: 'Foundation account' }
const unit = {
  ...{ __typename: 'OrgUnitRef', id: 'u5', type: 'local_unit' },
  name: { __typename: 'LocalizedText', fi: 'Oulun Oiva', sv: 'Oulun Oiva', en: 'Oulu Oiva' }
}
const kept = {
  ...{ __typename: 'IdentityProvider', id: 'p1', name, issuer: 'https://tunnus.example/realms/s', clientId: 'solmu', hasSecret: true },
  ...{ scopes: 'openid profile email', emailClaim: 'email', nameClaim: 'name', groupsClaim: 'groups', secondFactorValues: ['mfa'] },
  ...{ createsAccounts: true, isActive: true, linkedCount: 12, version: 3 },
  groups: [{ __typename: 'ProviderGroup', groupValue: 'ohjaajat', role: 'unit_member', unit, organisationId: null }]
}
const provider = kept as unknown as IdentityProvider

function refuse(code: string, kind: string, { path = [], params = {} }: { path?: (string | number)[]; params?: object } = {}): never {
  throw new Refusal(200, { data: null, errors: [{ message: code, extensions: { code, kind, path, params, errorId: null } }] })
}

const saved = (change: object = {}) => ({
  saveIdentityProvider: { __typename: 'SaveIdentityProviderPayload', identityProvider: { ...kept, ...change } }
})

async function draw(one: IdentityProvider | null, answers: Answers = {}) {
  const served = serve({ IdentityProviders: () => ({ identityProviders: [kept] }), UnitChoices: () => ({ orgUnits: { nodes: [] } }), ...answers })
  const user = userEvent.setup()
  const address = `/fi/admin/identity-providers/${one?.id ?? 'new'}`
  const { router } = await renderInApp(<ProviderEditor provider={one} />, { address, viewer })
  const sent = () => served.asked.filter((each) => each.name === 'SaveIdentityProvider').map(({ variables }) => variables['input'])
  return { ...served, user, router, sent }
}

async function fill(user: ReturnType<typeof userEvent.setup>, label: string | RegExp, text: string) {
  const field = screen.getByLabelText(label)
  await user.clear(field)
  await user.click(field)
  await user.paste(text)
}

beforeEach(() => sessionStorage.clear())

describe('the list', () => {
  async function drawList(providers: readonly unknown[]) {
    serve({ IdentityProviders: () => ({ identityProviders: providers }) })
    await renderInApp(<ProviderListPage />, { address: '/fi/admin/identity-providers', viewer })
  }

  it('shows each with its issuer, state and people, and leads to it', async () => {
    await drawList([kept, { ...kept, id: 'p2', isActive: false, issuer: 'https://toinen.example', linkedCount: 0, groups: [] }])
    const row = (await screen.findByText('https://tunnus.example/realms/s')).closest('tr')!
    expect(within(row).getByRole('link', { name: 'Säätiön tunnus' })).toHaveAttribute('href', '/fi/admin/identity-providers/p1')
    expect(within(row).getByText('Käytössä')).toBeVisible()
    expect(within(row).getByText('12')).toBeVisible()
    expect(within(screen.getByText('https://toinen.example').closest('tr')!).getByText('Ei käytössä')).toBeVisible()
  })

  it('says what it is for when there is none, and what the operator has to do first', async () => {
    await drawList([])
    expect(await screen.findByText(/IDENTITY_PROVIDERS/)).toBeVisible()
    expect(screen.getByRole('link', { name: 'Lisää tunnistuspalvelu' })).toHaveAttribute('href', '/fi/admin/identity-providers/new')
  })
})

describe('a new one', () => {
  it('asks for what is missing before anything is sent, each problem at its field', async () => {
    const { user, sent } = await draw(null)
    await fill(user, /^Palvelun osoite/, 'http://tunnus.example')
    await user.click(screen.getByRole('button', { name: 'Lisää tunnistuspalvelu' }))
    const links = within(await screen.findByRole('alert')).getAllByRole('link')
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '#provider-nameFi',
      '#provider-nameSv',
      '#provider-nameEn',
      '#provider-issuer',
      '#provider-clientId'
    ])
    expect(screen.getByLabelText(/^Palvelun osoite/)).toHaveAccessibleDescription(/alettava https/)
    expect(sent()).toEqual([])
  })

  it('tells the address to register, fills in a preset, and sends what was written', async () => {
    const { user, router, sent } = await draw(null, { SaveIdentityProvider: () => saved() })
    expect(screen.getByText(`${window.location.origin}/auth/provider/callback`)).toBeVisible()
    await user.click(screen.getByRole('button', { name: /^Vahva tunnistus/ }))
    expect(screen.getByLabelText(/^Kaksivaiheisen/)).toHaveValue('http://ftn.ficora.fi/2017/loa2 http://ftn.ficora.fi/2017/loa3')
    await user.click(screen.getByRole('button', { name: 'Microsoft Entra ID' }))
    for (const [label, text] of [['Nimi suomeksi', 'Säätiö'], ['Nimi ruotsiksi', 'Stiftelse'], ['Nimi englanniksi', 'Foundation']] as const) {
      await fill(user, label, text)
    }
    await fill(user, /^Palvelun osoite/, ' https://login.example/v2.0 ')
    await fill(user, /^Solmun tunnus/, 'solmu-id')
    await fill(user, /^Salaisuus/, 'hyvin-salainen')
    expect(JSON.stringify(readDraft(['identity-provider', viewer.id, 'new']))).toContain('solmu-id')
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('hyvin-salainen')
    await user.click(screen.getByRole('button', { name: 'Lisää tunnistuspalvelu' }))
    await waitFor(() => expect(sent()).toHaveLength(1))
    expect(sent()[0]).toEqual({
      ...{ providerId: null, expectedVersion: null, name: { fi: 'Säätiö', sv: 'Stiftelse', en: 'Foundation' } },
      ...{ issuer: 'https://login.example/v2.0', clientId: 'solmu-id', clientSecret: 'hyvin-salainen' },
      ...{ scopes: 'openid profile email', emailClaim: 'email', nameClaim: 'name', groupsClaim: 'groups', secondFactorValues: ['mfa'] },
      ...{ createsAccounts: true, isActive: false, groups: [] }
    })
    await waitFor(() => expect(router.state.location.pathname).toBe('/fi/admin/identity-providers/p1'))
    expect(readDraft(['identity-provider', viewer.id, 'new'])).toBeNull()
  })

  it('shows at the address that it is not allowed', async () => {
    const { user } = await draw(provider, { SaveIdentityProvider: () => refuse('PROVIDER_NOT_ALLOWED', 'invalid', { path: ['issuer'] }) })
    await fill(user, /^Palvelun osoite/, 'https://muualla.example')
    await user.click(screen.getByRole('button', { name: 'Tallenna muutokset' }))
    expect(await screen.findByRole('link', { name: /IDENTITY_PROVIDERS/ })).toHaveAttribute('href', '#provider-issuer')
  })
})

describe('one that is there', () => {
  it('never shows the secret, and keeps it unless another is given', async () => {
    const { user, sent } = await draw(provider, { SaveIdentityProvider: () => saved({ version: 4 }) })
    expect(screen.queryByLabelText(/^Salaisuus/)).not.toBeInTheDocument()
    expect(screen.getByText('Tallessa. Salaisuutta ei näytetä.')).toBeVisible()
    await user.click(screen.getByRole('checkbox', { name: 'Käytössä kirjautumissivulla' }))
    await user.click(screen.getByRole('button', { name: 'Tallenna muutokset' }))
    await waitFor(() => expect(sent()).toHaveLength(1))
    expect(sent()[0]).toMatchObject({ providerId: 'p1', expectedVersion: 3, clientSecret: null, isActive: false })
    expect(sent()[0]).toMatchObject({ groups: [{ groupValue: 'ohjaajat', role: 'unit_member', unitId: 'u5', organisationId: null }] })
  })

  it('takes a group away, and asks where groups are told when there are some', async () => {
    const { user, sent } = await draw(provider, { SaveIdentityProvider: () => saved({ groups: [], version: 4 }) })
    await user.clear(screen.getByLabelText(/^Ryhmien tieto/))
    await user.click(screen.getByRole('button', { name: 'Tallenna muutokset' }))
    expect(await screen.findByRole('link', { name: /missä tiedossa palvelu antaa ryhmät/ })).toHaveAttribute('href', '#provider-groupsClaim')
    await user.click(screen.getByRole('button', { name: 'Poista ryhmä ohjaajat: Yksikön työntekijä' }))
    await waitFor(() => expect(screen.getByRole('button', { name: 'Lisää ryhmä' })).toHaveFocus())
    await user.click(screen.getByRole('button', { name: 'Tallenna muutokset' }))
    await waitFor(() => expect(sent()).toHaveLength(1))
    expect(sent()[0]).toMatchObject({ groups: [], groupsClaim: null })
  })

  it('adds a group with its role at a unit', async () => {
    const choice = { ...unit, __typename: 'OrgUnit', municipality: { __typename: 'Municipality', code: '564', name: { fi: 'Oulu', sv: 'Uleåborg', en: 'Oulu' } } }
    const { user, sent } = await draw(provider, {
      UnitChoices: () => ({ orgUnits: { nodes: [choice] } }),
      SaveIdentityProvider: () => saved({ version: 4 })
    })
    await user.click(screen.getByRole('button', { name: 'Lisää ryhmä' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.click(dialog.getByRole('button', { name: 'Lisää taulukkoon' }))
    expect(dialog.getByRole('link', { name: 'Rooli: Valitse rooli.' })).toHaveAttribute('href', '#provider-group-role')
    await user.type(dialog.getByLabelText('Ryhmä palvelussa'), 'johtajat')
    await user.selectOptions(dialog.getByLabelText('Rooli'), 'unit_manager')
    await user.click(dialog.getByLabelText(/^Yksikkö, jossa rooli on/))
    await user.click(await dialog.findByRole('option', { name: /Oulun Oiva/, hidden: true }))
    await user.click(dialog.getByRole('button', { name: 'Lisää taulukkoon' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    await user.click(screen.getByRole('button', { name: 'Tallenna muutokset' }))
    await waitFor(() => expect(sent()).toHaveLength(1))
    const added = { groupValue: 'johtajat', role: 'unit_manager', unitId: 'u5', organisationId: null }
    expect(sent()[0]).toMatchObject({ groups: [{ groupValue: 'ohjaajat' }, added] })
  })

  it('takes in what somebody else saved, keeps what was typed, and saves on top of it', async () => {
    let calls = 0
    const theirs = { ...kept, clientId: 'toisen', scopes: 'openid email', version: 4 }
    const { user, sent } = await draw(provider, {
      IdentityProviders: () => ({ identityProviders: [theirs] }),
      SaveIdentityProvider: () => (++calls === 1 ? refuse('STALE', 'conflict', { path: ['expectedVersion'] }) : saved({ version: 5 }))
    })
    await fill(user, /^Solmun tunnus/, 'oma')
    await user.click(screen.getByRole('button', { name: 'Tallenna muutokset' }))
    expect(await screen.findByText('Joku muu tallensi muutoksia samaan aikaan', { selector: 'p' })).toBeVisible()
    expect(screen.getByLabelText(/^Solmun tunnus/)).toHaveValue('oma')
    expect(screen.getByLabelText(/^Pyydettävät tiedot/)).toHaveValue('openid email')
    await user.click(screen.getByRole('button', { name: /^Käytä toisen tallentamaa.*Solmun tunnus/ }))
    await user.click(screen.getByRole('button', { name: 'Tallenna muutokset' }))
    await waitFor(() => expect(sent()).toHaveLength(2))
    expect(sent()[1]).toMatchObject({ expectedVersion: 4, clientId: 'toisen', scopes: 'openid email' })
  })

  it('offers back the draft from before', async () => {
    const first = await draw(provider)
    await fill(first.user, /^Solmun tunnus/, 'kesken')
    document.body.innerHTML = ''
    const { user } = await draw(provider)
    expect(screen.getByLabelText(/^Solmun tunnus/)).toHaveValue('solmu')
    await user.click(screen.getByRole('button', { name: 'Jatka luonnoksesta' }))
    expect(screen.getByLabelText(/^Solmun tunnus/)).toHaveValue('kesken')
  })

  it.each([
    [{ reason: 'OAUTH_TIMEOUT' }, /ei vastannut 10 sekunnissa/],
    [{ reason: 'OAUTH_RESPONSE_IS_NOT_CONFORM' }, /well-known\/openid-configuration/],
    [{ reason: 'OAUTH_SOMETHING_NEW' }, /OAUTH_SOMETHING_NEW/],
    [{}, /kirjain kirjaimelta/]
  ])('says why it does not answer: %j', async (params, words) => {
    const { user } = await draw(provider, { CheckIdentityProvider: () => refuse('PROVIDER_FAILED', 'unavailable', { params }) })
    await user.click(screen.getByRole('button', { name: 'Kokeile yhteyttä' }))
    expect(await screen.findByText(words)).toBeVisible()
  })

  it('says that it answers', async () => {
    const { user, asked } = await draw(provider, {
      CheckIdentityProvider: () => ({ checkIdentityProvider: { __typename: 'P', identityProvider: { __typename: 'IdentityProvider', id: 'p1' } } })
    })
    await user.click(screen.getByRole('button', { name: 'Kokeile yhteyttä' }))
    expect(await screen.findByText(/^Palvelu vastasi/)).toBeVisible()
    expect(asked).toContainEqual({ name: 'CheckIdentityProvider', variables: { input: { providerId: 'p1' } } })
  })
})

it.each([
  [['input', 'name', 'sv'], 'nameSv'],
  [['issuer'], 'issuer'],
  [['groups', 2, 'unitId'], 'groups'],
  [['expectedVersion'], null]
])('the path %j leads to the field %s', (path, field) => {
  expect(fieldOfPath(path)).toBe(field)
})

it('reads several values from one field, each once', () => {
  expect(wordsOf(' mfa, otp  mfa ')).toEqual(['mfa', 'otp'])
})

it('merges by field', () => {
  const base = valuesOf(provider)
  const { values, changed } = mergeNewer({ base, mine: { ...base, clientId: 'a' }, saved: { ...base, clientId: 'b', nameClaim: 'n' } })
  expect([values.clientId, values.nameClaim, changed]).toEqual(['a', 'n', ['clientId', 'nameClaim']])
})

import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, Refusal, renderInApp, serve, type Answers } from '../../../../app/testing.js'
import type { OrganisationRecord } from '../organisation.operations.js'
import { anOrganisation, aRole } from '../testing/organisation-examples.js'
import { fieldOfPath } from './organisation-check.js'
import { OrganisationEditor } from './organisation-form.page.js'

const manager = { ...aViewer, actions: [...aViewer.actions, 'organisation.read', 'organisation.manage'] }

function refuse(code: string, kind: string, path: readonly (string | number)[] = []): never {
  throw new Refusal(200, { data: null, errors: [{ message: code, extensions: { code, kind, path, params: {}, errorId: null } }] })
}

async function draw(record: unknown, answers: Answers = {}) {
  const served = serve({ SimilarOrganisations: () => ({ similarOrganisations: [] }), ...answers })
  const user = userEvent.setup()
  const address = record === null ? '/fi/organisations/new' : '/fi/organisations/o1/edit'
  const { router, unmount } = await renderInApp(<OrganisationEditor record={record as OrganisationRecord | null} />, {
    viewer: manager,
    address
  })
  const sent = (name: string) => served.asked.filter((one) => one.name === name).map((one) => one.variables['input'])
  return { ...served, user, router, unmount, sent }
}

type User = ReturnType<typeof userEvent.setup>

async function fill(user: User, label: string | RegExp, text: string) {
  const field = screen.getByLabelText(label)
  await user.clear(field)
  await user.click(field)
  await user.paste(text)
}

const save = (user: User) => user.click(screen.getByRole('button', { name: /Lisää rekisteriin|Tallenna muutokset/ }))

beforeEach(() => sessionStorage.clear())

it.each([
  [['input', 'details', 'name', 'fi'], 'nameFi'],
  [['input', 'details', 'postalCode'], 'postalCode'],
  [['input', 'roles', 1, 'validTo'], 'roles-1-last'],
  [['roles', 0], 'roles-0-role'],
  [['input', 'expectedVersion'], null]
])('the path %j leads to the field %s', (path, field) => {
  expect(fieldOfPath(path)).toBe(field)
})

describe('a new organisation', () => {
  it('asks for all that is missing or wrong before anything is sent, at each field', async () => {
    const { user, sent } = await draw(null)
    await fill(user, /^Y-tunnus/, '1234567-2')
    await fill(user, /^Postinumero/, '451')
    await fill(user, /^Verkkosivu/, 'parik.example')
    await user.click(screen.getByRole('button', { name: 'Lisää rooli' }))
    await fill(user, /^Viimeinen päivä/, '1.1.2020')
    await save(user)
    const summary = within(await screen.findByRole('alert'))
    const links = summary.getAllByRole('link').map((link) => link.getAttribute('href'))
    expect(links).toEqual([
      '#organisation-nameFi',
      '#organisation-businessId',
      '#organisation-legalForm',
      '#organisation-roles-0-role',
      '#organisation-website',
      '#organisation-postalCode'
    ])
    for (const label of [/^Nimi suomeksi/, /^Y-tunnus/, /^Oikeudellinen muoto/, /^Rooli$/]) {
      expect(screen.getByLabelText(label)).toBeInvalid()
    }
    await user.click(summary.getAllByRole('link')[1]!)
    await waitFor(() => expect(screen.getByLabelText(/^Y-tunnus/)).toHaveFocus())
    expect(sent('RegisterOrganisation')).toEqual([])
  })

  it('refuses a role that ends before it begins, and one that is held twice', async () => {
    const { user } = await draw(anOrganisation({ roles: [aRole('member', '2020-01-01'), aRole('member', '2022-01-01')] }))
    await fill(user, 'Nimi suomeksi', 'Parik')
    await save(user)
    expect(await screen.findByRole('link', { name: /Sama rooli on jo voimassa/ })).toHaveAttribute('href', '#organisation-roles-1-from')
    const [, second] = screen.getAllByLabelText(/^Viimeinen päivä/)
    await user.click(second!)
    await user.paste('1.1.2021')
    await save(user)
    expect(await screen.findByRole('link', { name: /ei voi olla ennen ensimmäistä/ })).toHaveAttribute('href', '#organisation-roles-1-last')
  })

  it('sends the details as the register keeps them, and goes on to the profile', async () => {
    const { user, sent, router } = await draw(null, {
      RegisterOrganisation: () => ({ registerOrganisation: { organisation: anOrganisation() } })
    })
    await fill(user, 'Nimi suomeksi', ' Parik-säätiö ')
    await fill(user, /^Y-tunnus/, 'FI12345671')
    await user.selectOptions(screen.getByLabelText('Oikeudellinen muoto'), 'foundation')
    await user.click(screen.getByRole('button', { name: 'Lisää rooli' }))
    await user.selectOptions(screen.getByLabelText('Rooli'), 'member')
    await fill(user, 'Alkaa', '1.1.2020')
    await user.click(screen.getByRole('button', { name: /Päätä tänään/ }))
    await user.click(screen.getByLabelText('ruotsi'))
    await save(user)
    await waitFor(() => expect(sent('RegisterOrganisation')).toHaveLength(1))
    expect(sent('RegisterOrganisation')[0]).toMatchObject({
      details: { name: { fi: 'Parik-säätiö' }, businessId: '1234567-1', legalForm: 'foundation', languages: ['sv'], email: null },
      roles: [{ role: 'member', validFrom: '2020-01-01', validTo: '2026-11-06' }]
    })
    await waitFor(() => expect(router.state.location.pathname).toBe('/fi/organisations/o1'))
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
    expect(sessionStorage).toHaveLength(0)
  })

  it('hints at organisations that the register has already', async () => {
    const { asked, user } = await draw(null, {
      SimilarOrganisations: ({ businessId }) => ({
        similarOrganisations: [
          { __typename: 'SimilarOrganisation', isSameBusinessId: businessId !== null, organisation: { ...anOrganisation(), __typename: 'OrganisationRef' } }
        ]
      })
    })
    await fill(user, 'Nimi suomeksi', 'Parik säätiö')
    expect(await screen.findByText('Rekisterissä on jo samankaltainen nimi')).toBeVisible()
    expect(screen.getByRole('link', { name: 'Parik-säätiö' })).toHaveAttribute('href', '/fi/organisations/o1')
    await fill(user, /^Y-tunnus/, '1234567-1')
    expect(await screen.findByText(/jolla on sama Y-tunnus/)).toBeVisible()
    const last = asked.filter(({ name }) => name === 'SimilarOrganisations').pop()
    expect(last?.variables).toEqual({ name: 'Parik säätiö', businessId: '1234567-1', exceptId: null })
  })

  it('puts what the API refuses at its field', async () => {
    const { user } = await draw(null, {
      RegisterOrganisation: () => refuse('ALREADY_EXISTS', 'conflict', ['input', 'details', 'businessId'])
    })
    await fill(user, 'Nimi suomeksi', 'Parik-säätiö')
    await fill(user, /^Y-tunnus/, '1234567-1')
    await user.selectOptions(screen.getByLabelText('Oikeudellinen muoto'), 'foundation')
    await save(user)
    expect(await screen.findByRole('link', { name: /Tällä Y-tunnuksella on jo/ })).toHaveAttribute('href', '#organisation-businessId')
    expect(screen.getByLabelText('Nimi suomeksi')).toHaveValue('Parik-säätiö')
  })
})

describe('the draft', () => {
  it('asks before the form is left, keeps the draft, and offers it back', async () => {
    const first = await draw(null)
    await fill(first.user, 'Nimi suomeksi', 'Luotsi')
    await first.user.click(screen.getByRole('link', { name: 'Peruuta' }))
    const dialog = within(await screen.findByRole('dialog'))
    await first.user.click(dialog.getByRole('button', { name: 'Poistu, säilytä luonnos' }))
    await waitFor(() => expect(first.router.state.location.pathname).toBe('/fi/organisations'))
    first.unmount()
    const { user } = await draw(null)
    expect(screen.getByLabelText('Nimi suomeksi')).toHaveValue('')
    await user.click(await screen.findByRole('button', { name: 'Jatka luonnoksesta' }))
    expect(screen.getByLabelText('Nimi suomeksi')).toHaveValue('Luotsi')
    expect(screen.queryByText('Sinulla on tallentamaton luonnos')).not.toBeInTheDocument()
  })

  it('is gone when it is thrown away', async () => {
    const { user, unmount } = await draw(null)
    await fill(user, 'Nimi suomeksi', 'Luotsi')
    unmount()
    const second = await draw(null)
    await second.user.click(await screen.findByRole('button', { name: 'Hylkää luonnos' }))
    expect(sessionStorage).toHaveLength(0)
  })
})

describe('a change', () => {
  const newer = anOrganisation({ version: 4, town: 'Kotka', phone: '05 123' })

  it('shows what somebody else changed meanwhile, keeps what was typed, and saves on the newer version', async () => {
    const { user, sent } = await draw(anOrganisation(), {
      Organisation: () => ({ organisation: newer }),
      ChangeOrganisation: (variables) => {
        const { expectedVersion } = variables['input'] as { expectedVersion: number }
        return expectedVersion === 4 ? { changeOrganisation: { organisation: newer } } : refuse('STALE', 'conflict')
      }
    })
    await fill(user, /^Paikkakunta/, 'Hamina')
    await fill(user, /^Katuosoite/, 'Katu 2')
    await save(user)
    const notice = within(await screen.findByRole('alert'))
    expect(notice.getByText(/Joku muu tallensi/, { selector: 'p' })).toBeVisible()
    const rows = notice.getAllByRole('row').map((row) => row.textContent)
    expect(rows).toEqual([
      expect.stringContaining('Kohta'),
      expect.stringMatching(/^Puhelin05 123sama/),
      expect.stringMatching(/^PaikkakuntaKotkaHamina/)
    ])
    expect(screen.getByLabelText(/^Paikkakunta/)).toHaveValue('Hamina')
    expect(screen.getByLabelText(/^Katuosoite/)).toHaveValue('Katu 2')
    expect(screen.getByLabelText(/^Puhelin/)).toHaveValue('05 123')
    await user.click(notice.getByRole('button', { name: /Käytä toisen tallentamaa/ }))
    expect(screen.getByLabelText(/^Paikkakunta/)).toHaveValue('Kotka')
    await save(user)
    await waitFor(() => expect(sent('ChangeOrganisation')).toHaveLength(2))
    expect(sent('ChangeOrganisation')[1]).toMatchObject({
      organisationId: 'o1',
      expectedVersion: 4,
      details: { town: 'Kotka', streetAddress: 'Katu 2', phone: '05 123' }
    })
  })

  it('saves again by itself when nothing of the form was changed elsewhere', async () => {
    const { user, sent, router } = await draw(anOrganisation(), {
      Organisation: () => ({ organisation: anOrganisation({ version: 4 }) }),
      ChangeOrganisation: (variables) => {
        const { expectedVersion } = variables['input'] as { expectedVersion: number }
        return expectedVersion === 4 ? { changeOrganisation: { organisation: newer } } : refuse('STALE', 'conflict')
      }
    })
    await fill(user, /^Paikkakunta/, 'Hamina')
    await save(user)
    await waitFor(() => expect(sent('ChangeOrganisation')).toHaveLength(2))
    await waitFor(() => expect(router.state.location.pathname).toBe('/fi/organisations/o1'))
  })

  it('removes a role and keeps the focus on the page', async () => {
    const { user, sent } = await draw(anOrganisation(), { ChangeOrganisation: () => ({ changeOrganisation: { organisation: newer } }) })
    await user.click(screen.getByRole('button', { name: 'Poista rooli: Kumppani' }))
    await waitFor(() => expect(screen.getByRole('button', { name: 'Lisää rooli' })).toHaveFocus())
    await save(user)
    await waitFor(() => expect(sent('ChangeOrganisation')).toHaveLength(1))
    expect(sent('ChangeOrganisation')[0]).toMatchObject({
      roles: [
        { role: 'member', validFrom: '2020-01-01', validTo: null },
        { role: 'funder', validFrom: '2018-01-01', validTo: '2024-01-01' }
      ]
    })
  })

  it('is not offered to whoever may only read', async () => {
    serve({})
    await renderInApp(<OrganisationEditor record={anOrganisation() as unknown as OrganisationRecord} />, { viewer: aViewer })
    expect(screen.getByText(/Sinulla ei ole oikeutta tähän/)).toBeVisible()
    expect(screen.queryByLabelText('Nimi suomeksi')).not.toBeInTheDocument()
  })
})

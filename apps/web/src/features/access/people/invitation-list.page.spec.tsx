import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, renderInApp, serve, type Answers } from '../../../app/testing.js'
import { InvitationListPage } from './invitation-list.page.js'

const anInvitation = {
  ...{ __typename: 'Invitation', id: 'i1', email: 'uusi@esimerkki.fi', displayName: 'Uusi Tulija', language: 'fi', role: 'unit_member' },
  unit: { __typename: 'OrgUnitRef', id: 'u1', type: 'local_unit', name: { __typename: 'LocalizedText', fi: 'Levi', sv: '', en: '' } },
  ...{ organisationName: null, validFrom: null, validTo: null, reason: 'Uusi valmentaja', state: 'open', sentAt: '2026-11-04T07:00:00Z' },
  ...{ sendCount: 1, expiresAt: '2026-11-18T07:00:00Z', acceptedAt: null, acceptedById: null, revokedAt: null },
  ...{ invitedByName: 'Aino Salmela', version: 1, mayResend: true, mayRevoke: true }
}
const viewer = { ...aViewer, actions: [...aViewer.actions, 'access.manage'] }
const aUnit = {
  ...{ __typename: 'OrgUnit', id: 'u1', type: 'local_unit', name: { __typename: 'LocalizedText', fi: 'Levi', sv: '', en: '' } },
  municipality: { __typename: 'Municipality', code: '261', name: { __typename: 'LocalizedText', fi: 'Kittilä', sv: '', en: '' } }
}

async function draw(answers: Answers = {}, address = '/fi/admin/invitations', nodes: readonly unknown[] = [anInvitation]) {
  const served = serve({
    Invitations: () => ({ invitations: { totalCount: nodes.length, pageInfo: { hasNextPage: false, endCursor: null }, nodes } }),
    UnitChoices: () => ({ orgUnits: { nodes: [aUnit] } }),
    ...answers
  })
  const user = userEvent.setup()
  const { router } = await renderInApp(<InvitationListPage />, { address, viewer })
  const asked = (name: string) => served.asked.filter((one) => one.name === name).map(({ variables }) => variables)
  return { user, router, asked }
}

beforeEach(() => sessionStorage.clear())

it('reads search, filter and order from the address, and drops what makes no sense', async () => {
  const { asked } = await draw({}, '/fi/admin/invitations?q=uusi&state=open&sort=email&desc=true&unit=nonsense')
  expect(asked('Invitations')[0]).toMatchObject({ filter: { search: 'uusi', state: 'open', unitId: null }, sort: 'email', descending: true })
})

it('shows who is invited to what by whom until when', async () => {
  await draw()
  const row = (await screen.findByText('Uusi Tulija')).closest('tr')!
  for (const text of ['uusi@esimerkki.fi', 'Odottaa vastausta', 'Yksikön työntekijä · Levi', 'Aino Salmela']) {
    expect(within(row).getByText(text)).toBeVisible()
  }
})

it('sends an invitation again with the version that is shown', async () => {
  let version = 1
  const { user, asked } = await draw({
    ResendInvitation: () => {
      version += 1
      return { resendInvitation: { __typename: 'ResendInvitationPayload', invitation: { ...anInvitation, version, sendCount: version } } }
    }
  })
  const send = () => user.click(screen.getByRole('button', { name: 'Lähetä kutsu uudelleen: uusi@esimerkki.fi' }))
  await screen.findByText('Uusi Tulija')
  await send()
  await waitFor(() => expect(asked('ResendInvitation')).toEqual([{ input: { invitationId: 'i1', expectedVersion: 1 } }]))
  await waitFor(send)
  await waitFor(() => expect(asked('ResendInvitation')[1]).toEqual({ input: { invitationId: 'i1', expectedVersion: 2 } }))
})

it('asks before it revokes', async () => {
  const revoked = { ...anInvitation, state: 'revoked', revokedAt: '2026-11-05T07:00:00Z', version: 2, mayResend: false, mayRevoke: false }
  const { user, asked } = await draw({ RevokeInvitation: () => ({ revokeInvitation: { __typename: 'RevokeInvitationPayload', invitation: revoked } }) })
  await user.click(await screen.findByRole('button', { name: 'Peru kutsu: uusi@esimerkki.fi' }))
  expect(asked('RevokeInvitation')).toEqual([])
  const dialog = await screen.findByRole('dialog')
  await user.click(within(dialog).getByRole('button', { name: 'Peru kutsu' }))
  await waitFor(() => expect(asked('RevokeInvitation')).toEqual([{ input: { invitationId: 'i1', expectedVersion: 1 } }]))
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(screen.queryByRole('button', { name: /Peru kutsu/ })).not.toBeInTheDocument()
})

it('offers nothing to do on what is over', async () => {
  const over = { state: 'accepted', acceptedAt: '2026-11-05T07:00:00Z', mayResend: false, mayRevoke: false }
  await draw({}, undefined, [{ ...anInvitation, ...over }])
  expect(await screen.findByText('Otettu vastaan')).toBeVisible()
  expect(screen.queryByRole('button', { name: /uudelleen|Peru/ })).not.toBeInTheDocument()
})

it('offers neither what only somebody above may do', async () => {
  const others = { ...anInvitation, id: 'i2', email: 'toinen@esimerkki.fi', displayName: null, role: 'regional_coordinator', mayResend: false, mayRevoke: false }
  await draw({}, undefined, [anInvitation, others])
  expect(await screen.findByText('toinen@esimerkki.fi')).toBeVisible()
  expect(screen.getAllByRole('button', { name: /^(Lähetä kutsu uudelleen|Peru kutsu):/ }).map((button) => button.getAttribute('aria-label'))).toEqual([
    'Lähetä kutsu uudelleen: uusi@esimerkki.fi',
    'Peru kutsu: uusi@esimerkki.fi'
  ])
})

describe('inviting somebody', () => {
  const open = async (answers: Answers = {}) => {
    const drawn = await draw(answers)
    await drawn.user.click(screen.getByRole('button', { name: 'Kutsu henkilö' }))
    return { ...drawn, dialog: within(await screen.findByRole('dialog')) }
  }

  it('says which fields are wrong before anything is sent', async () => {
    const { user, dialog, asked } = await open()
    await user.type(dialog.getByLabelText('Sähköposti'), 'ei osoite')
    await user.click(dialog.getByRole('button', { name: 'Lähetä kutsu' }))
    expect((await dialog.findAllByText('Kirjoita perustelu.')).length).toBeGreaterThan(0)
    expect(dialog.getByLabelText('Sähköposti')).toBeInvalid()
    expect(asked('InvitePerson')).toEqual([])
  })

  it('asks which organisation only of a funder', async () => {
    const { user, dialog } = await open({ FunderChoices: () => ({ organisations: { nodes: [] } }) })
    expect(dialog.queryByLabelText('Rahoittaja')).not.toBeInTheDocument()
    await user.selectOptions(dialog.getByLabelText('Rooli'), 'funder')
    expect(await dialog.findByLabelText('Rahoittaja')).toBeVisible()
  })

  it('keeps what was written until it is sent', async () => {
    const { user, dialog } = await open()
    await user.type(dialog.getByLabelText('Sähköposti'), 'uusi@esimerkki.fi')
    await user.click(dialog.getByRole('button', { name: 'Peruuta' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    await user.click(screen.getByRole('button', { name: 'Kutsu henkilö' }))
    expect(within(await screen.findByRole('dialog')).getByLabelText('Sähköposti')).toHaveValue('uusi@esimerkki.fi')
  })
})

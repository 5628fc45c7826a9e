import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, Refusal, renderInApp, serve, Waiting, type Answers } from '../../app/testing.js'
import { UserDetail } from './user-detail.page.js'

const unit = (id: string, type: string, name: string) => ({ __typename: 'OrgUnitRef', id, type, name: { fi: name, sv: name, en: name } })
const centre = unit('u1', 'regional_centre', 'Keski-Suomi')
const place = { __typename: 'Municipality', code: '179', name: { fi: 'Jyväskylä', sv: '', en: '' } }
const person = (id: string, displayName: string) => ({ __typename: 'PersonName', id, displayName })
const aRole = {
  ...{ __typename: 'RoleAssignment', id: 'a1', role: 'regional_coordinator', validFrom: '2021-02-01', validTo: null as string | null, version: 3, unit: centre },
  ...{ reason: 'Valittu koordinaattoriksi', source: 'manual', givenAt: '2021-01-20T10:00:00Z', givenBy: person('g1', 'Aino Salmela') },
  ...{ endedAt: null, endReason: null, endedBy: null, deputyFor: null, organisation: null, deputies: [] as unknown[] },
  ...{ reviews: [] as unknown[], reviewDueOn: '2022-02-01', mayEnd: true, mayRenew: false, mayAppointDeputy: true }
}

const aUser = (assignments: readonly unknown[]) => ({
  ...{ __typename: 'User', id: 'p1', displayName: 'Sanna Kivelä', email: 'sanna.kivela@esimerkki.fi', language: 'fi' },
  ...{ kind: 'person', state: 'active', lastLoginAt: null, assignments }
})

function refuse(code: string, kind: string, path: readonly string[] = []): never {
  throw new Refusal(200, { data: null, errors: [{ message: code, extensions: { code, kind, path, params: {}, errorId: null } }] })
}

const administrator: typeof aViewer = {
  ...aViewer,
  actions: [...aViewer.actions, 'access.manage'],
  assignments: aViewer.assignments.map((assignment) => ({ ...assignment, role: 'administrator' }))
}

async function draw(answers: Answers = {}, viewer = administrator) {
  const served = serve({
    Waiting: () => ({ workItems: [] }),
    User: () => ({ user: aUser([aRole]) }),
    UnitChoices: () => ({ orgUnits: { nodes: [{ ...centre, __typename: 'OrgUnit', municipality: place }] } }),
    ...answers
  })
  const user = userEvent.setup()
  await renderInApp(<><Waiting /><UserDetail id="p1" /></>, { viewer, address: '/fi/admin/users/p1' })
  await screen.findByRole('heading', { name: 'Sanna Kivelä' })
  const sent = (name: string) => served.asked.filter((one) => one.name === name).map((one) => one.variables['input'])
  return { ...served, user, sent }
}

async function openEnd(user: ReturnType<typeof userEvent.setup>) {
  await user.click(screen.getByRole('button', { name: /Päätä rooli/ }))
  return within(await screen.findByRole('dialog'))
}

async function because(dialog: ReturnType<typeof within>, user: ReturnType<typeof userEvent.setup>) {
  await user.click(dialog.getByLabelText('Peruste'))
  await user.paste('Siirtyy')
}

async function fillGrant(user: ReturnType<typeof userEvent.setup>) {
  await user.click(screen.getByRole('button', { name: 'Anna rooli' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.selectOptions(dialog.getByLabelText('Rooli'), 'regional_coordinator')
  await user.click(dialog.getByLabelText('Peruste'))
  await user.paste('Uusi koordinaattori')
  await user.click(dialog.getByLabelText(/Yksikkö, jossa rooli on/))
  await user.paste('Keski')
  // Without layout the list counts as out of sight.
  await user.click(await screen.findByRole('option', { name: /Keski-Suomi/, hidden: true }))
  return dialog
}

describe('UserDetail', () => {
  it('offers nothing to whoever may only read', async () => {
    const readOnly = { ...aRole, mayEnd: false, mayAppointDeputy: false }
    await draw({ User: () => ({ user: aUser([readOnly]) }) }, aViewer)
    expect(screen.queryByRole('button', { name: 'Anna rooli' })).not.toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /Päätä rooli/ })).not.toBeInTheDocument()
    expect(screen.getByText('Roolit antaa ja päättää se, joka vastaa yksikön käyttöoikeuksista')).toBeVisible()
  })

  it('says what a role allows before it is given, and sends the first day without it', async () => {
    const { user, sent } = await draw({ GrantRole: () => ({ grantRole: { user: aUser([aRole]) } }) })
    const dialog = await fillGrant(user)
    await user.click(dialog.getByLabelText(/Viimeinen päivä/))
    await user.paste('31.12.2026')
    expect(dialog.getByText(/saa roolin Aluekoordinaattori: Keski-Suomi, 5\.11\.2026–31\.12\.2026/)).toBeVisible()
    expect(dialog.getByText('Näkee käyttäjät ja roolit (Keski-Suomi ja sen alaiset yksiköt)')).toBeVisible()
    await user.click(dialog.getByRole('button', { name: 'Anna rooli' }))
    await waitFor(() => expect(sent('GrantRole')).toHaveLength(1))
    const gift = {
      ...{ userId: 'p1', role: 'regional_coordinator', unitId: 'u1', validFrom: '2026-11-05', validTo: '2027-01-01' },
      ...{ reason: 'Uusi koordinaattori', organisationId: null }
    }
    expect(sent('GrantRole')[0]).toEqual(gift)
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  })

  it.each([
    ['NOT_ALLOWED', 'denied', /omat oikeutesi eivät ulotu/],
    ['RANGE_OVERLAPS', 'conflict', /on jo tämä rooli/]
  ] as const)('explains %s at its field', async (code, kind, message) => {
    const { user } = await draw({ GrantRole: () => refuse(code, kind) })
    const dialog = await fillGrant(user)
    await user.click(dialog.getByRole('button', { name: 'Anna rooli' }))
    expect(await dialog.findByRole('link', { name: message })).toBeVisible()
    expect(dialog.getByLabelText('Rooli')).toHaveValue('regional_coordinator')
  })

  it('asks for what is missing before anything is sent', async () => {
    const { user, sent } = await draw()
    await user.click(screen.getByRole('button', { name: 'Anna rooli' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.clear(dialog.getByLabelText('Alkaa'))
    await user.click(dialog.getByRole('button', { name: 'Anna rooli' }))
    const summary = within(await dialog.findByRole('alert'))
    expect(summary.getAllByRole('link').map((link) => link.textContent)).toEqual([
      'Rooli: Valitse rooli.',
      'Yksikkö, jossa rooli on: Valitse yksikkö luettelosta.',
      'Alkaa: Kirjoita päivä muodossa 5.11.2026.',
      'Peruste: Kirjoita peruste.'
    ])
    expect(sent('GrantRole')).toEqual([])
  })

  it('ends a role after a day, or at once', async () => {
    const { user, sent } = await draw({ EndRole: () => ({ endRole: { user: aUser([{ ...aRole, version: 4 }]) } }) })
    const first = await openEnd(user)
    await user.click(first.getByRole('button', { name: 'Päätä rooli' }))
    expect(await first.findByRole('link', { name: 'Peruste: Kirjoita peruste.' })).toBeVisible()
    expect(sent('EndRole')).toEqual([])
    await because(first, user)
    await user.click(first.getByRole('button', { name: 'Päätä rooli' }))
    await waitFor(() => expect(sent('EndRole')[0]).toEqual({ assignmentId: 'a1', validTo: '2026-11-06', expectedVersion: 3, reason: 'Siirtyy' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    const second = await openEnd(user)
    await user.click(second.getByLabelText('Heti'))
    await because(second, user)
    await user.click(second.getByRole('button', { name: 'Päätä rooli' }))
    await waitFor(() => expect(sent('EndRole')[1]).toEqual({ assignmentId: 'a1', validTo: '2026-11-05', expectedVersion: 4, reason: 'Siirtyy' }))
  })

  it('says that the last administrator stays', async () => {
    const { user } = await draw({ EndRole: () => refuse('LAST_ADMINISTRATOR', 'conflict') })
    const dialog = await openEnd(user)
    await because(dialog, user)
    await user.click(dialog.getByRole('button', { name: 'Päätä rooli' }))
    expect(await dialog.findByText(/Konsortio jäisi ilman pääkäyttäjää/)).toBeVisible()
  })

  it('shows the newest period after somebody else was faster, and ends the role on that version', async () => {
    let reads = 0
    const newer = { ...aRole, version: 4, validTo: '2027-01-01' }
    const { user, sent } = await draw({
      User: () => ({ user: aUser([reads++ === 0 ? aRole : newer]) }),
      EndRole: (variables) => {
        const { expectedVersion } = variables['input'] as { expectedVersion: number }
        return expectedVersion === 4 ? { endRole: { user: aUser([newer]) } } : refuse('STALE', 'conflict')
      }
    })
    const dialog = await openEnd(user)
    await because(dialog, user)
    await user.click(dialog.getByRole('button', { name: 'Päätä rooli' }))
    expect(await dialog.findByText(/Joku muu muutti roolia samaan aikaan/)).toBeVisible()
    expect(await dialog.findByText(/1\.2\.2021–31\.12\.2026/)).toBeVisible()
    await user.click(dialog.getByRole('button', { name: 'Päätä rooli' }))
    await waitFor(() => expect(sent('EndRole')).toHaveLength(2))
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  })

  it('tells who gave a role, why, whose deputy one is and who stands in', async () => {
    const deputyship = { __typename: 'Deputyship', id: 'd1', validFrom: '2026-11-01', validTo: '2026-12-01', version: 1, person: person('p9', 'Leo Laine') }
    const own = { ...aRole, deputies: [deputyship], reviews: [{ __typename: 'AssignmentReview', on: '2026-02-03', by: person('g1', 'Aino Salmela') }] }
    const asDeputy = { ...aRole, id: 'a2', role: 'unit_manager', validTo: '2026-12-24', deputyFor: person('p7', 'Kaisa Koski'), mayEnd: false, mayAppointDeputy: false }
    await draw({ User: () => ({ user: aUser([own, asDeputy]) }) })
    expect(screen.getAllByText('Antoi Aino Salmela 20.1.2021.')).toHaveLength(2)
    expect(screen.getAllByText('Peruste: Valittu koordinaattoriksi')).toHaveLength(2)
    expect(screen.getByText('sijainen: Kaisa Koski puolesta')).toBeVisible()
    expect(screen.getByText('Sijainen: Leo Laine, 1.11.2026–30.11.2026')).toBeVisible()
    expect(screen.getByText('Vahvistettu 3.2.2026, Aino Salmela.')).toBeVisible()
    expect(screen.getAllByRole('button', { name: /Päätä rooli/ })).toHaveLength(1)
  })

  it('names a deputy for an absence', async () => {
    const candidate = { __typename: 'DeputyCandidate', id: 'p9', displayName: 'Leo Laine', role: 'unit_manager', unit: centre }
    const { user, sent } = await draw({
      DeputyCandidates: () => ({ deputyCandidates: [candidate] }),
      AppointDeputy: () => ({ appointDeputy: { assignment: aRole } })
    })
    await user.click(screen.getByRole('button', { name: /Nimeä sijainen/ }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.click(dialog.getByRole('button', { name: 'Nimeä sijainen' }))
    expect((await within(await dialog.findByRole('alert')).findAllByRole('link')).map((link) => link.textContent)).toEqual([
      ...['Sijainen: Valitse sijainen luettelosta.', 'Viimeinen päivä: Kirjoita päivä muodossa 5.11.2026.', 'Peruste: Kirjoita peruste.']
    ])
    await user.click(dialog.getByLabelText('Sijainen'))
    await user.paste('Leo')
    await user.click(await screen.findByRole('option', { name: /Leo Laine/, hidden: true }))
    await user.click(dialog.getByLabelText('Viimeinen päivä'))
    await user.paste('30.11.2026')
    await user.click(dialog.getByLabelText('Peruste'))
    await user.paste('Loma')
    await user.click(dialog.getByRole('button', { name: 'Nimeä sijainen' }))
    const input = { assignmentId: 'a1', userId: 'p9', validFrom: '2026-11-05', validTo: '2026-12-01', reason: 'Loma' }
    await waitFor(() => expect(sent('AppointDeputy')).toEqual([input]))
  })

  it('renews a role that ends with one press', async () => {
    const ending = { ...aRole, validFrom: '2025-12-01', validTo: '2026-12-01', mayRenew: true }
    const { user, sent } = await draw({ User: () => ({ user: aUser([ending]) }), RenewRole: () => ({ renewRole: { user: aUser([ending]) } }) })
    await user.click(screen.getByRole('button', { name: /Jatka ?: Aluekoordinaattori, Keski-Suomi, 1\.12\.2026–30\.11\.2027/ }))
    await waitFor(() => expect(sent('RenewRole')).toEqual([{ assignmentId: 'a1', expectedVersion: 3 }]))
  })

  it('says so when there is no such person', async () => {
    serve({ User: () => refuse('NOT_FOUND', 'missing', ['id']) })
    await renderInApp(<UserDetail id="nobody" />, { viewer: administrator })
    expect(await screen.findByRole('heading', { name: 'Käyttäjää ei löydy' })).toBeVisible()
  })
})

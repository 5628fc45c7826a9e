import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, renderInApp, serve } from '../../app/testing.js'
import { AuditPage } from './audit.page.js'

const PERSON = '01990000-0000-7000-8000-00000000000a'
const USER = '01990000-0000-7000-8000-00000000000b'
const UNIT = '01990000-0000-7000-8000-00000000000d'
const ENTRY = '01990000-0000-7000-8000-00000000000c'

const anEntry = {
  ...{ __typename: 'AuditEntry', id: ENTRY, number: 12, recordedAt: '2026-11-05T07:05:00Z', actorId: PERSON, actorName: 'Maarit Oinonen' },
  ...{ action: 'updateProfile', outcome: 'done', errorCode: null, details: { fields: 'displayName, theme' }, requestId: 'request-12' },
  ...{ hash: 'a'.repeat(64), previousHash: 'b'.repeat(64), subjectType: 'user', subjectId: USER, ip: '192.0.2.7', via: 'session', unit: null },
  names: [{ __typename: 'AuditName', id: UNIT, name: { __typename: 'LocalizedText', fi: 'Oulun Oiva', sv: 'Oulun Oiva', en: 'Oulun Oiva' } }],
  subjectName: { __typename: 'LocalizedText', fi: 'Sanna Kivelä', sv: 'Sanna Kivelä', en: 'Sanna Kivelä' },
  changes: [
    { __typename: 'AuditChange', field: 'displayName', before: ['•••'], after: ['•••'], isHidden: true },
    { __typename: 'AuditChange', field: 'theme', before: ['system'], after: ['dark'], isHidden: false },
    { __typename: 'AuditChange', field: 'unitId', before: null, after: [UNIT], isHidden: false },
    { __typename: 'AuditChange', field: 'validFrom', before: null, after: ['2026-12-01'], isHidden: false },
    { __typename: 'AuditChange', field: 'somethingNew', before: null, after: ['a', 'b'], isHidden: false }
  ]
}

async function draw(address: string, of: { listed?: readonly unknown[]; viewer?: typeof aViewer } = {}) {
  const { listed = [anEntry] } = of
  let checkpoints: object[] = []
  const checkpoint = { __typename: 'AuditCheckpoint', id: 'c1', number: 12, madeAt: '2026-11-05T07:06:00Z', keyId: 'abcd' }
  const served = serve({
    AuditEntries: () => ({
      auditEntries: {
        ...{ __typename: 'AuditEntryConnection', totalCount: listed.length, nodes: listed },
        pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null }
      }
    }),
    AuditEntry: () => ({ auditEntry: anEntry }),
    AuditChain: () => ({
      auditChain: {
        ...{ __typename: 'AuditChain', isUnbroken: true, entryCount: 12, firstBrokenNumber: null, headHash: 'a'.repeat(64) },
        checkedAt: '2026-11-05T07:05:00Z'
      }
    }),
    AuditCheckpoints: () => ({
      auditCheckpoints: { __typename: 'AuditCheckpointConnection', totalCount: checkpoints.length, nodes: checkpoints }
    }),
    MakeAuditCheckpoint: () => {
      checkpoints = [checkpoint]
      return { makeAuditCheckpoint: { __typename: 'MakeAuditCheckpointPayload', checkpoint } }
    },
    AuditPeople: () => ({ users: { __typename: 'UserConnection', nodes: [{ __typename: 'User', id: PERSON, displayName: 'Maarit Oinonen' }] } }),
    AuditUnits: () => ({ orgUnits: { __typename: 'OrgUnitConnection', nodes: [] } })
  })
  const user = userEvent.setup()
  const { router } = await renderInApp(<AuditPage />, { address, viewer: of.viewer ?? aViewer })
  const askedFor = (name: string) => served.asked.filter((request) => request.name === name).at(-1)?.variables
  return { ...served, user, router, askedFor }
}

describe('the page of the trail', () => {
  it('reads every filter from the address', async () => {
    const { askedFor } = await draw(
      `/fi/admin/audit?q=aino&action=updateProfile&subject=user&outcome=done&person=${PERSON}&from=2026-01-01&to=2026-02-01`
    )
    expect(askedFor('AuditEntries')).toMatchObject({
      filter: {
        ...{ search: 'aino', action: 'updateProfile', subjectType: 'user', outcome: 'done', actorId: PERSON, unitId: null },
        ...{ from: '2026-01-01', to: '2026-02-01' }
      }
    })
  })

  it('offers the same filter as files', async () => {
    const { user } = await draw(`/fi/admin/audit?outcome=refused&person=${PERSON}`)
    await user.click(screen.getByRole('button', { name: 'Lataa' }))
    const addresses = within(await screen.findByRole('menu')).getAllByRole('menuitem').map((link) => link.getAttribute('href'))
    expect(addresses).toEqual(['csv', 'xlsx', 'json'].map((format) => `/files/audit.${format}?outcome=refused&actorId=${PERSON}&lang=fi`))
  })

  it('opens an entry beside the list, with what it held before and after, and keeps it in the address', async () => {
    const { user, router } = await draw('/fi/admin/audit')
    await user.click(await screen.findByRole('button', { name: 'Näytä merkintä 12' }))
    expect(router.state.location.search).toMatchObject({ entry: ENTRY })
    const drawer = within(await screen.findByRole('complementary', { name: 'Merkintä 12' }))
    const rows = drawer.getAllByRole('row').slice(1).map((row) => [...row.children].map((cell) => cell.textContent))
    expect(rows).toEqual([
      ['nimi', '•••', '•••'],
      ['teema', 'Laitteen mukaan', 'Tumma'],
      ['yksikkö', 'tyhjä', 'Oulun Oiva'],
      ['alkaa', 'tyhjä', '1.12.2026'],
      ['somethingNew', 'tyhjä', 'ab']
    ])
    expect(drawer.getByText(/henkilötiedosta näkyy vain, että se muuttui/)).toBeVisible()
    expect(drawer.getByText('192.0.2.7')).toBeVisible()
    expect(drawer.getByText('b'.repeat(64))).toBeVisible()
    expect(drawer.getByRole('link', { name: 'Käyttäjä: Sanna Kivelä' })).toHaveAttribute('href', `/fi/admin/users/${USER}`)
  })

  it('opens an entry that is not on the page of the list', async () => {
    const { askedFor } = await draw(`/fi/admin/audit?entry=${ENTRY}`, { listed: [] })
    expect(await screen.findByRole('complementary', { name: 'Merkintä 12' })).toBeVisible()
    expect(askedFor('AuditEntry')).toEqual({ id: ENTRY })
  })

  it('leads from an entry to all that the person did', async () => {
    const { user, askedFor } = await draw(`/fi/admin/audit?entry=${ENTRY}&outcome=done`)
    await user.click(await screen.findByRole('button', { name: 'Näytä henkilön kaikki merkinnät' }))
    expect(askedFor('AuditEntries')).toMatchObject({ filter: { actorId: PERSON, outcome: null } })
  })

  it('leads from an entry to all that happened to its record, named instead of by its id, and lets go of it again', async () => {
    const { user, router, askedFor } = await draw(`/fi/admin/audit?entry=${ENTRY}&outcome=done`)
    await user.click(await screen.findByRole('button', { name: 'Näytä kohteen kaikki merkinnät' }))
    expect(askedFor('AuditEntries')).toMatchObject({ filter: { subjectId: USER, search: null, outcome: null } })
    expect(router.state.location.search).toMatchObject({ record: USER })
    expect(screen.getByRole('searchbox')).toHaveValue('')
    await user.click(await screen.findByRole('button', { name: 'Poista rajaus: Käyttäjä: Sanna Kivelä' }))
    expect(askedFor('AuditEntries')).toMatchObject({ filter: { subjectId: null } })
  })

  it('lets go of the person again', async () => {
    const { user, askedFor } = await draw(`/fi/admin/audit?person=${PERSON}`)
    await user.click(await screen.findByRole('button', { name: 'Poista rajaus: Maarit Oinonen' }))
    expect(askedFor('AuditEntries')).toMatchObject({ filter: { actorId: null } })
  })
})

describe('checkpoints', () => {
  const maker = { ...aViewer, actions: [...aViewer.actions, 'audit.checkpoint'] } as typeof aViewer

  it('are made by whoever may, and then offered to be kept', async () => {
    const { user } = await draw('/fi/admin/audit', { viewer: maker })
    expect(await screen.findByText(/Tarkistuspisteitä ei vielä ole/)).toBeVisible()
    expect(screen.queryByRole('link', { name: 'Lataa talteen' })).not.toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Tee tarkistuspiste nyt' }))
    expect(await screen.findByText(/Viimeisin: merkintä 12/)).toBeVisible()
    expect(screen.getByRole('link', { name: 'Lataa talteen' })).toHaveAttribute('href', '/files/audit/checkpoints.json')
  })

  it('are not for others to make', async () => {
    await draw('/fi/admin/audit')
    await screen.findByText(/Tarkistuspisteitä ei vielä ole/)
    expect(screen.queryByRole('button', { name: 'Tee tarkistuspiste nyt' })).not.toBeInTheDocument()
  })
})

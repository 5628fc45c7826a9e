import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { RecordHistory } from './record-history.js'
import { aViewer, renderInApp, serve } from './testing.js'

const entry = (number: number) => ({
  ...{ __typename: 'AuditEntry', id: `e${number}`, number, recordedAt: '2026-11-05T07:05:00Z', actorId: 'p1', actorName: 'Maarit Oinonen' },
  ...{ action: 'changeOrganisation', outcome: 'done', errorCode: null, details: {}, requestId: 'r', hash: 'a', previousHash: 'b' },
  ...{ subjectType: 'organisation', subjectId: 'o1', subjectName: null, ip: null, via: 'session', unit: null },
  names: [],
  changes: [{ __typename: 'AuditChange', field: 'town', before: ['Oulu'], after: ['Kemi'], isHidden: false }]
})

async function draw(of: { viewer?: typeof aViewer; subjectType?: string; subjectId?: string } = {}) {
  const { viewer = aViewer, subjectType = 'organisation', subjectId = 'o1' } = of
  const served = serve({
    RecordHistory: ({ after }) => ({
      recordHistory: {
        ...{ __typename: 'AuditEntryConnection', totalCount: 2, nodes: [entry(after ? 1 : 2)] },
        pageInfo: { __typename: 'PageInfo', hasNextPage: !after, endCursor: after ? null : 'next' }
      }
    })
  })
  const user = userEvent.setup()
  await renderInApp(<RecordHistory subjectType={subjectType} subjectId={subjectId} />, { viewer })
  return { ...served, user }
}

const withoutTrail = { ...aViewer, actions: ['network.read'] } as typeof aViewer

describe('who changed this?', () => {
  it('asks only when it is opened, and tells it in sentences with before and after', async () => {
    const { user, asked } = await draw()
    expect(asked).toEqual([])
    await user.click(screen.getByRole('button', { name: 'Kuka muutti tätä?', expanded: false }))
    const list = within(await screen.findByRole('list', { name: 'Kuka muutti tätä?' }))
    expect(list.getByText('Maarit Oinonen').parentElement).toHaveTextContent('Maarit Oinonen muutti organisaation tietoja')
    expect(list.getByRole('row', { name: 'paikkakunta Oulu Kemi' })).toBeVisible()
    expect(list.getByRole('link', { name: 'Merkintä 2' })).toHaveAttribute('href', '/fi/admin/audit?entry=e2')
    expect(asked.map(({ variables }) => variables)).toMatchObject([{ subjectType: 'organisation', subjectId: 'o1' }])
  })

  it('goes further back on demand', async () => {
    const { user } = await draw()
    await user.click(screen.getByRole('button', { name: 'Kuka muutti tätä?' }))
    await user.click(await screen.findByRole('button', { name: 'Näytä lisää' }))
    expect(await screen.findByRole('link', { name: 'Merkintä 1' })).toBeVisible()
    expect(screen.getByRole('link', { name: 'Merkintä 2' })).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Näytä lisää' })).not.toBeInTheDocument()
  })

  it('is not there for those who may not read the trail, but for their own account', async () => {
    await draw({ viewer: withoutTrail })
    expect(screen.queryByRole('button')).not.toBeInTheDocument()
  })

  it('is there for everyone’s own account, without a way to the trail', async () => {
    const { user } = await draw({ viewer: withoutTrail, subjectType: 'user', subjectId: aViewer.id })
    await user.click(screen.getByRole('button', { name: 'Kuka muutti tätä?' }))
    expect(await screen.findByText('Maarit Oinonen')).toBeVisible()
    expect(screen.queryByRole('link')).not.toBeInTheDocument()
  })
})

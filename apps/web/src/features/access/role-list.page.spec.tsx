import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, renderInApp, serve } from '../../app/testing.js'
import { RoleListPage } from './role-list.page.js'

const aRole = (name: string, more: object = {}) => ({
  ...{ __typename: 'Role', name, holderCount: 5, holdersWithoutSecondFactor: 3, needsSecondFactor: false, policyVersion: 0 },
  grants: [{ __typename: 'RoleGrant', action: 'publication.read', meaning: '', reach: 'organisation' }],
  ...more
})

describe('RoleListPage', () => {
  it('explains the reach of an organisation, and only says what is demanded to whoever may not change it', async () => {
    serve({ Roles: () => ({ roles: [aRole('funder', { needsSecondFactor: true })] }) })
    await renderInApp(<RoleListPage />)
    expect(await screen.findByText('Se organisaatio, jonka puolesta rooli on annettu.')).toBeVisible()
    expect(screen.getByText('vaaditaan')).toBeVisible()
    expect(screen.queryByRole('button', { name: /vaaditaan/ })).not.toBeInTheDocument()
  })

  it('demands a second factor after saying how many have none', async () => {
    const { asked } = serve({
      Roles: () => ({ roles: [aRole('unit_manager')] }),
      SetRolePolicy: () => ({ setRolePolicy: { role: aRole('unit_manager', { needsSecondFactor: true, policyVersion: 1 }) } })
    })
    const user = userEvent.setup()
    await renderInApp(<RoleListPage />, { viewer: { ...aViewer, actions: [...aViewer.actions, 'access.administer'] } })
    await user.click(await screen.findByRole('button', { name: /ei vaadita ?: muuta, rooli Yksikön johtaja/ }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByText(/3 roolin haltijalla ei ole vielä vahvistustapaa/)).toBeVisible()
    await user.click(dialog.getByRole('button', { name: 'Vaadi' }))
    const input = { role: 'unit_manager', secondFactor: true, expectedVersion: 0 }
    await waitFor(() => expect(asked.find(({ name }) => name === 'SetRolePolicy')?.variables).toEqual({ input }))
    expect(await screen.findByRole('button', { name: /^vaaditaan/ })).toBeVisible()
  })
})

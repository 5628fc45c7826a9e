import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, Refusal, renderInApp, serve } from '../../../app/testing.js'
import { IndicatorGroupListPage } from './indicator-group-list.page.js'

const manager = { ...aViewer, actions: [...aViewer.actions, 'indicator.read', 'indicator.manage'] }

type Group = { id: string; code: string; version: number; position: number; name: object }
const aGroup = (code: string, fi: string, position: number): Group => ({
  ...{ __typename: 'IndicatorGroup', id: `id-${code}`, code, version: 3, position },
  name: { __typename: 'LocalizedText', fi, sv: `${fi} (sv)`, en: `${fi} (en)` }
})
type Change = { groupId: string; position?: number; name: { fi: string; sv: string; en: string }; expectedVersion: number }

/** A server that keeps the groups as the API does. */
async function draw(refusal?: Refusal) {
  let groups = [aGroup('customers', 'Asiakkaat', 1), aGroup('economy', 'Talous', 2), aGroup('quality', 'Laatu', 3)]
  const served = serve({
    IndicatorGroups: () => ({ indicatorGroups: groups }),
    CreateIndicatorGroup: ({ input }) => {
      if (refusal) throw refusal
      const { code, name } = input as { code: string; name: { fi: string } }
      groups = [...groups, aGroup(code, name.fi, groups.length + 1)]
      return { createIndicatorGroup: { __typename: 'CreateIndicatorGroupPayload', group: groups.at(-1) } }
    },
    ChangeIndicatorGroup: ({ input }) => {
      if (refusal) throw refusal
      const { groupId, position, name } = input as Change
      const changed = { ...groups.find(({ id }) => id === groupId)!, name: { __typename: 'LocalizedText', ...name }, version: 4 }
      const others = groups.filter(({ id }) => id !== groupId)
      groups = others.toSpliced((position ?? changed.position) - 1, 0, changed).map((each, at) => ({ ...each, position: at + 1 }))
      return { changeIndicatorGroup: { __typename: 'ChangeIndicatorGroupPayload', group: groups.find(({ id }) => id === groupId) } }
    }
  })
  const user = userEvent.setup()
  await renderInApp(<IndicatorGroupListPage />, { address: '/fi/results/groups', viewer: manager })
  await screen.findByText('Asiakkaat')
  const lastAsked = (name: string) => served.asked.filter((one) => one.name === name).at(-1)?.variables['input']
  return { user, lastAsked, ...served }
}

const shown = () => within(screen.getByRole('list', { name: 'Ryhmät' })).getAllByRole('listitem').map((item) => within(item).getByText(/./, { selector: 'strong' }).textContent)

describe('the groups of indicators', () => {
  it('stand in their order, and lead to their indicators', async () => {
    await draw()
    expect(shown()).toEqual(['Asiakkaat', 'Talous', 'Laatu'])
    const [first] = screen.getAllByRole('link', { name: /Näytä mittarit/ })
    expect(decodeURIComponent(first!.getAttribute('href') ?? '')).toBe('/fi/results/indicators?groups=["customers"]')
  })

  it('are moved one place at a time, keep the focus, and not past the ends', async () => {
    const { user, lastAsked, asked } = await draw()
    await user.click(screen.getByRole('button', { name: 'Siirrä ylemmäs: Talous' }))
    await waitFor(() => expect(shown()).toEqual(['Talous', 'Asiakkaat', 'Laatu']))
    const name = { fi: 'Talous', sv: 'Talous (sv)', en: 'Talous (en)' }
    expect(lastAsked('ChangeIndicatorGroup')).toEqual({ groupId: 'id-economy', expectedVersion: 3, position: 1, name })
    const up = screen.getByRole('button', { name: 'Siirrä ylemmäs: Talous' })
    await waitFor(() => expect(up).toHaveFocus())
    const before = asked.length
    await user.click(up)
    expect(asked).toHaveLength(before)
  })

  it('are renamed in three languages', async () => {
    const { user, lastAsked } = await draw()
    await user.click(screen.getByRole('button', { name: /Muuta ?: Laatu/ }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.queryByLabelText('Tunnus')).not.toBeInTheDocument()
    await user.clear(dialog.getByLabelText(/Nimi ruotsiksi/))
    await user.type(dialog.getByLabelText(/Nimi ruotsiksi/), 'Kvalitet')
    await user.click(dialog.getByRole('button', { name: 'Tallenna ryhmä' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(lastAsked('ChangeIndicatorGroup')).toEqual({ groupId: 'id-quality', expectedVersion: 3, name: { fi: 'Laatu', sv: 'Kvalitet', en: 'Laatu (en)' } })
  })

  it('are added after the others, once key and name are sound', async () => {
    const { user, asked } = await draw()
    await user.click(screen.getByRole('button', { name: 'Lisää ryhmä' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByLabelText('Tunnus'), 'Oma Ryhmä')
    await user.click(dialog.getByRole('button', { name: 'Tallenna ryhmä' }))
    expect(dialog.getByLabelText('Tunnus')).toBeInvalid()
    expect(dialog.getByLabelText('Nimi suomeksi')).toBeInvalid()
    expect(asked.some(({ name }) => name === 'CreateIndicatorGroup')).toBe(false)
    await user.clear(dialog.getByLabelText('Tunnus'))
    await user.type(dialog.getByLabelText('Tunnus'), 'own_group')
    await user.type(dialog.getByLabelText('Nimi suomeksi'), 'Omat')
    await user.click(dialog.getByRole('button', { name: 'Tallenna ryhmä' }))
    await waitFor(() => expect(shown()).toEqual(['Asiakkaat', 'Talous', 'Laatu', 'Omat']))
  })

  it('tell when somebody else was faster', async () => {
    const stale = { error: { code: 'STALE', kind: 'conflict', path: ['input', 'expectedVersion'], params: {}, errorId: 'e1' } }
    const { user } = await draw(new Refusal(409, stale))
    await user.click(screen.getByRole('button', { name: /Muuta ?: Laatu/ }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.click(dialog.getByRole('button', { name: 'Tallenna ryhmä' }))
    expect(await dialog.findByText(/Joku muu on muuttanut tätä/)).toBeVisible()
  })
})

import { act, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { renderInApp } from '../app/testing.js'
import { Button } from './button.js'
import { ErrorSummary } from './error-summary.js'
import { FilterBar } from './filter-bar.js'
import { PasswordField, TextField } from './form-field.js'
import { Menu } from './menu.js'
import { Segmented } from './segmented.js'

it('moves through a menu by arrows and letters, and gives the focus back', async () => {
  const user = userEvent.setup()
  const picked: string[] = []
  const item = (label: string) => ({ key: label, label, onPick: () => picked.push(label) })
  await renderInApp(
    <Menu
      button={(props) => <button {...props}>Ohje</button>}
      items={['Pikanäppäimet', 'Seloste', 'Palaute'].map(item)}
    />
  )
  const button = screen.getByRole('button', { name: 'Ohje' })
  button.focus()
  await user.keyboard('{ArrowDown}')
  await waitFor(() => expect(screen.getByRole('menuitem', { name: 'Pikanäppäimet' })).toHaveFocus())
  await user.keyboard('{ArrowUp}')
  await waitFor(() => expect(screen.getByRole('menuitem', { name: 'Palaute' })).toHaveFocus())
  await user.keyboard('s')
  await waitFor(() => expect(screen.getByRole('menuitem', { name: 'Seloste' })).toHaveFocus())
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('menu')).not.toBeInTheDocument()
  await waitFor(() => expect(button).toHaveFocus())
  await user.click(button)
  await user.keyboard('{End}{Enter}')
  expect(picked).toEqual(['Palaute'])
})

it('switches views as one group of choices', async () => {
  const user = userEvent.setup()
  function Views() {
    const [view, setView] = useState<'map' | 'table'>('map')
    const options = [
      { value: 'map' as const, label: 'Kartta' },
      { value: 'table' as const, label: 'Taulukko' }
    ]
    return <Segmented label="Näkymä" options={options} value={view} onChange={setView} />
  }
  await renderInApp(<Views />)
  expect(screen.getByRole('group', { name: 'Näkymä' })).toBeVisible()
  await user.click(screen.getByRole('radio', { name: 'Taulukko' }))
  expect(screen.getByRole('radio', { name: 'Taulukko' })).toBeChecked()
})

it('ties help and error to the field', async () => {
  await renderInApp(<TextField label="Sähköposti" help="Kirjaudut tällä." error="Täytä tämä kohta." />)
  const field = screen.getByLabelText('Sähköposti')
  expect(field).toBeInvalid()
  expect(field).toHaveAccessibleDescription('Kirjaudut tällä. Täytä tämä kohta.')
})

it('shows and hides a password', async () => {
  const user = userEvent.setup()
  await renderInApp(<PasswordField label="Salasana" defaultValue="salaisuus" />)
  expect(screen.getByLabelText('Salasana')).toHaveAttribute('type', 'password')
  await user.click(screen.getByRole('button', { name: 'Näytä salasana' }))
  expect(screen.getByLabelText('Salasana')).toHaveAttribute('type', 'text')
})

it('takes the focus with all errors, each leading to its field', async () => {
  const user = userEvent.setup()
  await renderInApp(
    <>
      <ErrorSummary errors={[{ fieldId: 'email', text: 'Sähköposti: täytä tämä kohta.' }]} attempt={1} />
      <input id="email" aria-label="Sähköposti" />
    </>
  )
  await waitFor(() => expect(screen.getByRole('alert')).toHaveFocus())
  expect(screen.getByText('Korjaa yksi kohta')).toBeVisible()
  await user.click(screen.getByRole('link', { name: /Sähköposti/ }))
  await waitFor(() => expect(screen.getByLabelText('Sähköposti')).toHaveFocus())
})

it('cannot be pressed twice while the act is under way, and keeps its focus', async () => {
  const user = userEvent.setup()
  let presses = 0
  await renderInApp(
    <Button isBusy onClick={() => (presses += 1)}>
      Tallenna
    </Button>
  )
  const button = screen.getByRole('button', { name: 'Tallenna' })
  await user.click(button)
  expect(presses).toBe(0)
  await waitFor(() => expect(button).toHaveFocus())
  expect(button).toHaveAttribute('aria-disabled', 'true')
})

it('waits for a pause in typing before it searches, and removes filters one by one', async () => {
  const user = userEvent.setup()
  const searched: string[] = []
  const chosen: (readonly string[])[] = []
  await renderInApp(
    <FilterBar
      search={{ value: '', onChange: (value) => searched.push(value), label: 'Hae nimellä' }}
      filters={[
        {
          id: 'role',
          label: 'Rooli',
          options: [{ value: 'auditor', label: 'Tarkastaja' }],
          values: ['auditor'],
          onChange: (values) => chosen.push(values)
        }
      ]}
    />
  )
  await user.type(screen.getByRole('searchbox', { name: 'Hae nimellä' }), 'kiv')
  await act(() => new Promise((done) => setTimeout(done, 350)))
  expect(searched).toEqual(['kiv'])
  await user.click(screen.getByRole('button', { name: 'Poista suodatin Rooli: Tarkastaja' }))
  expect(chosen).toEqual([[]])
})

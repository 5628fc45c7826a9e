import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { renderInApp, serve } from '../app/testing.js'
import { SearchList } from './search-list.js'

const options = [
  { group: 'Itä', items: [{ value: 'joensuu', label: 'Joensuu' }] },
  { value: 'oulu', label: 'Oulu' }
]

function Example({ onChange }: { readonly onChange: (value: string | null) => void }) {
  const [typed, setTyped] = useState('')
  return (
    <SearchList
      {...{ id: 'place', label: 'Paikka', help: 'Kirjoita osa nimestä.', error: 'Valitse paikka.', options, value: null, typed, onChange }}
      onType={setTyped}
      placeholder="Hae"
      nothingFound="Ei löydy."
      detailOf={(value) => (value === 'oulu' ? 'keskus' : undefined)}
    />
  )
}

it('is described by its help and its error, and tells what was chosen', async () => {
  serve({})
  const chosen: (string | null)[] = []
  await renderInApp(<Example onChange={(value) => chosen.push(value)} />)
  const box = screen.getByRole('combobox', { name: 'Paikka' })
  expect(box).toHaveAccessibleDescription('Kirjoita osa nimestä. Valitse paikka.')
  expect(box).toBeInvalid()
  await userEvent.click(box)
  expect(screen.getAllByRole('option', { hidden: true }).map((option) => option.textContent)).toEqual(['Joensuu', 'Oulu · keskus'])
  await userEvent.click(screen.getByRole('option', { name: 'Oulu · keskus', hidden: true }))
  expect(chosen).toEqual(['oulu'])
})

import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { renderInApp, serve } from '../../../../app/testing.js'
import { SearchSelect, type Choice } from './search-select.js'

const many: Choice[] = Array.from({ length: 120 }, (_, index) => ({
  value: `v${index}`,
  label: `Kunta ${index + 1}`,
  detail: index % 2 === 0 ? 'Lappi' : 'Uusimaa'
}))

interface ExampleProps {
  readonly start: string | null
  readonly choices?: readonly Choice[]
}

function Example({ start, choices = many }: ExampleProps) {
  const [value, setValue] = useState(start)
  return <SearchSelect id="field" label="Kunta" error="Valitse kunta." choices={choices} value={value} onChange={setValue} />
}

const options = () => screen.getAllByRole('option', { hidden: true })

describe('the list that is searched', () => {
  it('shows the name of what is chosen, however far down it stands', async () => {
    serve({})
    await renderInApp(<Example start="v110" />)
    const box = screen.getByRole('combobox', { name: 'Kunta' })
    expect(box).toHaveValue('Kunta 111')
    expect(box).toBeInvalid()
    expect(box).toHaveAccessibleDescription('Valitse kunta.')
    expect(options().length).toBeLessThan(60)
  })

  it('shows first those whose own name is meant', async () => {
    serve({})
    const choices = [
      { value: 'a', label: 'Iisalmen Into', detail: 'Itä-Suomi' },
      { value: 'b', label: 'Itä-Suomi', detail: 'Aluekeskus' }
    ]
    await renderInApp(<Example start={null} choices={choices} />)
    await userEvent.type(screen.getByRole('combobox', { name: 'Kunta' }), 'itä-suomi')
    expect(options().map((option) => option.textContent)).toEqual(['Itä-Suomi · Aluekeskus', 'Iisalmen Into · Itä-Suomi'])
  })

  it('finds by every word of the name and of what stands beside it', async () => {
    serve({})
    await renderInApp(<Example start={null} />)
    const box = screen.getByRole('combobox', { name: 'Kunta' })
    await userEvent.type(box, '11 lappi')
    expect(options().map((option) => option.textContent)).toEqual([
      'Kunta 11 · Lappi',
      ...['111', '113', '115', '117', '119'].map((number) => `Kunta ${number} · Lappi`)
    ])
    await userEvent.clear(box)
    await userEvent.type(box, 'pohjola')
    expect(screen.getByText('Haulla ”pohjola” ei löydy mitään.')).toBeInTheDocument()
  })
})

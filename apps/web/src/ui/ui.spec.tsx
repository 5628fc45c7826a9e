import { screen } from '@testing-library/react'
import { renderInApp } from '../app/testing.js'
import { Value } from './value.js'

describe('Value', () => {
  it('shows zero as a figure and says why a figure is missing', async () => {
    await renderInApp(
      <>
        <Value value={0} />
        <Value value="missing" />
      </>
    )
    expect(screen.getByText('0')).toBeVisible()
    expect(screen.getByText('puuttuu')).toBeInTheDocument()
  })
})

import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { renderInApp } from '../../../app/testing.js'
import { onAnnouncement } from '../../../ui/announce.js'
import { ItemOrder, moved } from './item-order.js'
import { NoticeRule } from './notice-rule.js'
import { QuorumLine } from './quorum-line.js'

const draw = (node: React.ReactElement) => renderInApp(node, { features: ['app', 'meeting'] })

it('says the last day to call, and that it has passed', async () => {
  const { unmount } = await draw(<NoticeRule meetingOn="2026-11-20" noticeDays={14} today="2026-11-05" />)
  expect(screen.getByText('Kutsuaika on vähintään 14 päivää: kutsu viimeistään 5.11.2026.')).toBeVisible()
  unmount()
  await draw(<NoticeRule meetingOn="2026-11-19" noticeDays={14} today="2026-11-05" />)
  expect(screen.getByText('Kutsuaika ei enää riitä: viimeinen kutsupäivä oli 4.11.2026.')).toBeVisible()
})

it('a quorum that is lost is said once, and not when nothing has changed', async () => {
  const said: string[] = []
  const stop = onAnnouncement((text) => said.push(text))
  const Board = () => {
    const [present, setPresent] = useState(3)
    return (
      <>
        <QuorumLine what="Kokous" quorum={{ present, entitled: 5, needed: 3, isMet: present >= 3 }} />
        <button onClick={() => setPresent(2)}>jäävi</button>
      </>
    )
  }
  await draw(<Board />)
  expect(said).toEqual([])
  await userEvent.click(screen.getByRole('button', { name: 'jäävi' }))
  await userEvent.click(screen.getByRole('button', { name: 'jäävi' }))
  expect(said).toEqual(['Kokous: Ei päätösvaltainen. Läsnä 2/5, vaaditaan 3'])
  stop()
})

it('an item is moved by the arrow keys, and neither first nor last falls off', async () => {
  expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
  const Agenda = () => {
    const [items, setItems] = useState<readonly string[]>(['Avaus', 'Talousarvio'])
    return items.map((name, place) => <div key={name} data-testid="item">{name}<ItemOrder {...{ items, place, name }} onChange={setItems} /></div>)
  }
  await draw(<Agenda />)
  const order = () => screen.getAllByTestId('item').map(({ textContent }) => textContent)
  screen.getByRole('button', { name: 'Siirrä ylös: Avaus' }).focus()
  await userEvent.keyboard('{ArrowUp}')
  expect(order()).toEqual(['Avaus', 'Talousarvio'])
  await userEvent.keyboard('{ArrowDown}')
  expect(order()).toEqual(['Talousarvio', 'Avaus'])
  await userEvent.click(screen.getByRole('button', { name: 'Poista: Avaus' }))
  expect(order()).toEqual(['Talousarvio'])
})

import { TestApp } from './harness.js'
let app: TestApp
beforeAll(async () => { app = await TestApp.start() })
afterAll(() => app.stop())
test('viewer', async () => {
  const actor = await app.as('national_coordinator')
  const data = await actor.get('{ viewer { displayName } }')
  expect(data).toEqual({ viewer: { displayName: 'Aino Salmela' } })
})

import { TestApp } from '../../../testing/harness.js'
import type { SetupService } from '../../identity/user/setup.service.js'
import { libraryFrameworks } from './library/framework-library.js'

let fresh: TestApp
beforeAll(async () => {
  fresh = await TestApp.start({ template: 'empty' })
})
afterAll(() => fresh.stop())

it('brings the frameworks, before anybody could install them; and nobody gets in by that door again', async () => {
  const token = (await fresh.provider<SetupService>('SetupService').offerFirstRun()) ?? ''
  const form = { consortiumName: 'Koe', displayName: 'Ensi Ylläpitäjä', email: 'ensi@koe.example', password: 'kolme sanaa ja hattu 7', language: 'fi' }
  expect((await fresh.post('/auth/first-run', { token, ...form })).status).toBe(200)
  const administrator = await fresh.signIn(form.email, form.password)
  const { qualityFrameworks } = await administrator.get<{ qualityFrameworks: { code: string }[] }>('{ qualityFrameworks { code } }')
  expect(qualityFrameworks.map(({ code }) => code)).toEqual(libraryFrameworks.map(({ code }) => code).sort())
  const [row] = await fresh.rows<{ id: string }>('SELECT id FROM consortium')
  await expect(fresh.rows(`SELECT app.first_frameworks($1, '[]')`, [row?.id])).rejects.toThrow('the consortium is not new')
})

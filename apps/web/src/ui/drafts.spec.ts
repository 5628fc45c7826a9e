import { forgetAllDrafts, forgetDraft, keepDraft, readDraft } from './drafts.js'

beforeEach(() => sessionStorage.clear())

it('keeps a draft for the one who wrote it, and for nobody else', () => {
  keepDraft(['change', 'aino'], { kind: 'move' })
  expect(readDraft(['change', 'aino'])).toEqual({ kind: 'move' })
  expect(readDraft(['change', 'eero'])).toBeNull()
  expect(readDraft(['organisation', 'aino'])).toBeNull()
  forgetDraft(['change', 'aino'])
  expect(readDraft(['change', 'aino'])).toBeNull()
})

it('forgets every draft at sign-out, and nothing else', () => {
  keepDraft(['change', 'aino'], { kind: 'move' })
  keepDraft(['organisation', 'eero', 'new'], { kind: 'close' })
  sessionStorage.setItem('solmu-first-run', '{}')
  forgetAllDrafts()
  expect([readDraft(['change', 'aino']), readDraft(['organisation', 'eero', 'new'])]).toEqual([null, null])
  expect(sessionStorage.getItem('solmu-first-run')).toBe('{}')
})

it('finds nothing in what is not a draft', () => {
  sessionStorage.setItem('solmu-draft/change/aino', '{broken')
  expect(readDraft(['change', 'aino'])).toBeNull()
})

import { languages } from '@solmu/shared/text.js'
import { isTopic, knownParams, topicGroups, topics } from './notification-topics.js'
import { isRecordKind, recordKinds, recordPath } from './records.js'

it('every topic says what it is in every language, and leads somewhere', () => {
  for (const [name, { group, says, path }] of Object.entries(topics)) {
    expect(topicGroups).toContain(group)
    expect([name, languages.every((language) => says[language].trim() !== '' && !/[{}\d]/.test(says[language]))]).toEqual([name, true])
    expect(path).toMatch(/^\/[a-z/-]+$/)
  }
  expect([isTopic('comment_mention'), isTopic('toString')]).toEqual([true, false])
})

it('a notification says nothing besides its topic but what is on the list', () => {
  expect(knownParams({ person: 'Aino Salmela', text: 'Salaista', count: 4 })).toEqual({ person: 'Aino Salmela' })
  expect(knownParams({ person: 4 })).toEqual({})
})

it('every kind of record has a name and an address', () => {
  for (const [kind, { path, name }] of Object.entries(recordKinds)) {
    expect([kind, path.split(':id').length]).toEqual([kind, 2])
    for (const language of languages) expect(name[language]).not.toBe('')
  }
  expect(recordPath({ kind: 'org_unit', id: 'x' })).toBe('/units/x')
  expect([isRecordKind('edition'), isRecordKind('constructor')]).toEqual([true, false])
})

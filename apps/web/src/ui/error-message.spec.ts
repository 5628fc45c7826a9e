/** Errors in the reader's words, as the API tells them. */
import { errorCodes } from '@solmu/domain/errors.js'
import { createIntl } from 'react-intl'
import en from '../app/messages/en.json' with { type: 'json' }
import fi from '../app/messages/fi.json' with { type: 'json' }
import sv from '../app/messages/sv.json' with { type: 'json' }
import { ApiError } from '../graphql/api-error.js'
import { describeError } from './error-message.js'

const messages = { fi, sv, en }

const said = (language: 'fi' | 'sv' | 'en', params: Readonly<Record<string, unknown>>) =>
  describeError(createIntl({ locale: language, messages: messages[language] }), new ApiError({ code: 'OUT_OF_RANGE', params })).text

describe('what lies out of range', () => {
  it.each([
    [{ min: 1, max: 5000 }, 'Luvun pitää olla välillä 1–5 000.'],
    [{ min: 1 }, 'Luvun pitää olla vähintään 1.'],
    [{ min: '', max: 5 }, 'Luku voi olla enintään 5.'],
    [{}, 'Luku ei ole sallituissa rajoissa.'],
    [{ min: '2026-11-01', max: '2026-11-23' }, 'Päivän pitää olla välillä 1.11.2026–23.11.2026.'],
    [{ min: '2026-11-23', max: '2026-11-23' }, 'Päivän pitää olla 23.11.2026.'],
    [{ min: '2026-11-23' }, 'Päivä voi olla aikaisintaan 23.11.2026.'],
    [{ min: '', max: '2026-11-23' }, 'Päivä voi olla viimeistään 23.11.2026.']
  ])('%j: %s', (params, text) => {
    expect(said('fi', params).replaceAll('\u00a0', ' ')).toBe(text)
  })

  it('is told in every language', () => {
    expect([said('sv', { min: '2026-11-23' }), said('en', { max: '2026-11-23' })]).toEqual(['Dagen kan vara tidigast 23.11.2026.', 'The day can be 23 Nov 2026 at the latest.'])
  })
})

it.each(['fi', 'sv', 'en'] as const)('every refusal is told in words in %s, whatever it leaves out', (language) => {
  const intl = createIntl({ locale: language, messages: messages[language] })
  const patterns = Object.keys(errorCodes).filter((code) => /[{}]/u.test(describeError(intl, new ApiError({ code })).text))
  expect(patterns).toEqual([])
})

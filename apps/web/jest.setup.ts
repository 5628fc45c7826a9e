import { afterEach, expect, jest } from '@jest/globals'
import * as matchers from '@testing-library/jest-dom/matchers'
import { configure, getConfig } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { format } from 'node:util'
import * as React from 'react'

// The matchers alone, in one file with the other packages: their entry loads hundreds of small ones.
expect.extend(Object.fromEntries(Object.entries(matchers).filter(([, matcher]) => typeof matcher === 'function')) as Parameters<typeof expect.extend>[0])

// A busy machine may take longer than the usual second to draw what is waited for: the limit only stops what never comes. While one waits, nobody reads what is
// wrong: the page is written out once, when the time is up.
const { getElementError } = getConfig()
const isWaiting = () => (getConfig() as { _disableExpensiveErrorDiagnostics?: boolean })._disableExpensiveErrorDiagnostics === true
const notYet = (message: string | null) => Object.assign(new Error(message ?? ''), { name: 'TestingLibraryElementError' })
configure({
  asyncUtilTimeout: 60_000,
  getElementError: (message, container) => (isWaiting() ? notYet(message) : getElementError(message, container))
})

/** jsdom has no layout: nothing matches a width, nothing is measured, nothing scrolls. */
window.matchMedia = (query: string) =>
  ({
    matches: query.includes('min-width'),
    media: query,
    onchange: null,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
    dispatchEvent: () => false
  }) as MediaQueryList

window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
}

window.scrollTo = () => undefined
Element.prototype.scrollIntoView = () => undefined
// Nothing is painted: axe, which would measure icons, is told so as a browser tells it.
HTMLCanvasElement.prototype.getContext = () => null

// Mantine asks the document for its fonts before it measures a text area.
Object.defineProperty(document, 'fonts', {
  value: { addEventListener: jest.fn(), removeEventListener: jest.fn() },
  configurable: true
})

// A person types with pauses, a test without: nothing here waits for the clock between two keys.
const setUp = userEvent.setup
Object.assign(userEvent, { setup: (options?: Parameters<typeof setUp>[0]) => setUp({ delay: null, ...options }) })

// React keeps a stack for every element while it is developed with; nobody reads them here, and they take their time.
const internals: object = Reflect.get(React, '__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE') as object
Object.defineProperty(internals, 'recentlyCreatedOwnerStacks', { get: () => Number.POSITIVE_INFINITY, set: () => undefined })

// What a page complains about in the console of the browser is a fault. A spec that means it to complain puts a spy there.
// Whether a timer of a component ends within act or just after it hangs on the machine, and is no fault.
const complaints: string[] = []
const complain = (...told: unknown[]) => {
  const text = format(...told)
  if (!text.includes('not wrapped in act(')) complaints.push(text)
}
Object.assign(console, { error: complain, warn: complain })
afterEach(() => expect(complaints.splice(0)).toEqual([]))

import '@testing-library/jest-dom/jest-globals'
import { jest } from '@jest/globals'
import { configure } from '@testing-library/react'

// A busy machine may take longer than the usual second to draw what is waited for.
configure({ asyncUtilTimeout: 5000 })

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

// Mantine asks the document for its fonts before it measures a text area.
Object.defineProperty(document, 'fonts', {
  value: { addEventListener: jest.fn(), removeEventListener: jest.fn() },
  configurable: true
})

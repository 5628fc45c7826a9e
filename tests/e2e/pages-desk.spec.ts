/** Every page on a desk; in English those that everybody sees first. */
import { lookAtPages } from './pages.js'
import { desktop } from './visitor.js'

lookAtPages([
  { lang: 'fi', theme: 'light', size: desktop, extent: 'most' },
  { lang: 'en', theme: 'dark', size: desktop, extent: 'signed out' }
])
